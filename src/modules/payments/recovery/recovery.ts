import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { PayeeRef } from '../payable/payable.ts'

export type RecoveryCause = 'reexamination' | 'overpayment'

/** A recovery (追回) as it stands. */
export interface Recovery {
  number: string
  payable: string
  /** The case on which the money was paid. */
  case: string
  fund: string
  payee: PayeeRef
  cause: RecoveryCause
  /** 分 */
  amount: number
  repaid: number
  writtenOff: number
  /** Kept back in a batch that the bank has not answered yet. */
  pending: number
  state: 'open' | 'repaid' | 'written-off' | 'cancelled'
  why: string
  raisedOn: CivilDate
}

const Row = z.object({
  number: z.string(),
  payable: z.string(),
  case_number: z.string(),
  fund: z.string(),
  payee_kind: kept<PayeeRef['kind']>(),
  payee: z.string(),
  cause: kept<RecoveryCause>(),
  amount: z.number(),
  repaid: z.number(),
  written_off: z.number(),
  pending: z.number(),
  state: kept<Recovery['state']>(),
  why: z.string(),
  raised_on: KeptDay,
})
type Row = z.infer<typeof Row>

const recoveryRow = (row: Row): Recovery => ({
  number: row.number,
  payable: row.payable,
  case: row.case_number,
  fund: row.fund,
  payee: { kind: row.payee_kind, id: row.payee },
  cause: row.cause,
  amount: row.amount,
  repaid: row.repaid,
  writtenOff: row.written_off,
  pending: row.pending,
  state: row.state,
  why: row.why,
  raisedOn: row.raised_on,
})

/** 分 that are still owed: neither paid back nor written off; what a batch keeps back is still owed. */
export const owed = (one: Pick<Recovery, 'amount' | 'repaid' | 'writtenOff'>): number =>
  one.amount - one.repaid - one.writtenOff

export async function insertRecovery(db: Db, one: Recovery): Promise<void> {
  await sql`insert into recovery (number, payable, case_number, fund, payee_kind, payee, cause, amount, state, why,
      raised_on)
    values (${one.number}, ${one.payable}, ${one.case}, ${one.fund}, ${one.payee.kind}, ${one.payee.id}, ${one.cause},
      ${one.amount}, ${one.state}, ${one.why}, ${one.raisedOn})`.execute(db)
}

/** One recovery, locked until the transaction ends, or null. */
export async function lockRecovery(db: Db, number: string): Promise<Recovery | null> {
  const rows = await readRows(Row, sql`select * from recovery where number = ${number} for update`, db)
  return rows[0] ? recoveryRow(rows[0]) : null
}

/** One recovery, or null. */
export async function recoveryOf(db: Db, number: string): Promise<Recovery | null> {
  const rows = await readRows(Row, sql`select * from recovery where number = ${number}`, db)
  return rows[0] ? recoveryRow(rows[0]) : null
}

/** What is still demanded back for a case, or null. */
export async function openRecoveryOf(db: Db, number: string): Promise<Recovery | null> {
  const rows = await readRows(
    Row,
    sql`select * from recovery where case_number = ${number} and state = 'open'`,
    db,
  )
  return rows[0] ? recoveryRow(rows[0]) : null
}

/** The recoveries of a case, newest first: as many as it was paid and demanded back. */
export async function recoveriesOf(db: Db, number: string): Promise<Recovery[]> {
  const rows = await readRows(
    Row,
    sql`select * from recovery where case_number = ${number}
    order by raised_on desc, number desc limit 100`,
    db,
  )
  return rows.map(recoveryRow)
}

const NEWEST: ListOrder = {
  name: 'recoveries',
  keys: [
    { by: sql.raw('raised_on'), is: 'day' },
    { by: sql.raw('number'), is: 'text' },
  ],
  falling: true,
}

/** Whose recoveries: of a payee, or of the districts from whose funds was paid. */
export type RecoveriesOf = { payee: string } | { districts: readonly string[] }

/** The district of the fund from which was paid, as an index says it. */
const FUND_DISTRICT = sql.raw(`split_part(fund, '-', 3)`)

const placesOf = (of: RecoveriesOf, part: RawBuilder<unknown>): RawBuilder<unknown> =>
  'payee' in of
    ? sql`from recovery where payee = ${of.payee}::uuid ${part}`
    : sql`from unnest(${[...of.districts]}::text[]) as place (district) cross join lateral (
        select * from recovery where ${FUND_DISTRICT} = place.district ${part}) r`

/** A page of recoveries, newest first. */
export async function recoveries(
  db: Db,
  of: RecoveriesOf,
  asked: PageAsked,
  size: number,
): Promise<Page<Recovery>> {
  const cut = cutPage(NEWEST, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select *, ${cut.key}
    ${placesOf(of, sql`and ${cut.beyond} ${cut.first}`)} ${'payee' in of ? sql`` : cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page<Row>(rows)
  return { ...neighbours, items: items.map(recoveryRow) }
}

/** How many are open and what is owed on them, in 分. */
export async function owedOn(db: Db, of: RecoveriesOf): Promise<{ open: number; owed: number }> {
  const { rows } = await sql<{ open: number; owed: number }>`select count(*)::int as open,
    coalesce(sum(amount - repaid - written_off), 0)::bigint as owed ${placesOf(of, sql`and state = 'open'`)}`.execute(
    db,
  )
  return rows[0] ?? { open: 0, owed: 0 }
}

/** Open recoveries of these payees with something left to keep back, oldest first, locked. */
export async function lockOwing(db: Db, payees: readonly PayeeRef[]): Promise<Recovery[]> {
  const rows = await readRows(
    Row,
    sql`select * from recovery
    where state = 'open' and payee = any(${[...new Set(payees.map((one) => one.id))]}::uuid[])
      and repaid + written_off + pending < amount
    order by number for update`,
    db,
  )
  return rows.map(recoveryRow)
}

/** Writes what became of a recovery's sums and state. */
export async function saveRecovery(db: Db, one: Recovery): Promise<void> {
  await sql`update recovery set repaid = ${one.repaid}, written_off = ${one.writtenOff}, pending = ${one.pending},
    state = ${one.state} where number = ${one.number}`.execute(db)
}

/** One part that was paid back. */
export interface Repayment {
  recovery: string
  amount: number
  way: 'bank' | 'set-off'
  reference: string
  receivedOn: CivilDate
}

/** Keeps a repayment; false when the bank's reference was entered before. */
export async function insertRepayment(db: Db, one: Repayment & { by: string; at: Date }): Promise<boolean> {
  const { rows } =
    await sql`insert into repayment (id, recovery, amount, way, reference, received_on, entered_by, at)
    values (${randomUUID()}, ${one.recovery}, ${one.amount}, ${one.way}, ${one.reference}, ${one.receivedOn}, ${one.by},
      ${one.at})
    on conflict (reference) where way = 'bank' do nothing returning id`.execute(db)
  return rows.length > 0
}

/** What was paid back so far, oldest first. */
export async function repaymentsOf(db: Db, number: string): Promise<Repayment[]> {
  const { rows } = await sql<{
    recovery: string
    amount: number
    way: Repayment['way']
    reference: string
    received_on: CivilDate
  }>`select recovery, amount, way, reference, received_on from repayment where recovery = ${number}
    order by at, id`.execute(db)
  return rows.map(({ received_on: receivedOn, ...row }) => ({ ...row, receivedOn }))
}
