import { wording } from '../../../kernel/decision/wording.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { GROUP_WORDS, type LivingGroup } from './groups.ts'

/** How 生活费补贴 speaks. */

export const DONE = wording<[done: boolean]>('programmes.living-done', {
  found: ([done]) => (done ? '已结业' : '没有结业'),
  needed: '参加的班结业',
  next: '没有结业的不补',
})

export const GROUP = wording<[is: LivingGroup[], asked: LivingGroup[]]>('programmes.living-group', {
  found: ([is]) =>
    is.length === 0 ? '登记里没有查到' : `开班那天是${is.map((one) => GROUP_WORDS[one]).join('、')}`,
  needed: ([, asked]) => `开班那天是${asked.map((one) => GROUP_WORDS[one]).join('、')}`,
  next: '登记有误的请先更正登记',
})

export const WORTH = wording<[amount: number, perYear: number]>('programmes.living-worth', {
  found: ([amount, perYear]) => `每次 ${formatYuan(amount as Fen)} 元，一个年度最多 ${perYear} 次，付给本人`,
})
