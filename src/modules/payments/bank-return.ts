import { takeStep, takeSteps } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import type { BankLine } from './bank-file.ts'
import { batchProcedure, postLines } from './batch.ts'
import { byKind } from './by-kind.ts'
import { movePayables } from './payable.ts'
import { RETURNED } from './payment-case.ts'
import { type PaymentLine, settleLines } from './payment-line.ts'

/** Enters what the bank says of a whole batch: paid cases are done, returned ones go back and are held. */
export async function settleBatch(
  ctx: VerbContext,
  batch: string,
  sent: readonly PaymentLine[],
  results: readonly BankLine[],
): Promise<{ paid: number; returned: number }> {
  const byLine = new Map(results.map((one) => [one.line, one]))
  const of = (line: PaymentLine): BankLine => {
    const result = byLine.get(line.line)
    if (!result) throw new Error(`${batch}#${line.line}: the bank said nothing of it`)
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
  await pay(ctx, paid, (one) => `银行流水号 ${of(one).reference}`)
  await giveBack(ctx, returned, (one) => of(one).reason ?? '')
  await takeStep(ctx, [batchProcedure], batch, 'settle', {
    note: `到账 ${paid.length} 笔，退票 ${returned.length} 笔`,
  })
  return { paid: paid.length, returned: returned.length }
}

async function pay(
  ctx: VerbContext,
  lines: readonly PaymentLine[],
  note: (line: PaymentLine) => string,
): Promise<void> {
  await movePayables(ctx.db, payables(lines), 'paid', { paidOn: ctx.today })
  await step(ctx, lines, 'settle', note)
}

async function giveBack(
  ctx: VerbContext,
  lines: readonly PaymentLine[],
  note: (line: PaymentLine) => string,
): Promise<void> {
  await postLines(ctx, 'returned', lines, (one) => `returned ${one.batch} ${one.line}`)
  await movePayables(ctx.db, payables(lines), 'returned', { batch: null, paidOn: null })
  await step(ctx, lines, 'bounce', note)
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
