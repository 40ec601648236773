import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { StatusDetail } from '../schema.ts'
import { insertStatuses, type KeptStatus, type NewStatusRow, retireStatuses } from './store.ts'
import { lossOf, subjectOf } from './take-rows.ts'
import { tellGrounds } from './tell-grounds.ts'

/** What a row should have said (更正). */
export interface RightRow {
  from: CivilDate
  to: CivilDate | null
  organisation: string | null
  detail: StatusDetail
}

/**
 * Puts the row as it should have been in the old one's place (更正), and tells what rests on days or words that are lost.
 * It keeps its source's own name for it, so that the source's next word still finds it; what somebody had only said of
 * themselves has been seen by an officer now.
 */
export async function correctRow(
  ctx: VerbContext,
  row: KeptStatus,
  right: RightRow,
  evidence: string,
): Promise<void> {
  const said = row.trust === 'C' || row.trust === 'D'
  const fresh: NewStatusRow = {
    id: randomUUID(),
    person: row.person,
    kind: row.kind,
    organisation: right.organisation,
    subject: subjectOf(row.kind, right.organisation, right.detail),
    detail: right.detail,
    starts: right.from,
    ends: right.to,
    source: said ? '窗口核验' : row.source,
    trust: said ? 'B' : row.trust,
    connection: row.connection,
    reference: row.reference,
    evidence,
    recorded_by: ctx.actor.account,
    confirmed_on: ctx.today,
  }
  const retired = [{ id: row.id, successor: fresh.id, why: lossOf(row, fresh) }]
  await retireStatuses(ctx.db, retired, ctx.now)
  await insertStatuses(ctx.db, [fresh], ctx.now)
  await tellGrounds(ctx, retired)
}
