import { sql } from 'kysely'
import { type KeptRecord, keptRecord } from '../../decision/kept.ts'
import type { VerbContext } from '../../verb/index.ts'
import { type Due, dueIn, NO_DUE } from '../clock/due.ts'
import { formIn, type Procedure } from '../procedure.ts'
import type { Form } from './case-file.ts'
import { type Opening, openedRow } from './opening.ts'
import { numbered } from './serial.ts'

/**
 * Opens many cases of one kind at once: one statement numbers them, one writes files and first events. Gives back their
 * numbers in the order of the openings. A state with a notice is entered case by case, never opened in.
 */
export async function openCases<F extends Form>(
  ctx: VerbContext,
  procedure: Procedure<F>,
  openings: readonly Opening<F>[],
): Promise<string[]> {
  if (openings.length === 0) return []
  const dues = await duesOf(ctx, procedure, openings)
  const numbers = await numbered(ctx, procedure.kind, openings)
  const records = await keptAlike(ctx, openings)
  const rows = openings.map((opening, index) => {
    const state = opening.state ?? procedure.starts
    const due = dues[index] ?? NO_DUE
    return {
      ...openedRow(opening, due),
      number: numbers[index],
      state,
      form: formIn(procedure, opening.form),
      record: records[index] ?? null,
      ended: procedure.states[state]?.ends !== undefined,
      note: opening.note ?? null,
    }
  })
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number text, district text, person uuid,
        organisation uuid, title text, subtitle text, state text, amount bigint, form jsonb, record jsonb,
        attention jsonb, held_code text, held_text text, held_whose text, held_wakes jsonb, due_on date,
        due_from date, due_days integer, due_estimated integer[], ended boolean, note text)
    ), file as (
      insert into case_file (number, kind, district, person, organisation, applicant, title, subtitle, state, revision,
        amount, form, record, attention, held_code, held_text, held_whose, held_wakes, held_since, due_on, due_from,
        due_days, due_estimated, opened_at, moved_at, closed_at)
      select number, ${procedure.kind}, district, person, organisation, ${ctx.actor.account}::text, title, subtitle,
        state, 1, amount, form, nullif(record, 'null'::jsonb), attention, held_code, held_text, held_whose, held_wakes,
        case when held_code is null then null else ${ctx.now}::timestamptz end, due_on, due_from, due_days,
        due_estimated, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz,
        case when ended then ${ctx.now}::timestamptz end
      from given
    )
    insert into case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at, note)
    select number, 1, 'open', null, state, ${ctx.actor.account}::text, ${ctx.actor.label}::text, ${ctx.actor.kind}::text,
      ${ctx.now}::timestamptz, note from given`.execute(ctx.db)
  for (const { number } of rows) if (number) ctx.act.subject('case', number)
  return numbers
}

/** The records of one act, which all rest on the same standards: those are kept once. */
async function keptAlike(ctx: VerbContext, openings: readonly Opening[]): Promise<(KeptRecord | null)[]> {
  const first = await ctx.kept(openings.find(({ record }) => record)?.record)
  const standards = first?.standards
  return openings.map(({ record }) =>
    record ? keptRecord(standards ? { ...record, standards } : record) : null,
  )
}

/** The time of each case: a term is the same for all that enter a state, an absolute day is each one's own. */
async function duesOf(ctx: VerbContext, procedure: Procedure, openings: readonly Opening[]): Promise<Due[]> {
  const shared = new Map<string, Due>()
  const dues: Due[] = []
  for (const opening of openings) {
    const state = opening.state ?? procedure.starts
    if (procedure.states[state]?.notice) throw new Error(`${procedure.kind}: ${state} is not opened in sets`)
    const known = shared.get(state)
    const due =
      known ??
      (await dueIn(ctx, procedure, state, {
        number: null,
        kind: procedure.kind,
        district: opening.district,
        person: opening.person ?? null,
        organisation: opening.organisation ?? null,
        form: opening.form,
      }))
    if (typeof procedure.states[state]?.within !== 'object') shared.set(state, due)
    dues.push(due)
  }
  return dues
}
