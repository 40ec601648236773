import { sql } from 'kysely'
import { z } from 'zod'
import { takeStep } from '../../../kernel/case/index.ts'

import type { Db } from '../../../kernel/database/index.ts'
import { readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { PaymentLine } from '../batch/payment-line.ts'
import { fundParts } from '../fund/fund.ts'
import { type PayeeRef, payableOf } from '../payable/payable.ts'
import { payeeKey } from '../payable/payee-account.ts'
import { lockOwing, lockRecovery, owed, type Recovery, type Repayment } from './recovery.ts'
import { recoveryProcedure } from './recovery-procedure.ts'
import { bookRepayment, repaymentText } from './repayment.ts'

/** What is kept back from a line for a recovery. */
export const KeptBack = z.object({
  line: z.string(),
  recovery: z.string(),
  amount: z.number(),
})
export type KeptBack = z.infer<typeof KeptBack>

/**
 * What is kept back from these lines (抵扣) against what their payees owe, oldest debt first. Money of one kind and
 * district pays only debts to the same kind and district (专款专用).
 */
export async function keepBack(
  db: Db,
  lines: readonly { id: string; case: string; payee: PayeeRef; fund: string; amount: number }[],
): Promise<KeptBack[]> {
  const owing = await lockOwing(
    db,
    lines.map((one) => one.payee),
  )
  if (owing.length === 0) return []
  const left = new Map(owing.map((one) => [one.number, owed(one) - one.pending]))
  return lines.flatMap((line) => {
    let rest = line.amount
    return owing
      .filter(
        (one) => payeeKey(one.payee) === payeeKey(line.payee) && one.case !== line.case && alike(one, line),
      )
      .flatMap((one) => {
        const amount = Math.min(rest, left.get(one.number) ?? 0)
        if (amount === 0) return []
        rest -= amount
        left.set(one.number, (left.get(one.number) ?? 0) - amount)
        return { line: line.id, recovery: one.number, amount }
      })
  })
}

function alike(one: Recovery, line: { fund: string }): boolean {
  const [debt, due] = [fundParts(one.fund), fundParts(line.fund)]
  return debt !== null && due !== null && debt.kind === due.kind && debt.district === due.district
}

/** Keeps what is kept back with its lines; it is pending until the bank has answered. */
export async function insertKeptBack(db: Db, kept: readonly KeptBack[]): Promise<void> {
  for (const one of kept) {
    await sql`insert into line_set_off (line, recovery, amount) values (${one.line}, ${one.recovery}, ${one.amount})`.execute(
      db,
    )
    await sql`update recovery set pending = pending + ${one.amount} where number = ${one.recovery}`.execute(
      db,
    )
  }
}

async function keptBackOf(
  db: Db,
  lines: readonly PaymentLine[],
): Promise<(KeptBack & { at: PaymentLine })[]> {
  const with_ = lines.filter((one) => one.setOff > 0)
  if (with_.length === 0) return []
  const rows = await readRows(
    KeptBack,
    sql`select line, recovery, amount from line_set_off
    where line = any(${with_.map((one) => one.id)}::uuid[]) order by recovery, line`,
    db,
  )
  const byId = new Map(with_.map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const at = byId.get(row.line)
    return at ? { ...row, at } : []
  })
}

/** The lines were not paid: what was kept back of them is owed as before. */
export async function giveUpSetOffs(db: Db, lines: readonly PaymentLine[]): Promise<void> {
  for (const { line, recovery, amount } of await keptBackOf(db, lines)) {
    await sql`update recovery set pending = pending - ${amount} where number = ${recovery}`.execute(db)
    await sql`delete from line_set_off where line = ${line} and recovery = ${recovery}`.execute(db)
  }
}

/** The lines were paid: what was kept back of them has come back (追回到账). */
export async function takeSetOffs(ctx: VerbContext, lines: readonly PaymentLine[]): Promise<void> {
  for (const { recovery, amount, at } of await keptBackOf(ctx.db, lines)) {
    const one = await lockRecovery(ctx.db, recovery)
    if (!one) throw new Error(`${recovery} vanished`)
    const part: Repayment = {
      recovery,
      amount,
      way: 'set-off',
      reference: `${at.batch} 第 ${at.line} 笔`,
      receivedOn: ctx.today,
    }
    const { state } = await bookRepayment(ctx, one, part)
    const note = repaymentText(part)
    const step = state === 'repaid' ? 'settle' : 'set-off'
    await takeStep(ctx.asSystem(note), [recoveryProcedure], recovery, step, { note })
  }
}

/** Of a line that the bank took back later, what its payee has had by set-off stays settled. */
export async function keepSettled(db: Db, line: PaymentLine): Promise<void> {
  if (line.setOff === 0) return
  const payable = await payableOf(db, line.case)
  if (!payable) throw new Error(`${line.case} has no payable`)
  await sql`update payable set settled = settled + ${line.setOff} where id = ${payable.id}`.execute(db)
}
