import { readFile, takeStep } from '../../../kernel/case/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { payableOf, raiseRecovery } from '../../payments/index.ts'
import { refusals } from '../refusals.ts'
import { paymentProcedure } from './procedure.ts'
import { type ProgrammePayment, paymentsOfProgramme } from './store.ts'

/** What was paid ahead for one person of a programme, and what of it is out of the house. */
export interface Ahead {
  payment: ProgrammePayment
  /** Not left yet, at the bank, paid and not asked back, or over. */
  is: 'here' | 'at-bank' | 'paid' | 'over'
  /** 分 that were paid and not asked back. */
  out: Fen
}

/** The advances of a programme, by person. */
export async function aheadOf(ctx: VerbContext, programme: string): Promise<Map<string, Ahead>> {
  const found = new Map<string, Ahead>()
  for (const payment of await paymentsOfProgramme(ctx.db, programme)) {
    if (payment.part !== 'advance') continue
    const payable = await payableOf(ctx.db, payment.number)
    const file = await readFile(ctx.db, payment.number)
    if (!file) throw new Error(`${payment.number} vanished`)
    const paid = payable?.state === 'paid'
    const is = paid ? 'paid' : payable?.state === 'sent' ? 'at-bank' : file.closedAt ? 'over' : 'here'
    found.set(payment.person, { payment, is, out: paid ? fen(payable.amount - payable.recovered) : fen(0) })
  }
  return found
}

/**
 * Takes an advance back (预拨追回): what was paid by the recovery of payments, what has not left by freeing it. At the bank
 * nobody knows yet which of the two it is.
 */
export async function callBack(
  ctx: VerbContext,
  { payment, is, out }: Ahead,
  why: string,
  amount: Fen = out,
): Promise<void> {
  if (is === 'over') return
  if (is === 'at-bank') throw refusals.atBank({ detail: `${payment.number} 已送银行，请等银行回盘再办。` })
  if (is === 'paid') await raiseRecovery(ctx, { case: payment.number, why, amount })
  else await takeStep(ctx.asSystem(why), [paymentProcedure], payment.number, 'call-off', { note: why })
}

/** Takes every advance of a programme back. */
export async function callAllBack(ctx: VerbContext, programme: string, why: string): Promise<void> {
  for (const one of (await aheadOf(ctx, programme)).values()) await callBack(ctx, one, why)
}
