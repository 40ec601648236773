import { sql } from 'kysely'
import { takeSteps } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { paymentsRecovered } from '../events.ts'
import { movePayables, type Payable, payableOf } from '../payable/payable.ts'
import { paymentCase } from '../payable/payment-case.ts'
import { type Recovery, saveRecovery } from './recovery.ts'

/**
 * Ends a recovery that is repaid, written off or cancelled, and says so of what was paid: money that came back in full is
 * as if it had never been paid (its key and its place are free), what was written off stays paid.
 */
export async function endRecovery(ctx: VerbContext, one: Recovery): Promise<void> {
  await saveRecovery(ctx.db, one)
  const payable = await payableOf(ctx.db, one.case)
  if (!payable) throw new Error(`${one.case} has no payable`)
  if (one.cause === 'overpayment') return
  await sql`update payable set recovered = recovered + ${one.repaid} where id = ${payable.id}`.execute(ctx.db)
  await after(ctx, one, payable)
}

async function after(ctx: VerbContext, one: Recovery, payable: Payable): Promise<void> {
  const whole = payable.recovered + one.repaid >= payable.amount
  if (!whole) return movePayables(ctx.db, [payable.id], one.writtenOff > 0 ? 'written-off' : 'paid')
  await movePayables(ctx.db, [payable.id], 'recovered')
  const { procedure, steps } = paymentCase(one.case)
  const { refused } = await takeSteps(ctx, procedure, [one.case], steps.recovered, {
    note: `${one.number} 已全额追回`,
  })
  if (refused[0]) throw new Error(`${one.case} cannot be recovered: ${refused[0].why}`)
  await ctx.emit(paymentsRecovered, { cases: [one.case] })
}
