import { endHolds } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPayable, movePayables } from '../payable/payable.ts'
import { payeeAccount } from '../payable/payee-account.ts'
import { paymentCase } from '../payable/payment-case.ts'
import { refusals } from '../refusals.ts'
import { awaitsBank } from './discrepancy.ts'
import { lastLine } from './payment-line.ts'

/**
 * For a case that is held since the bank gave its payment back: whether it may go on. It may when it was sent again
 * with a reason, or when the payee's account is another than the one that was refused.
 */
export async function mayGoOn(db: Db, number: string): Promise<boolean> {
  const payable = await lockPayable(db, number)
  if (!payable) return false
  if (payable.state !== 'returned') return true
  const line = await lastLine(db, number)
  const account = await payeeAccount(db, payable.payee)
  if (!account || account.sealed === line?.account || (await awaitsBank(db, line?.id))) return false
  await movePayables(db, [payable.id], 'approved')
  return true
}

/** Sends a payment that the bank gave back into the next batch again, to the account on file, with the reason said. */
export async function sendAgain(ctx: VerbContext, number: string, why: string): Promise<void> {
  const payable = await lockPayable(ctx.db, number)
  if (payable?.state !== 'returned') throw refusals.notReturned()
  if (!(await payeeAccount(ctx.db, payable.payee))) throw refusals.accountMissing()
  if (await awaitsBank(ctx.db, (await lastLine(ctx.db, number))?.id)) throw refusals.discrepancyOpen()
  await movePayables(ctx.db, [payable.id], 'approved')
  await endHolds(ctx, paymentCase(number).procedure, [number], why)
}
