import { wording } from '../../../kernel/decision/wording.ts'

/** How the yearly assessment (年度评估) speaks. */

export const CONFIRMED = wording<[confirmed: boolean]>('centres.year-confirmed', {
  found: ([confirmed]) => (confirmed ? '企业已经确认年度报告' : '企业没有确认年度报告'),
  needed: '年度报告由企业确认',
  next: '请企业核对、补充以后确认',
})

export const TRAINED = wording<[trained: number, own: number, staff: number, percent: number]>(
  'centres.year-trained',
  {
    found: ([trained, own, staff]) =>
      `补贴班结业 ${trained} 人次（培训记录），自主培训 ${own} 人次（企业填报），职工 ${staff} 人`,
    needed: ([, , , percent]) => `全年培训不少于职工人数的 ${percent}%`,
    next: '限期安排职工培训，改正后再报',
  },
)

export const CAPACITY = wording<[has: number, needs: number]>('centres.year-capacity', {
  found: ([has]) => `同期能培训 ${has} 人`,
  needed: ([, needs]) => `同期培训能力不少于 ${needs} 人`,
  next: '限期恢复培训能力',
})

export const TEACHERS = wording<[has: number, needs: number]>('centres.year-teachers', {
  found: ([has]) => `专兼职教师 ${has} 人`,
  needed: ([, needs]) => `专兼职教师不少于 ${needs} 人`,
  next: '限期补足教师',
})
