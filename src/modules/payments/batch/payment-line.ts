import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { PayeeRef } from '../payable/payable.ts'

export type LineState = 'listed' | 'sent' | 'paid' | 'returned' | 'dropped'

/** The states of a line in words. */
export const LINE_STATES: Record<LineState, string> = {
  listed: '待放款',
  sent: '已送银行',
  paid: '已到账',
  returned: '已退票',
  dropped: '已撤出',
}

/** One line of a payment batch (拨付明细); the account stays sealed. */
export interface PaymentLine {
  id: string
  batch: string
  line: number
  payable: string
  case: string
  payee: PayeeRef
  /** 分 */
  amount: number
  /** 分 that are kept back against what the payee owes. */
  setOff: number
  holder: string
  account: string
  accountContext: string
  accountMasked: string
  state: LineState
  bankReference: string | null
  returnReason: string | null
  settledOn: CivilDate | null
}

const Row = z.object({
  id: z.string(),
  batch: z.string(),
  line: z.number(),
  payable: z.string(),
  case_number: z.string(),
  payee_kind: kept<PayeeRef['kind']>(),
  payee: z.string(),
  amount: z.number(),
  set_off: z.number(),
  holder: z.string(),
  account: z.string(),
  account_context: z.string(),
  account_masked: z.string(),
  state: kept<LineState>(),
  bank_reference: z.string().nullable(),
  return_reason: z.string().nullable(),
  settled_on: KeptDay.nullable(),
})
type Row = z.infer<typeof Row>

const lineOf = (row: Row): PaymentLine => ({
  id: row.id,
  batch: row.batch,
  line: row.line,
  payable: row.payable,
  case: row.case_number,
  payee: { kind: row.payee_kind, id: row.payee },
  amount: row.amount,
  setOff: row.set_off,
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
export async function linesOf(db: Db, batch: string): Promise<PaymentLine[]> {
  const rows = await readRows(Row, sql`select * from payment_line where batch = ${batch} order by line`, db)
  return rows.map(lineOf)
}

/** The newest payment line of a case, or null. */
export async function lastLine(db: Db, number: string): Promise<PaymentLine | null> {
  const rows = await readRows(
    Row,
    sql`select * from payment_line
    where case_number = ${number} order by batch desc, line desc limit 1`,
    db,
  )
  return rows[0] ? lineOf(rows[0]) : null
}

/** Puts the lines of a new batch, all in one statement. */
export async function insertLines(db: Db, lines: readonly PaymentLine[]): Promise<void> {
  const of = <T>(pick: (one: PaymentLine) => T): T[] => lines.map(pick)
  await sql`
    insert into payment_line (id, batch, line, payable, case_number, payee_kind, payee, amount, set_off, holder,
      account, account_context, account_masked, state)
    select * from unnest(${of((one) => one.id)}::uuid[], ${of((one) => one.batch)}::text[],
      ${of((one) => one.line)}::integer[], ${of((one) => one.payable)}::uuid[], ${of((one) => one.case)}::text[],
      ${of((one) => one.payee.kind)}::text[], ${of((one) => one.payee.id)}::uuid[], ${of((one) => one.amount)}::bigint[],
      ${of((one) => one.setOff)}::bigint[], ${of((one) => one.holder)}::text[], ${of((one) => one.account)}::text[],
      ${of((one) => one.accountContext)}::text[], ${of((one) => one.accountMasked)}::text[],
      ${of((one) => one.state)}::text[])`.execute(db)
}

/** Moves these lines to a state. */
export async function moveLines(db: Db, ids: readonly string[], to: LineState): Promise<void> {
  if (ids.length === 0) return
  await sql`update payment_line set state = ${to} where id = any(${[...ids]}::uuid[])`.execute(db)
}

/** What the bank said of one line. */
export interface LineResult {
  id: string
  state: 'paid' | 'returned'
  reference: string | null
  reason: string | null
}

/** Enters what the bank said of these lines. */
export async function settleLines(db: Db, results: readonly LineResult[], on: CivilDate): Promise<void> {
  if (results.length === 0) return
  await sql`update payment_line line set state = one.state, bank_reference = one.reference,
      return_reason = one.reason, settled_on = ${on}
    from unnest(${results.map((one) => one.id)}::uuid[], ${results.map((one) => one.state)}::text[],
      ${results.map((one) => one.reference)}::text[], ${results.map((one) => one.reason)}::text[])
      as one (id, state, reference, reason)
    where line.id = one.id`.execute(db)
}

/** A line with its account as the bank needs it. */
export const openedLine = (ctx: VerbContext, one: PaymentLine) => ({
  ...one,
  openAccount: ctx.sealer.open(one.account, one.accountContext),
})
