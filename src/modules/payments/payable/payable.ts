import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, lockName, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** Where a payable (应付款) stands. All but `released` and `recovered` are live: they hold their keys and places. */
export type PayableState =
  | 'approved'
  | 'batched'
  | 'sent'
  | 'paid'
  | 'returned'
  | 'released'
  | 'recovering'
  | 'recovered'
  | 'written-off'

/** The states of a payable in words. */
export const PAYABLE_STATES: Record<PayableState, string> = {
  approved: '已批准，待拨付',
  batched: '已编入批次',
  sent: '已送银行',
  paid: '已到账',
  returned: '银行退票，待重新拨付',
  released: '已释放',
  recovering: '追回中',
  recovered: '已追回',
  'written-off': '已核销',
}

export interface PayeeRef {
  kind: 'person' | 'organisation'
  id: string
}

/** What a case may be paid. */
export interface Payable {
  id: string
  case: string
  person: string
  payee: PayeeRef
  purpose: string
  fund: string
  /** 分 */
  amount: number
  state: PayableState
  countsOn: CivilDate
  approvedAt: Date
  paidOn: CivilDate | null
  batch: string | null
  /** 分 that came back so far. */
  recovered: number
  /** 分 that its payee has had by set-off in a line that the bank gave back. */
  settled: number
}

const Row = z.object({
  id: z.string(),
  case_number: z.string(),
  person: z.string(),
  payee_kind: kept<PayeeRef['kind']>(),
  payee: z.string(),
  purpose: z.string(),
  fund: z.string(),
  amount: z.number(),
  state: kept<PayableState>(),
  counts_on: KeptDay,
  approved_at: z.date(),
  paid_on: KeptDay.nullable(),
  batch: z.string().nullable(),
  recovered: z.number(),
  settled: z.number(),
})
type Row = z.infer<typeof Row>

const payableRow = (row: Row): Payable => ({
  id: row.id,
  case: row.case_number,
  person: row.person,
  payee: { kind: row.payee_kind, id: row.payee },
  purpose: row.purpose,
  fund: row.fund,
  amount: row.amount,
  state: row.state,
  countsOn: row.counts_on,
  approvedAt: row.approved_at,
  paidOn: row.paid_on,
  batch: row.batch,
  recovered: row.recovered,
  settled: row.settled,
})

/** 分 that are still to be paid out. */
export const due = (one: Pick<Payable, 'amount' | 'settled'>): number => one.amount - one.settled

/** The payable of a case that was not released, or null. */
export async function payableOf(db: Db, number: string): Promise<Payable | null> {
  const rows = await readRows(
    Row,
    sql`select * from payable
    where case_number = ${number} and state <> 'released'`,
    db,
  )
  return rows[0] ? payableRow(rows[0]) : null
}

/** The payable of a case, locked until the transaction ends. */
export async function lockPayable(db: Db, number: string): Promise<Payable | null> {
  const rows = await readRows(
    Row,
    sql`select * from payable
    where case_number = ${number} and state <> 'released' for update`,
    db,
  )
  return rows[0] ? payableRow(rows[0]) : null
}

/** The payables of many cases, by case number. */
export async function payablesOf(db: Db, numbers: readonly string[]): Promise<Map<string, Payable>> {
  const rows = await readRows(
    Row,
    sql`select * from payable
    where case_number = any(${[...numbers]}::text[]) and state <> 'released'`,
    db,
  )
  return new Map(rows.map((row) => [row.case_number, payableRow(row)]))
}

/**
 * Lets nobody else reserve or release money for this person until the transaction ends: what a rule reads of the
 * person's payments after this is what the reservation will meet.
 */
export const lockPerson = (db: Db, person: string): Promise<void> => lockName(db, `payable/${person}`)

/** A payment that counts: approved, in a batch, at the bank, or paid and not recovered in full. */
export interface LivePayable {
  case: string
  purpose: string
  keys: string[]
  /** 分 */
  amount: number
  state: PayableState
  countsOn: CivilDate
  paidOn: CivilDate | null
}

/** What counts against a person's limits and once-only rules, oldest first. */
export async function liveOf(db: Db, person: string): Promise<LivePayable[]> {
  return (await livesOf(db, [person])).get(person) ?? []
}

/** The same for many people in one query, by person. */
export async function livesOf(db: Db, people: readonly string[]): Promise<Map<string, LivePayable[]>> {
  const { rows } = await sql<Row & { keys: string[] }>`
    select payable.*, coalesce((select array_agg(key order by key) from payable_key
      where payable_key.payable = payable.id and live), '{}') as keys
    from payable where person = any(${[...new Set(people)]}::uuid[]) and state not in ('released', 'recovered')
    order by counts_on, case_number`.execute(db)
  const found = new Map<string, LivePayable[]>()
  for (const row of rows) {
    const own = found.get(row.person) ?? []
    found.set(row.person, own)
    own.push({
      case: row.case_number,
      purpose: row.purpose,
      keys: row.keys,
      amount: row.amount,
      state: row.state,
      countsOn: row.counts_on,
      paidOn: row.paid_on,
    })
  }
  return found
}

/** Moves payables to a state; those that leave for good give up their keys and places. */
export async function movePayables(
  db: Db,
  ids: readonly string[],
  state: PayableState,
  change: { batch?: string | null; paidOn?: CivilDate | null } = {},
): Promise<void> {
  if (ids.length === 0) return
  await sql`update payable set state = ${state},
      batch = case when ${change.batch !== undefined} then ${change.batch ?? null} else batch end,
      paid_on = case when ${change.paidOn !== undefined} then ${change.paidOn ?? null}::date else paid_on end
    where id = any(${[...ids]}::uuid[])`.execute(db)
  if (state !== 'released' && state !== 'recovered') return
  await sql`update payable_key set live = false where payable = any(${[...ids]}::uuid[]) and live`.execute(db)
  await sql`update payable_slot set live = false where payable = any(${[...ids]}::uuid[]) and live`.execute(
    db,
  )
}

/** What was paid and did not come back whole, to be joined by a figure that counts it. */
export const PAID_PAYABLES = sql`(select id, case_number, person, paid_on, amount, recovered from payable
  where paid_on is not null and state in ('paid', 'recovering', 'recovered', 'written-off') and recovered < amount)`
