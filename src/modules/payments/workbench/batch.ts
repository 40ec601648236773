import type { z } from 'zod'
import type { ReturnTaken } from '../batch/take-return.ts'
import type { listDiscrepancies } from '../verbs/after-return.ts'
import type { compile, listBatches } from '../verbs/batches.ts'
import type { listFunds } from '../verbs/budget.ts'
import type { myMoney } from '../verbs/my-money.ts'
import type { listRecoveries } from '../verbs/recoveries.ts'

/** What the verbs answer, by their own schemas. */
export type BatchList = z.output<typeof listBatches.output>
export type Compiled = z.output<typeof compile.output>
export type Returned = z.output<typeof ReturnTaken>
export type FundList = z.output<typeof listFunds.output>
export type Discrepancies = z.output<typeof listDiscrepancies.output>
export type MyMoney = z.output<typeof myMoney.output>
export type RecoveryList = z.output<typeof listRecoveries.output>
