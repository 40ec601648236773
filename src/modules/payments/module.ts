import { module } from '../../kernel/module/index.ts'
import { batchProcedure } from './batch/batch.ts'
import { fundRaised, paymentsPaid, paymentsRecovered, paymentsReturned } from './events.ts'
import { PAYMENTS_PERMISSIONS } from './permissions.ts'
import { recoveryProcedure } from './recovery/recovery-procedure.ts'
import { paymentsKind } from './rules.ts'
import { paymentsTodo } from './todo.ts'
import { lateReturn, listDiscrepancies, payAgain, putRight, reportOverpayment } from './verbs/after-return.ts'
import { bankFile, compile, listBatches } from './verbs/batches.ts'
import { cutFund, giveBudget, listFunds } from './verbs/budget.ts'
import { moneyFrom, moneyTrail } from './verbs/money-trail.ts'
import { myMoney } from './verbs/my-money.ts'
import { listRecoveries, myRecoveries } from './verbs/recoveries.ts'

/** The one door by which money leaves, and by which it comes back (拨付). */
export const payments = module({
  name: 'payments',
  title: '拨付',
  permissions: PAYMENTS_PERMISSIONS,
  verbs: [
    compile,
    listBatches,
    bankFile,
    payAgain,
    lateReturn,
    listDiscrepancies,
    putRight,
    reportOverpayment,
    giveBudget,
    cutFund,
    listFunds,
    moneyTrail,
    moneyFrom,
    listRecoveries,
    myRecoveries,
    myMoney,
  ],
  procedures: [batchProcedure, recoveryProcedure],
  kinds: [paymentsKind],
  todo: paymentsTodo,
  events: [fundRaised, paymentsPaid, paymentsReturned, paymentsRecovered],
  workbench: () => import('./workbench/index.ts'),
})
