import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { batchProcedure } from './batch.ts'
import { bankFile, bankReturn, compile, listBatches } from './verbs/batches.ts'
import { giveBudget, listFunds } from './verbs/budget.ts'
import { moneyTrail } from './verbs/money-trail.ts'

export { mayGoOn } from './again.ts'
export { FUND_KINDS, FUND_NAMES, type FundKind, fundOf } from './fund.ts'
export {
  type LivePayable,
  liveOf,
  livesOf,
  lockPerson,
  PAYABLE_STATES,
  type Payable,
  type PayableState,
  type PayeeRef,
  payableOf,
  payablesOf,
} from './payable.ts'
export { type PayeeAccount, payeeAccount, payeeAccounts, payeeKey } from './payee-account.ts'
export { type PaymentCase, type PaymentSteps, paidBySteps, RETURNED } from './payment-case.ts'
export { type Reservation, type Reserved, release, reserve } from './reserve.ts'

export { bankFile, bankReturn, compile, giveBudget }

/** The verbs of the payments module. */
export const paymentsVerbs: readonly AnyVerb[] = [
  compile,
  listBatches,
  bankFile,
  bankReturn,
  giveBudget,
  listFunds,
  moneyTrail,
]

export const paymentsProcedures: readonly Procedure[] = [batchProcedure]
