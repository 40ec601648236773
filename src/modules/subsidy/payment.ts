import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'

/** One line of a payment batch (拨付明细); the account stays sealed. */
export interface Payment {
  id: string
  batch: string
  line: number
  claim: string
  /** 分 */
  amount: number
  holder: string
  account: string
  accountContext: string
  accountMasked: string
  state: 'listed' | 'sent' | 'paid' | 'returned' | 'dropped'
  bankReference: string | null
  returnReason: string | null
  settledOn: CivilDate | null
}

interface Row {
  id: string
  batch: string
  line: number
  claim: string
  amount: number
  holder: string
  account: string
  account_context: string
  account_masked: string
  state: Payment['state']
  bank_reference: string | null
  return_reason: string | null
  settled_on: CivilDate | null
}

const paymentOf = (row: Row): Payment => ({
  id: row.id,
  batch: row.batch,
  line: row.line,
  claim: row.claim,
  amount: row.amount,
  holder: row.holder,
  account: row.account,
  accountContext: row.account_context,
  accountMasked: row.account_masked,
  state: row.state,
  bankReference: row.bank_reference,
  returnReason: row.return_reason,
  settledOn: row.settled_on,
})

/** The lines of a batch in their order. */
export async function paymentsOf(db: Db, batch: string): Promise<Payment[]> {
  const { rows } = await sql<Row>`select * from subsidy_payment where batch = ${batch} order by line`.execute(
    db,
  )
  return rows.map(paymentOf)
}

/** The newest payment line of a claim, or null. */
export async function lastPayment(db: Db, claim: string): Promise<Payment | null> {
  const { rows } = await sql<Row>`select * from subsidy_payment where claim = ${claim}
    order by batch desc, line desc limit 1`.execute(db)
  return rows[0] ? paymentOf(rows[0]) : null
}

export async function insertPayments(db: Db, payments: readonly Payment[]): Promise<void> {
  for (const one of payments) {
    await sql`insert into subsidy_payment (id, batch, line, claim, amount, holder, account, account_context, account_masked, state)
      values (${one.id}, ${one.batch}, ${one.line}, ${one.claim}, ${one.amount}, ${one.holder}, ${one.account},
        ${one.accountContext}, ${one.accountMasked}, ${one.state})`.execute(db)
  }
}

/** Moves all lines of a batch from one state to another. */
export async function moveLines(
  db: Db,
  batch: string,
  from: Payment['state'],
  to: Payment['state'],
): Promise<void> {
  await sql`update subsidy_payment set state = ${to} where batch = ${batch} and state = ${from}`.execute(db)
}

/** Enters what the bank said of a line. */
export async function settleLine(
  db: Db,
  id: string,
  result: { state: 'paid' | 'returned'; reference: string | null; reason: string | null; on: CivilDate },
): Promise<void> {
  await sql`update subsidy_payment set state = ${result.state}, bank_reference = ${result.reference},
    return_reason = ${result.reason}, settled_on = ${result.on} where id = ${id} and state = 'sent'`.execute(
    db,
  )
}
