import { sql } from 'kysely'
import { readRows } from '../../database/rows.ts'
import type { DecisionRecord } from '../../decision/decision.ts'
import { keptRecord } from '../../decision/kept.ts'
import type { VerbContext } from '../../verb/index.ts'
import { dueIn } from '../clock/due.ts'
import { formIn, type Procedure } from '../procedure.ts'
import { type Hold, wakesOf } from '../step/hold.ts'
import { openNotices } from '../step/notice.ts'
import type { CaseFile, Form } from './case-file.ts'
import { FileRow, fileOf } from './case-store.ts'
import { numbered } from './serial.ts'

export interface Opening<F = Form> {
  district: string
  person?: string | null
  organisation?: string | null
  title: string
  subtitle?: string
  form: F
  record?: DecisionRecord | null
  amount?: number | null
  attention?: string[]
  held?: Hold | null
  /** Another first state than the procedure's own, for a case that the system decides at once. */
  state?: string
  note?: string
}

/** Opens a case: takes its number, then writes file and first event. */
export async function openCase<F extends Form>(
  ctx: VerbContext,
  procedure: Procedure<F>,
  opening: Opening<F>,
): Promise<CaseFile> {
  const form = formIn(procedure, opening.form)
  const state = opening.state ?? procedure.starts
  const ends = procedure.states[state]?.ends
  const due = await dueIn(ctx, procedure, state, {
    number: null,
    kind: procedure.kind,
    district: opening.district,
    person: opening.person ?? null,
    organisation: opening.organisation ?? null,
    form,
  })
  const record = await ctx.kept(opening.record)
  const [number] = await numbered(ctx, procedure.kind, [opening])
  const rows = await readRows(
    FileRow,
    sql`
    insert into case_file (number, kind, district, person, organisation, applicant, title, subtitle, state, revision,
      amount, form, record, attention, held_code, held_text, held_whose, held_wakes, held_since, due_on, due_from,
      due_days, due_estimated, opened_at, moved_at, closed_at)
    values (${number}, ${procedure.kind}, ${opening.district}, ${opening.person ?? null}::uuid,
      ${opening.organisation ?? null}::uuid, ${ctx.actor.account}, ${opening.title}, ${opening.subtitle ?? ''}, ${state}, 1,
      ${opening.amount ?? null}::bigint, ${JSON.stringify(form)}::jsonb,
      ${record ? JSON.stringify(keptRecord(record)) : null}::jsonb, ${JSON.stringify(opening.attention ?? [])}::jsonb,
      ${opening.held?.code ?? null}, ${opening.held?.text ?? null}, ${opening.held?.whose ?? null},
      ${JSON.stringify(wakesOf(opening.held))}::jsonb, ${opening.held ? ctx.now : null}::timestamptz,
      ${due.dueOn}::date, ${due.term?.from ?? null}::date, ${due.term?.days ?? null}::integer,
      ${due.estimatedYears}::integer[], ${ctx.now}, ${ctx.now}, ${ends ? ctx.now : null}::timestamptz)
    returning *`,
    ctx.db,
  )
  if (!rows[0]) throw new Error(`no case of kind ${procedure.kind} was opened`)
  const file = fileOf(rows[0])
  // After the file, in a statement of its own: a distributed database writes what a `with` writes first, before its case.
  await sql`insert into case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at, note)
    values (${number}, 1, 'open', null, ${state}, ${ctx.actor.account}, ${ctx.actor.label}, ${ctx.actor.kind},
      ${ctx.now}, ${opening.note ?? null})`.execute(ctx.db)
  ctx.act.subject('case', file.number)
  ctx.act.district(opening.district)
  if (procedure.states[state]?.notice) await openNotices(ctx, procedure, [file])
  return file
}
