import { takeStep } from '../../kernel/case/index.ts'
import { returned } from '../../kernel/ledger/index.ts'
import { fen } from '../../kernel/value/money.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import type { BankLine } from './bank-file.ts'
import { batchProcedure } from './batch.ts'
import { claimOfCase, updateClaim } from './claim.ts'
import { type Payment, settleLine } from './payment.ts'
import { stepClaim } from './step-claim.ts'

/** Enters what the bank says of a whole batch: paid claims are done, returned ones go back and wait for another account. */
export async function settleBatch(
  ctx: VerbContext,
  batch: string,
  sent: readonly Payment[],
  results: readonly BankLine[],
): Promise<{ paid: number; returned: number }> {
  const byLine = new Map(results.map((one) => [one.line, one]))
  const count = { paid: 0, returned: 0 }
  for (const payment of sent) {
    const result = byLine.get(payment.line)
    if (!result) throw new Error(`${batch}#${payment.line}: the bank said nothing of it`)
    await settleLine(ctx.db, payment.id, {
      state: result.result,
      reference: result.reference,
      reason: result.reason,
      on: ctx.today,
    })
    count[result.result] += 1
    if (result.result === 'paid') {
      await updateClaim(ctx.db, payment.claim, { paidOn: ctx.today })
      await stepClaim(ctx, payment.claim, 'settle', `银行流水号 ${result.reference}`)
    } else {
      await giveBack(ctx, batch, payment, result.reason ?? '')
    }
  }
  await takeStep(ctx, [batchProcedure], batch, 'settle', {
    note: `到账 ${count.paid} 笔，退票 ${count.returned} 笔`,
  })
  return count
}

async function giveBack(ctx: VerbContext, batch: string, payment: Payment, reason: string): Promise<void> {
  const claim = await claimOfCase(ctx.db, payment.claim)
  const posted = await returned(ctx.db, {
    fund: claim.fund as string,
    case: payment.claim,
    amount: fen(payment.amount),
    key: `returned ${batch} ${payment.line}`,
    batch,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) throw new Error(`${payment.claim}: cannot be returned (${posted.reason})`)
  await updateClaim(ctx.db, payment.claim, { batch: null })
  await stepClaim(ctx, payment.claim, 'bounce', reason)
}
