import { takeSteps } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { paymentsPaid, paymentsReturned } from '../events.ts'
import { movePayables } from '../payable/payable.ts'
import { RETURNED } from '../payable/payment-case.ts'
import { giveUpSetOffs, keepSettled, takeSetOffs } from '../recovery/set-off.ts'
import { type BankLine, toBank } from './bank-file.ts'
import { byKind } from './by-kind.ts'
import { type PaymentLine, settleLines } from './payment-line.ts'
import { postLines } from './post-lines.ts'

/** Enters what the bank says of these lines: paid cases are done, returned ones go back and are held. */
export async function settleSent(
  ctx: VerbContext,
  sent: readonly PaymentLine[],
  results: readonly BankLine[],
): Promise<{ paid: number; returned: number }> {
  const byLine = new Map(results.map((one) => [one.line, one]))
  const of = (line: PaymentLine): BankLine => {
    const result = byLine.get(line.line)
    if (!result) throw new Error(`${line.batch}#${line.line}: the bank said nothing of it`)
    return result
  }
  const paid = sent.filter((one) => of(one).result === 'paid')
  const returned = sent.filter((one) => of(one).result === 'returned')
  await settleLines(
    ctx.db,
    sent.map((one) => ({
      id: one.id,
      state: of(one).result,
      reference: of(one).reference,
      reason: of(one).reason,
    })),
    ctx.today,
  )
  await settlePaid(ctx, paid, (one) => `银行流水号 ${of(one).reference}`)
  await giveBack(ctx, returned, (one) => of(one).reason ?? '')
  return { paid: paid.length, returned: returned.length }
}

/** The money of these lines is the payees': their cases are done, and what was kept back of them has come back. */
export async function settlePaid(
  ctx: VerbContext,
  lines: readonly PaymentLine[],
  note: (line: PaymentLine) => string,
): Promise<void> {
  if (lines.length === 0) return
  await movePayables(ctx.db, payables(lines), 'paid', { paidOn: ctx.today })
  await step(ctx, lines, 'settle', note)
  await takeSetOffs(ctx, lines)
  await ctx.emit(paymentsPaid, { cases: lines.map((one) => one.case) })
}

async function giveBack(
  ctx: VerbContext,
  lines: readonly PaymentLine[],
  note: (line: PaymentLine) => string,
): Promise<void> {
  if (lines.length === 0) return
  await postLines(ctx, 'returned', lines, (one) => `returned ${one.batch} ${one.line}`)
  await giveUpSetOffs(ctx.db, lines)
  await movePayables(ctx.db, payables(lines), 'returned', { batch: null, paidOn: null })
  await step(ctx, lines, 'bounce', note)
  await ctx.emit(paymentsReturned, { cases: lines.map((one) => one.case) })
}

/** 隔日退票: the bank takes back a payment that it had said was made. */
export async function takeBackLine(ctx: VerbContext, line: PaymentLine, reason: string): Promise<void> {
  await settleLines(
    ctx.db,
    [{ id: line.id, state: 'returned', reference: line.bankReference, reason }],
    ctx.today,
  )
  await postLines(ctx, 'returned', [line], (one) => `returned late ${one.batch} ${one.line}`, toBank)
  await keepSettled(ctx.db, line)
  await movePayables(ctx.db, [line.payable], 'returned', { batch: null, paidOn: null })
  await step(ctx, [line], 'bounce', () => `银行隔日退票：${reason}`)
  await ctx.emit(paymentsReturned, { cases: [line.case] })
}

async function step(
  ctx: VerbContext,
  lines: readonly PaymentLine[],
  name: 'settle' | 'bounce',
  note: (line: PaymentLine) => string,
): Promise<void> {
  const notes = new Map(lines.map((one) => [one.case, note(one)]))
  for (const [paid, numbers] of byKind(lines.map((one) => one.case))) {
    const { refused } = await takeSteps(ctx, paid.procedure, numbers, paid.steps[name], {
      note: (number) => notes.get(number) ?? '',
      ...(name === 'bounce' ? { hold: RETURNED } : {}),
    })
    if (refused[0]) throw new Error(`${refused[0].number} cannot ${name}: ${refused[0].why}`)
  }
}

const payables = (lines: readonly PaymentLine[]) => lines.map((one) => one.payable)
