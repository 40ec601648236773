import type { Db } from '../../kernel/database/index.ts'
import { lockPayable, movePayables } from './payable.ts'
import { payeeAccount } from './payee-account.ts'
import { lastLine } from './payment-line.ts'

/**
 * For a case that is held since the bank gave its payment back: whether it may go on. It may when it was sent again
 * with a reason, or when the payee's account is another than the one that was refused.
 */
export async function mayGoOn(db: Db, number: string): Promise<boolean> {
  const payable = await lockPayable(db, number)
  if (!payable) return false
  if (payable.state !== 'returned') return true
  const account = await payeeAccount(db, payable.payee)
  if (!account || account.sealed === (await lastLine(db, number))?.account) return false
  await movePayables(db, [payable.id], 'approved')
  return true
}
