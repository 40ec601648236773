import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'

/** What became of an entry: it counts, waits for the chief, was taken or put aside by the chief, or was not taken. */
export const BECAME = ['counted', 'late', 'taken', 'put-aside', 'rejected'] as const
export type Became = (typeof BECAME)[number]

/** An entry as it was received. */
export interface KeptEntry {
  key: string
  candidate: string | null
  card: string
  item: string
  value: string
  over: string[]
  device: string
  at: Date
  receivedAt: Date
  byAccount: string
  source: 'phone' | 'chief' | 'paper'
  became: Became
  why: string | null
  /** Why a candidate stopped. */
  said?: string | null
}

const Row = z.object({
  key: z.string(),
  session: z.string(),
  candidate: z.string().nullable(),
  card: z.string(),
  item: z.string(),
  value: z.string(),
  over: z.array(z.string()),
  device: z.string(),
  at: z.date(),
  receivedAt: z.date(),
  byAccount: z.string(),
  source: kept<KeptEntry['source']>(),
  became: kept<Became>(),
  why: z.string().nullable(),
  said: z.string().nullable(),
})

const SELECT = sql`select key, session, candidate, card, item, value, over, device, at, received_at as "receivedAt",
  by_account as "byAccount", source, became, why, said from practical_entry`

/** What of a session counts: what came in time and what the chief took. */
export const countedIn = (db: Db, session: string): Promise<KeptEntry[]> =>
  readRows(
    Row,
    sql`${SELECT} where session = ${session}::uuid and became in ('counted', 'taken') order by received_at, key`,
    db,
  )

/** Everything of a session that was received, whatever became of it, in the order in which it came. */
export const entriesIn = (db: Db, session: string): Promise<KeptEntry[]> =>
  readRows(Row, sql`${SELECT} where session = ${session}::uuid order by received_at, key`, db)

/** What came after the end and waits for the chief. */
export const lateIn = (db: Db, session: string): Promise<KeptEntry[]> =>
  readRows(
    Row,
    sql`${SELECT} where session = ${session}::uuid and became = 'late' order by received_at, key limit 2000`,
    db,
  )

/** The last entries of a session that were not taken, the newest first. */
export const rejectedIn = (db: Db, session: string): Promise<KeptEntry[]> =>
  readRows(
    Row,
    sql`${SELECT} where session = ${session}::uuid and became = 'rejected' order by received_at desc, key limit 50`,
    db,
  )

/** Entries that were received before, by their keys, of whatever session. */
export async function receivedBefore(
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptEntry & { session: string }>> {
  const rows = await readRows(Row, sql`${SELECT} where key = any(${[...keys]}::uuid[])`, db)
  return new Map(rows.map((row) => [row.key, row]))
}

/** Keeps an entry with what became of it. */
export async function insertEntry(db: Db, session: string, one: KeptEntry): Promise<void> {
  await sql`insert into practical_entry (key, session, candidate, card, item, value, over, device, at, received_at, by_account,
      source, became, why, said)
    values (${one.key}::uuid, ${session}::uuid, ${one.candidate}::uuid, ${one.card}, ${one.item}, ${one.value},
      ${one.over}::uuid[], ${one.device}, ${one.at}, ${one.receivedAt}, ${one.byAccount}, ${one.source}, ${one.became},
      ${one.why}, ${one.said ?? null})`.execute(db)
}

/** The chief decides on what came late of one examiner for one candidate; how many entries. */
export async function decideLate(
  db: Db,
  session: string,
  of: { candidate: string; card: string },
  one: { taken: boolean; reason: string; by: string; at: Date },
): Promise<number> {
  const { rows } = await sql`update practical_entry set became = ${one.taken ? 'taken' : 'put-aside'},
      why = ${one.reason}, decided_by = ${one.by}, decided_at = ${one.at}
    where session = ${session}::uuid and candidate = ${of.candidate}::uuid and card = ${of.card} and became = 'late'
    returning key`.execute(db)
  return rows.length
}
