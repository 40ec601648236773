import { wording } from '../../../kernel/decision/wording.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How agreements and advances (培养协议、预拨) speak. */

export const MENTORS = wording<[has: number, needs: number]>('programmes.member-mentors', {
  found: ([has]) => `导师 ${has} 名`,
  needed: ([, needs]) => `导师不少于 ${needs} 名`,
  next: '请填写企业导师和机构导师',
})

export const CONTRACT = wording<[from: CivilDate, to: CivilDate, months: number]>(
  'programmes.member-contract',
  {
    found: ([from, to]) => `劳动合同${formatDay(from)}至${formatDay(to)}`,
    needed: ([, , months]) => `劳动合同不少于 ${months} 个月`,
    next: '续签劳动合同以后再报',
  },
)

export const SIGNED = wording<[signed: boolean]>('programmes.head-signed', {
  found: ([signed]) => (signed ? '三方都已签字' : '协议还没有三方签全'),
  needed: '学徒、企业、培训机构三方都签字',
  next: '请没有签字的一方签字',
})

export const ATTENDING = wording<[attending: boolean]>('programmes.head-attending', {
  found: ([attending]) => (attending ? '仍在培养' : '已经退出培养'),
  needed: '仍在项目里培养',
  next: '退出的人不付，已经预拨的追回',
})

export const ADVANCE_SHARE = wording<[percent: number, most: number]>('programmes.advance-share', {
  found: ([percent]) => `预拨 ${percent}%`,
  needed: ([, most]) => `预拨不超过 ${most}%`,
  next: '请降低预拨的比例',
})

export const NO_ADVANCE = wording<[kind: string]>('programmes.advance-none', {
  found: ([kind]) => `${kind}没有预拨`,
  needed: '标准里有预拨',
  next: '完成以后报结算',
})

export const ADVANCE_WORTH = wording<[each: number, percent: number, amount: number]>(
  'programmes.advance-worth',
  {
    found: ([each, percent, amount]) =>
      `每人 ${formatYuan(each as Fen)} 元的 ${percent}%，预拨 ${formatYuan(amount as Fen)} 元`,
  },
)
