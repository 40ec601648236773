import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Save } from '../rules/saving.ts'

/** Answers that came late or were carried on a stick (救援文件), until the chief invigilator decides and after. */
export interface Rescue {
  id: string
  sitting: string
  session: string
  seat: string
  came: 'late' | 'file'
  saves: Save[]
  receivedAt: Date
  receivedBy: string
  decidedAt: Date | null
  taken: boolean | null
  reason: string | null
}

const Row = z.object({
  id: z.string(),
  sitting: z.string(),
  session: z.string(),
  seat: z.string(),
  came: z.enum(['late', 'file']),
  saves: kept<Save[]>(),
  receivedAt: z.date(),
  receivedBy: z.string(),
  decidedAt: z.date().nullable(),
  taken: z.boolean().nullable(),
  reason: z.string().nullable(),
})
const SELECT = sql`select e.id, e.sitting, k.session, k.seat, e.came, e.saves, e.received_at as "receivedAt",
  e.received_by as "receivedBy", e.decided_at as "decidedAt", e.taken, e.reason
  from sitting_rescue e join sitting k on k.id = e.sitting`

/** Keeps what came for the chief; the same content twice is once. Whether it was not there before. */
export async function insertRescue(
  db: Db,
  one: {
    sitting: string
    came: 'late' | 'file'
    digest: string
    saves: readonly Save[]
    at: Date
    by: string
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into sitting_rescue (id, sitting, came, digest, saves, received_at, received_by)
    values (${randomUUID()}, ${one.sitting}, ${one.came}, ${one.digest}, ${JSON.stringify(one.saves)}::jsonb, ${one.at},
      ${one.by})
    on conflict (sitting, digest) do nothing returning id`.execute(db)
  return rows.length > 0
}

export const rescuesOf = (db: Db, session: string): Promise<Rescue[]> =>
  readRows(Row, sql`${SELECT} where k.session = ${session}::uuid order by e.received_at, e.id`, db)

export const rescuesByIds = (db: Db, ids: readonly string[]): Promise<Rescue[]> =>
  readRows(Row, sql`${SELECT} where e.id = any(${[...ids]}::uuid[]) order by e.id`, db)

/** How many of each session wait for the chief. */
export async function openRescues(db: Db, sessions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ session: string; count: number }>`select k.session, count(*)::int as count
    from sitting_rescue e join sitting k on k.id = e.sitting
    where k.session = any(${[...sessions]}::uuid[]) and e.decided_at is null group by k.session`.execute(db)
  return new Map(rows.map(({ session, count }) => [session, count]))
}

export async function lockRescue(db: Db, id: string): Promise<Rescue | null> {
  const rows = await readRows(Row, sql`${SELECT} where e.id = ${id}::uuid for update of e`, db)
  return rows[0] ?? null
}

export async function decideRescue(
  db: Db,
  id: string,
  one: { taken: boolean; reason: string; at: Date; by: string },
): Promise<void> {
  await sql`update sitting_rescue set taken = ${one.taken}, reason = ${one.reason}, decided_at = ${one.at},
      decided_by = ${one.by} where id = ${id}::uuid and decided_at is null`.execute(db)
}
