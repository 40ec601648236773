import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { batchProcedure } from './batch/batch.ts'
import { recoveryProcedure } from './recovery/recovery-procedure.ts'
import { lateReturn, listDiscrepancies, payAgain, putRight, reportOverpayment } from './verbs/after-return.ts'
import { bankFile, bankReturn, compile, listBatches } from './verbs/batches.ts'
import { cutFund, giveBudget, listFunds } from './verbs/budget.ts'
import { moneyTrail } from './verbs/money-trail.ts'
import { myMoney } from './verbs/my-money.ts'
import { listRecoveries, myRecoveries, repayRecovery } from './verbs/recoveries.ts'

export { mayGoOn } from './batch/again.ts'
export { release } from './batch/release.ts'
export { fundRaised, paymentsPaid, paymentsRecovered, paymentsReturned } from './events.ts'
export { fundOf } from './fund/fund.ts'
export { FUND_KINDS, FUND_NAMES, type FundKind } from './fund/fund-kinds.ts'
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
} from './payable/payable.ts'
export { type PayeeAccount, payeeAccount, payeeAccounts, payeeKey } from './payable/payee-account.ts'
export { type PaymentCase, type PaymentSteps, paidBySteps, RETURNED } from './payable/payment-case.ts'
export { type Reservation, type Reserved, reserve } from './payable/reserve.ts'
export { cancelRecovery, raiseOverpayment, raiseRecovery } from './recovery/raise-recovery.ts'
export {
  openRecoveryOf,
  owed,
  type Recovery,
  recoveries,
  recoveryOf,
  repaymentsOf,
} from './recovery/recovery.ts'

export {
  bankFile,
  bankReturn,
  compile,
  cutFund,
  giveBudget,
  lateReturn,
  listDiscrepancies,
  listFunds,
  listRecoveries,
  myMoney,
  myRecoveries,
  payAgain,
  putRight,
  repayRecovery,
  reportOverpayment,
}

/** The verbs of the payments module. */
export const paymentsVerbs: readonly AnyVerb[] = [
  compile,
  listBatches,
  bankFile,
  bankReturn,
  payAgain,
  lateReturn,
  listDiscrepancies,
  putRight,
  reportOverpayment,
  giveBudget,
  cutFund,
  listFunds,
  moneyTrail,
  listRecoveries,
  myRecoveries,
  myMoney,
  repayRecovery,
]

export const paymentsProcedures: readonly Procedure[] = [batchProcedure, recoveryProcedure]
