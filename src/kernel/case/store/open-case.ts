import { sql } from 'kysely'
import { readRows } from '../../database/rows.ts'
import { keptRecord } from '../../decision/kept.ts'
import { yearOf } from '../../value/time/civil-date.ts'
import type { VerbContext } from '../../verb/index.ts'
import { dueIn } from '../clock/due.ts'
import { formIn, type Procedure } from '../procedure.ts'
import { openNotices } from '../step/notice.ts'
import type { CaseFile, Form } from './case-file.ts'
import { FileRow, fileOf } from './case-store.ts'
import { type Opening, openedRow } from './opening.ts'

/** Opens a case: one statement takes its number and writes file and first event, since the next of its kind waits for the number. */
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
  const given = {
    ...openedRow(opening, due),
    kind: procedure.kind,
    state,
    form,
    record: record ? keptRecord(record) : null,
    held_since: opening.held ? ctx.now : null,
    closed_at: ends ? ctx.now : null,
  }
  const { account, label, kind } = ctx.actor
  const rows = await readRows(
    FileRow,
    sql`select * from open_case(${JSON.stringify(given)}::jsonb, ${yearOf(ctx.today)}, ${account}, ${label}, ${kind},
      ${ctx.now}, ${opening.note ?? null})`,
    ctx.db,
  )
  if (!rows[0]) throw new Error(`no case of kind ${procedure.kind} was opened`)
  const file = fileOf(rows[0])
  ctx.act.subject('case', file.number)
  ctx.act.district(opening.district)
  if (procedure.states[state]?.notice) await openNotices(ctx, procedure, [file])
  return file
}
