import { waitingLongest } from '../../kernel/figure/index.ts'
import { broken, type Check, type Remark } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'

/** What acts touch is counted in within seconds; so many minutes may the oldest wait. */
const COUNTED_WITHIN = 10

/** What doctor looks at in the figures. */
export const figuresChecks: readonly Check[] = [{ title: '指标计入', look: uncounted }]

async function uncounted({ database }: Kernel): Promise<Remark[]> {
  const behind = await waitingLongest(database.db)
  if (behind === null || behind.minutes <= COUNTED_WITHIN) return []
  return [
    broken(
      `指标台账 ${behind.tally} 有 ${behind.minutes} 分钟前的变化还没有计入`,
      '后台任务没有在运行或者太慢：启动 haihe worker；之后用 haihe figures recount 核对',
    ),
  ]
}
