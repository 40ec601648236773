import type { z } from 'zod'
import type { TagTone } from '../../../portal/kit/tag.tsx'
import type { bankReturn, compile, listBatches } from '../verbs/batches.ts'
import type { listFunds } from '../verbs/budget.ts'

/** What the verbs answer, by their own schemas. */
export type BatchList = z.output<typeof listBatches.output>
export type Compiled = z.output<typeof compile.output>
export type Returned = z.output<typeof bankReturn.output>
export type FundList = z.output<typeof listFunds.output>

/** How the states of a batch (批次状态) are coloured; they are named by its procedure. */
export const BATCH_TONES: Readonly<Record<string, TagTone>> = {
  compiled: 'warn',
  sent: 'warn',
  closed: 'ok',
  discarded: 'bad',
}
