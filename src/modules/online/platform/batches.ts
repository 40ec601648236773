import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

const Batch = z.object({
  id: z.string(),
  received_at: z.date(),
  digest: z.string(),
  statements: z.number(),
  refused_place: z.string().nullable(),
  refused_why: z.string().nullable(),
  ms: z.coerce.number(),
})
export type ReceivedBatch = z.output<typeof Batch>

const COLUMNS = sql`b.id, b.received_at, b.digest, b.statements, b.refused_place, b.refused_why,
  (select coalesce(sum(r.gain_ms), 0)::bigint from online_platform_row r where r.batch = b.id) as ms`

/** Keeps that a batch came in, or was refused and where. */
export async function insertBatch(
  db: Db,
  one: {
    platform: string
    key: string
    at: Date
    digest: string
    statements: number
    refused?: { place: string; why: string }
  },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_platform_batch (id, platform, key, received_at, digest, statements, refused_place, refused_why)
    values (${id}::uuid, ${one.platform}::uuid, ${one.key}::uuid, ${one.at}, ${one.digest}, ${one.statements},
      ${one.refused?.place ?? null}, ${one.refused?.why ?? null})`.execute(db)
  return id
}

/** What came of one record; the same record twice in a batch is kept once. */
export async function insertRow(
  db: Db,
  batch: string,
  one: { statement: string; outcome: string; gain: number },
): Promise<void> {
  await sql`insert into online_platform_row (batch, statement, outcome, gain_ms)
    values (${batch}::uuid, ${one.statement}::uuid, ${one.outcome}, ${one.gain}) on conflict do nothing`.execute(
    db,
  )
}

/** The latest batches of a platform. */
export const latestBatches = (db: Db, platform: string, most: number): Promise<ReceivedBatch[]> =>
  readRows(
    Batch,
    sql`select ${COLUMNS} from online_platform_batch b where b.platform = ${platform}::uuid
    order by b.received_at desc, b.id desc limit ${most}`,
    db,
  )

/** One batch of this platform; null where it has no such. */
export async function batchById(db: Db, platform: string, id: string): Promise<ReceivedBatch | null> {
  const [row] = await readRows(
    Batch,
    sql`select ${COLUMNS} from online_platform_batch b where b.id = ${id}::uuid and b.platform = ${platform}::uuid`,
    db,
  )
  return row ?? null
}

const Row = z.object({ statement: z.string(), outcome: z.string(), gain_ms: z.number() })

/** What came of each record of a batch. */
export const rowsOfBatch = (db: Db, batch: string): Promise<z.output<typeof Row>[]> =>
  readRows(
    Row,
    sql`select statement, outcome, gain_ms from online_platform_row where batch = ${batch}::uuid
    order by outcome, statement`,
    db,
  )

const Share = z.object({ month: z.string(), outcome: z.string(), count: z.number() })

/** How many records had which outcome, month by month since a day. */
export const outcomesByMonth = (
  db: Db,
  platform: string,
  since: CivilDate,
): Promise<z.output<typeof Share>[]> =>
  readRows(
    Share,
    sql`select to_char(b.received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, r.outcome, count(*)::int as count
    from online_platform_batch b join online_platform_row r on r.batch = b.id
    where b.platform = ${platform}::uuid and b.received_at >= ${since}::date
    group by 1, 2 order by 1, 2`,
    db,
  )

/** Marks a signed request; false where one came with this mark before. What is too old to be taken is forgotten. */
export async function useNonce(
  db: Db,
  platform: string,
  nonce: string,
  at: Date,
  forgetBefore: Date,
): Promise<boolean> {
  await sql`delete from online_platform_nonce where platform = ${platform}::uuid and at < ${forgetBefore}`.execute(
    db,
  )
  const { rows } = await sql`insert into online_platform_nonce (platform, nonce, at)
    values (${platform}::uuid, ${nonce}, ${at}) on conflict do nothing returning nonce`.execute(db)
  return rows.length > 0
}
