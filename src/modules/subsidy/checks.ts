import { type Check, type Remark, warning } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { paidTwice } from './paid-twice.ts'

/** What doctor looks at: what was paid twice before occupations had one key. */
export const subsidyChecks: readonly Check[] = [{ title: '重复拨付', look: twice }]

async function twice(kernel: Kernel): Promise<Remark[]> {
  const numbers = await paidTwice(kernel.database.db)
  if (numbers.length === 0) return []
  return [
    warning(
      `同一人同一职业同一等级付过两次，后付的 ${numbers.length} 笔：${numbers.slice(0, 20).join('、')}`,
      '请市人社局逐笔核对，多付的登记多付并办理追回',
    ),
  ]
}
