import { wording } from '../../../../kernel/decision/wording.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { dayText } from './day-text.ts'

/** What is said where nothing was published, or a value that an edition should hold could not be found. */

export const MEASURES_IN_FORCE = wording<[day: CivilDate]>('subsidy.measures-in-force', {
  found: ([day]) => `${dayText(day)}没有查到施行中的补贴办法`,
  needed: '开班备案当日有施行中的补贴办法',
  next: '新办法公布后系统会重新计算，您不用再申请',
})

export const CATALOGUE_IN_FORCE = wording<[day: CivilDate, name: string | null]>(
  'subsidy.catalogue-in-force',
  {
    found: ([day, name]) => (name === null ? `${dayText(day)}没有查到施行中的目录` : `${name}的内容没有查到`),
    needed: '开班备案当日有公布的目录',
    next: '目录补充后系统会重新计算，您不用再申请',
  },
)

export const AMOUNT_PUBLISHED = wording('subsidy.amount-published', {
  found: '目录里这一等级的金额没有查到',
  needed: '公布的金额',
  next: '金额补充后系统会重新计算，您不用再申请',
})

export const DEMAND_PUBLISHED = wording('subsidy.demand-published', {
  found: '目录里这个职业的紧缺程度没有查到',
  needed: '公布的紧缺程度',
  next: '紧缺程度补充后系统会重新计算，您不用再申请',
})

export const EVALUATION_PUBLISHED = wording('subsidy.evaluation-class', {
  found: '目录里这个职业的评价类别没有查到',
  needed: '公布的评价类别',
  next: '评价类别补充后系统会重新计算，您不用再申请',
})

export const UPGRADE_IN_FORCE = wording<[day: CivilDate]>('subsidy.policy-in-force', {
  found: ([day]) => `${dayText(day)}没有查到施行中的技能提升补贴政策`,
  needed: '申请当日有施行中的政策',
  next: '新政策公布后系统会重新计算；请留意证书核发后的申请期限',
})
