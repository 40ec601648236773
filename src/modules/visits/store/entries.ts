import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Verdict } from '../in-words.ts'

/** What became of what a phone sent. */
export const BECAME = ['counted', 'rejected'] as const
export type Became = (typeof BECAME)[number]

/** A supervisor's word on a line of the checklist, as it was received. */
export interface KeptEntry {
  key: string
  visit: string
  card: string
  item: string
  verdict: Verdict
  remark: string
  over: string[]
  device: string
  at: Date
  receivedAt: Date
  byAccount: string
  became: Became
  why: string | null
}

const Row = z.object({
  key: z.string(),
  visit: z.string(),
  card: z.string(),
  item: z.string(),
  verdict: kept<Verdict>(),
  remark: z.string(),
  over: z.array(z.string()),
  device: z.string(),
  at: z.date(),
  receivedAt: z.date(),
  byAccount: z.string(),
  became: kept<Became>(),
  why: z.string().nullable(),
})

const SELECT = sql`select key, visit, card, item, verdict, remark, over, device, at, received_at as "receivedAt",
  by_account as "byAccount", became, why from visit_entry`

/** What of a visit counts. */
export const countedIn = (db: Db, visit: string): Promise<KeptEntry[]> =>
  readRows(
    Row,
    sql`${SELECT} where visit = ${visit} and became = 'counted' order by received_at, key limit 20000`,
    db,
  )

/** Entries that were received before, by their keys, of whatever visit. */
export async function receivedBefore(
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptEntry>> {
  const rows = await readRows(Row, sql`${SELECT} where key = any(${[...keys]}::uuid[])`, db)
  return new Map(rows.map((row) => [row.key, row]))
}

export async function insertEntry(db: Db, one: KeptEntry): Promise<void> {
  await sql`insert into visit_entry (key, visit, card, item, verdict, remark, over, device, at, received_at, by_account, became, why)
    values (${one.key}::uuid, ${one.visit}, ${one.card}, ${one.item}, ${one.verdict}, ${one.remark}, ${one.over}::uuid[],
      ${one.device}, ${one.at}, ${one.receivedAt}, ${one.byAccount}, ${one.became}, ${one.why})`.execute(db)
}

/** What the lead settled where supervisors differed (组长裁定). */
export interface Settlement {
  item: string
  verdict: Verdict
  /** The words that it was settled on: with other words it settles nothing. */
  on: string
  reason: string
  byName: string
}

const SettlementRow = z.object({
  item: z.string(),
  verdict: kept<Verdict>(),
  on: z.string(),
  reason: z.string(),
  byName: z.string(),
})

/** What was settled of a visit, the last first. */
export const settlementsIn = (db: Db, visit: string): Promise<Settlement[]> =>
  readRows(
    SettlementRow,
    sql`select item, verdict, settled_on as "on", reason, by_name as "byName" from visit_settlement
    where visit = ${visit} order by at desc, id limit 500`,
    db,
  )

export async function insertSettlement(
  db: Db,
  one: Settlement & { id: string; visit: string; byAccount: string; at: Date },
): Promise<void> {
  await sql`insert into visit_settlement (id, visit, item, verdict, settled_on, reason, by_account, by_name, at)
    values (${one.id}::uuid, ${one.visit}, ${one.item}, ${one.verdict}, ${one.on}, ${one.reason}, ${one.byAccount},
      ${one.byName}, ${one.at})`.execute(db)
}

/** Who signed the report, under which digest. */
export interface Signature {
  account: string
  digest: string
  name: string
  card: string
  at: Date
}

export const signaturesIn = (db: Db, visit: string): Promise<Signature[]> =>
  readRows(
    z.object({ account: z.string(), digest: z.string(), name: z.string(), card: z.string(), at: z.date() }),
    sql`select account, digest, name, card, at from visit_signature where visit = ${visit} order by at, account limit 100`,
    db,
  )

export async function insertSignature(db: Db, visit: string, one: Signature): Promise<void> {
  await sql`insert into visit_signature (visit, account, digest, name, card, at)
    values (${visit}, ${one.account}, ${one.digest}, ${one.name}, ${one.card}, ${one.at})`.execute(db)
}
