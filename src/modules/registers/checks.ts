import { type Check, minutesSince, type Remark, warning } from '../../kernel/module/index.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { connectionTroubles } from './store.ts'

/** What doctor looks at: who does not answer. */
export const registersChecks: readonly Check[] = [{ title: '登记数据连接', look: connections }]

async function connections(kernel: Kernel): Promise<Remark[]> {
  return (await connectionTroubles(kernel.database.db)).map(({ register, trouble, since, waiting }) =>
    warning(
      `登记数据连接 ${register} 没有回答，已 ${minutesSince(kernel, since)} 分钟：${trouble.slice(0, 200)}；${waiting} 个查询在等`,
      '联系对方单位；接通后系统自动重查，等它的办件自动继续',
    ),
  )
}
