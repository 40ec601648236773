import type { z } from 'zod'
import type { TagTone } from '../../../portal/kit/tag.tsx'
import type { bankReturn, compile, listBatches } from '../verbs/batches.ts'
import type { listFunds } from '../verbs/budget.ts'

/** What the verbs answer, by their own schemas. */
export type BatchList = z.output<typeof listBatches.output>
export type Compiled = z.output<typeof compile.output>
export type Returned = z.output<typeof bankReturn.output>
export type FundList = z.output<typeof listFunds.output>

/** The states of a batch (批次状态) in words. */
export const BATCH_STATES: Readonly<Record<string, { text: string; tone: TagTone }>> = {
  compiled: { text: '待财政放款', tone: 'warn' },
  sent: { text: '已送银行，待回盘', tone: 'warn' },
  closed: { text: '已对平', tone: 'ok' },
  discarded: { text: '已撤销', tone: 'bad' },
}
