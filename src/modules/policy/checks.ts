import { type Check, type Remark, warning } from '../../kernel/module/index.ts'
import { civilDateOf } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { warningsOn } from './warning.ts'

/** What doctor looks at: documents that lapse, and what rests on them. */
export const policyChecks: readonly Check[] = [{ title: '到期的政策文件', look: lapsing }]

async function lapsing(kernel: Kernel): Promise<Remark[]> {
  const today = civilDateOf(kernel.clock.now())
  return warningsOn(await kernel.standards(), today).map(({ document, to, days, resting }) => {
    const those = resting.map(({ name }) => name).join('、') || '没有标准依据它'
    const when = days < 0 ? '已经失效' : `失效，还有 ${days} 天`
    return warning(
      `${document.title}：${to} ${when}；依据它的：${those}`,
      '修订、延续或者另行公布，并更新依据它的标准',
    )
  })
}
