import type { Comparison } from '../../../kernel/case/evidence.ts'

/**
 * How the comparison went, in one sentence: “系统比对：6 项相符，1 项需您判断。” Whoever does not judge (申请的单位) reads what will
 * be looked into.
 */
export function comparisonSentence(comparisons: readonly Comparison[], judges: boolean): string {
  if (comparisons.length === 0)
    return judges ? '本件没有可比对的数据，请看材料办理。' : '本件没有要与登记比对的内容。'
  const count = (result: Comparison['result']) => comparisons.filter((one) => one.result === result).length
  const parts = [`${count('ok')} 项相符`]
  if (count('attention') > 0) parts.push(`${count('attention')} 项${judges ? '需您判断' : '工作人员会核对'}`)
  if (count('bad') > 0) parts.push(`${count('bad')} 项不符`)
  return `系统比对：${parts.join('，')}。`
}

/** The worst result, which colours the verdict. */
export function worstOf(comparisons: readonly Comparison[]): Comparison['result'] {
  if (comparisons.some(({ result }) => result === 'bad')) return 'bad'
  return comparisons.some(({ result }) => result === 'attention') ? 'attention' : 'ok'
}
