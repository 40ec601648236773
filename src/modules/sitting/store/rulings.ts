import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Ruling } from '../marking/points.ts'

/** A ruling (题目处理) with what it is about. */
export interface KeptRuling {
  id: string
  session: string
  examNumber: string
  district: string
  title: string
  item: string
  ruling: Ruling
  reason: string
  proposedBy: string
  proposedName: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  refusedAt: Date | null
}

const Row = z.object({
  id: z.string(),
  session: z.string(),
  examNumber: z.string(),
  district: z.string(),
  title: z.string(),
  item: z.string(),
  ruling: kept<Ruling>(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedName: z.string(),
  proposedAt: z.date(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  refusedAt: z.date().nullable(),
})
const SELECT = sql`select q.id, q.session, s.exam_number as "examNumber", s.district, s.title, q.item, q.ruling, q.reason,
  q.proposed_by as "proposedBy", q.proposed_name as "proposedName", q.proposed_at as "proposedAt",
  q.decided_by as "decidedBy", q.decided_at as "decidedAt", q.refused_at as "refusedAt"
  from sitting_ruling q join sitting_session s on s.id = q.session`

export const rulingsByIds = (db: Db, ids: readonly string[]): Promise<KeptRuling[]> =>
  readRows(Row, sql`${SELECT} where q.id = any(${[...ids]}::uuid[]) order by q.id`, db)

/** Everything that was proposed about a session's items, the newest first. */
export const proposedIn = (db: Db, session: string): Promise<KeptRuling[]> =>
  readRows(Row, sql`${SELECT} where q.session = ${session}::uuid order by q.proposed_at desc, q.id`, db)

/** The last rulings of the city, those that wait first. */
export const lastRulings = (db: Db): Promise<KeptRuling[]> =>
  readRows(Row, sql`${SELECT} order by (q.decided_by is null) desc, q.proposed_at desc, q.id limit 60`, db)

/** A ruling that was proposed, held for the act. */
export async function lockRuling(db: Db, id: string): Promise<KeptRuling | null> {
  const rows = await readRows(Row, sql`${SELECT} where q.id = ${id}::uuid for update of q`, db)
  return rows[0] ?? null
}

/** What holds of a session's items: the newest that was decided. */
export async function rulingsOf(db: Db, session: string): Promise<ReadonlyMap<string, Ruling>> {
  const { rows } = await sql<{
    item: string
    ruling: Ruling
  }>`select distinct on (item) item, ruling from sitting_ruling
    where session = ${session}::uuid and decided_at is not null order by item, decided_at desc, id`.execute(
    db,
  )
  return new Map(rows.map(({ item, ruling }) => [item, ruling]))
}

export async function insertRuling(
  db: Db,
  one: Pick<
    KeptRuling,
    'id' | 'session' | 'item' | 'ruling' | 'reason' | 'proposedBy' | 'proposedName' | 'proposedAt'
  >,
): Promise<void> {
  await sql`insert into sitting_ruling (id, session, item, ruling, reason, proposed_by, proposed_name, proposed_at)
    values (${one.id}, ${one.session}, ${one.item}, ${JSON.stringify(one.ruling)}::jsonb, ${one.reason},
      ${one.proposedBy}, ${one.proposedName}, ${one.proposedAt})`.execute(db)
}

export async function settleRuling(
  db: Db,
  id: string,
  one: { accept: boolean; by: string; at: Date },
): Promise<void> {
  await sql`update sitting_ruling set decided_by = ${one.by}, decided_at = ${one.accept ? one.at : null},
      refused_at = ${one.accept ? null : one.at} where id = ${id}::uuid`.execute(db)
}
