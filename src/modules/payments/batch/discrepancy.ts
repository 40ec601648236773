import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Discrepancy } from './bank-file.ts'
import type { PaymentLine } from './payment-line.ts'

/** A bank's error as it is kept until it is put right. */
export interface KeptDiscrepancy extends Omit<Discrepancy, 'amount'> {
  id: string
  batch: string
  amount: number
  state: 'open' | 'reversed' | 'recovery'
  closing: string | null
  /** The case of the line that it was meant for. */
  case: string | null
}

/** The kinds of a bank's error in words. */
export const DISCREPANCIES: Record<Discrepancy['kind'], string> = {
  twice: '重复付款',
  'not-sent': '付了没有送的一笔',
  account: '付错账号',
  amount: '付错金额',
}

/** Keeps what the bank did wrong, each with the line that it was meant for. */
export async function keepDiscrepancies(
  ctx: VerbContext,
  batch: string,
  found: readonly Discrepancy[],
  lines: readonly PaymentLine[],
): Promise<void> {
  const byNumber = new Map(lines.map((one) => [String(one.line), one.id]))
  for (const one of found) {
    await sql`insert into bank_discrepancy (id, batch, file_line, number, line, kind, account_masked, amount, reference, state,
        noted_by, noted_at)
      values (${randomUUID()}, ${batch}, ${one.fileLine}, ${one.number.slice(0, 60)}, ${byNumber.get(one.number) ?? null}, ${one.kind},
        ${one.accountMasked}, ${one.amount}, ${one.reference.slice(0, 60)}, 'open', ${ctx.actor.account ?? 'system'}, ${ctx.now})`.execute(
      ctx.db,
    )
  }
}

const Row = z.object({
  id: z.string(),
  batch: z.string(),
  file_line: z.number(),
  number: z.string(),
  kind: kept<Discrepancy['kind']>(),
  account_masked: z.string(),
  amount: z.number(),
  reference: z.string(),
  state: kept<KeptDiscrepancy['state']>(),
  closing: z.string().nullable(),
  case_number: z.string().nullable(),
})
type Row = z.infer<typeof Row>

const keptOf = (row: Row): KeptDiscrepancy => ({
  id: row.id,
  batch: row.batch,
  fileLine: row.file_line,
  number: row.number,
  kind: row.kind,
  accountMasked: row.account_masked,
  amount: row.amount,
  reference: row.reference,
  state: row.state,
  closing: row.closing,
  case: row.case_number,
})

/** What the bank did wrong in a batch. */
export async function discrepanciesOf(db: Db, batch: string): Promise<KeptDiscrepancy[]> {
  const rows = await readRows(
    Row,
    sql`select d.*, l.case_number from bank_discrepancy d
    left join payment_line l on l.id = d.line where d.batch = ${batch} order by file_line, d.id`,
    db,
  )
  return rows.map(keptOf)
}

/** One bank's error, locked, or null. */
export async function lockDiscrepancy(db: Db, id: string): Promise<KeptDiscrepancy | null> {
  const rows = await readRows(
    Row,
    sql`select d.*, (select case_number from payment_line where payment_line.id = d.line)
    as case_number from bank_discrepancy d where id = ${id}::uuid for update`,
    db,
  )
  return rows[0] ? keptOf(rows[0]) : null
}

/** Says how a bank's error was put right. */
export async function closeDiscrepancy(
  ctx: VerbContext,
  id: string,
  state: 'reversed' | 'recovery',
  closing: string,
): Promise<void> {
  await sql`update bank_discrepancy set state = ${state}, closing = ${closing},
    closed_by = ${ctx.actor.account ?? 'system'}, closed_at = ${ctx.now} where id = ${id}::uuid`.execute(
    ctx.db,
  )
}

/** Whether the bank still has to put right what it did with the last line of this case. */
export async function awaitsBank(db: Db, line: string | undefined): Promise<boolean> {
  if (!line) return false
  const { rows } = await sql`select 1 from bank_discrepancy
    where line = ${line}::uuid and state = 'open' and kind in ('account', 'amount') limit 1`.execute(db)
  return rows.length > 0
}
