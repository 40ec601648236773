import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { insertStatuses, type KeptStatus, retireStatuses } from './store.ts'
import { tellGrounds } from './tell-grounds.ts'

/** The row with its last day in the old one's place; days that are lost thereby withdraw what rests on them. */
export async function endRow(ctx: VerbContext, row: KeptStatus, on: CivilDate): Promise<void> {
  const id = randomUUID()
  const lost = on < (row.confirmedOn ?? row.from)
  const retired = [{ id: row.id, successor: id, why: lost ? '终止日提前' : null }]
  await retireStatuses(ctx.db, retired, ctx.now)
  await insertStatuses(
    ctx.db,
    [
      {
        id,
        person: row.person,
        kind: row.kind,
        organisation: row.organisation,
        subject: row.subject,
        detail: row.detail,
        starts: row.from,
        ends: on,
        source: row.source,
        trust: row.trust,
        connection: row.connection,
        reference: row.reference,
        evidence: row.evidence,
        recorded_by: row.recordedBy,
        confirmed_on: ctx.today,
      },
    ],
    ctx.now,
  )
  await tellGrounds(ctx, retired)
}

/** The row stays on file, but stands no longer. */
export async function withdrawRow(ctx: VerbContext, row: KeptStatus, why: string): Promise<void> {
  const retired = [{ id: row.id, successor: null, why }]
  await retireStatuses(ctx.db, retired, ctx.now)
  await tellGrounds(ctx, retired)
}
