export { mayGoOn } from './batch/again.ts'
export { release } from './batch/release.ts'
export { ReturnTaken } from './batch/take-return.ts'
export { fundRaised, paymentsPaid, paymentsRecovered, paymentsReturned } from './events.ts'
export { fundOf, fundStands } from './fund/fund.ts'
export { FUND_KINDS, FUND_NAMES, type FundKind } from './fund/fund-kinds.ts'
export { paidOfCases } from './payable/paid-of-cases.ts'
export {
  type LivePayable,
  liveOf,
  livesOf,
  lockPerson,
  PAID_PAYABLES,
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
export {
  cancelRecovery,
  raiseOverpayment,
  raiseRecovery,
  recoverOverturned,
} from './recovery/raise-recovery.ts'
export {
  openRecoveryOf,
  owed,
  type Recovery,
  recoveries,
  recoveryOf,
  repaymentsOf,
} from './recovery/recovery.ts'
export { lateReturn, listDiscrepancies, payAgain, putRight, reportOverpayment } from './verbs/after-return.ts'
export { bankFile, compile } from './verbs/batches.ts'
export { cutFund, giveBudget, listFunds } from './verbs/budget.ts'
export { myMoney } from './verbs/my-money.ts'
export { listRecoveries, myRecoveries } from './verbs/recoveries.ts'
