import type { z } from 'zod'
import type { TagTone } from '../../../kit/tag.tsx'
import type { listDiscrepancies } from '../verbs/after-return.ts'
import type { bankReturn, compile, listBatches } from '../verbs/batches.ts'
import type { listFunds } from '../verbs/budget.ts'
import type { myMoney } from '../verbs/my-money.ts'
import type { listRecoveries } from '../verbs/recoveries.ts'

/** What the verbs answer, by their own schemas. */
export type BatchList = z.output<typeof listBatches.output>
export type Compiled = z.output<typeof compile.output>
export type Returned = z.output<typeof bankReturn.output>
export type FundList = z.output<typeof listFunds.output>
export type Discrepancies = z.output<typeof listDiscrepancies.output>
export type MyMoney = z.output<typeof myMoney.output>
export type RecoveryList = z.output<typeof listRecoveries.output>

/** How the states of a batch (批次状态) are coloured; they are named by its procedure. */
export const BATCH_TONES: Readonly<Record<string, TagTone>> = {
  compiled: 'warn',
  sent: 'warn',
  closed: 'ok',
  discarded: 'bad',
}

/** The states of a recovery (追回状态) in words. */
export const RECOVERY_STATES = {
  open: { text: '追回中', tone: 'warn' },
  repaid: { text: '已追回', tone: 'ok' },
  'written-off': { text: '已核销', tone: 'plain' },
  cancelled: { text: '不再追回', tone: 'plain' },
} as const satisfies Record<RecoveryList['items'][number]['state'], { text: string; tone: TagTone }>
