import { wording } from '../../../kernel/decision/wording.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How the naming of enterprise training centres (企业培训中心命名) speaks. */

export const STAFF = wording<[has: number, needs: number]>('centres.centre-staff', {
  found: ([has]) => `职工 ${has} 人`,
  needed: ([, needs]) => `职工不少于 ${needs} 人`,
  next: '规模不够的可以到公共实训基地培训，或者联合申报',
})

export const CAPACITY = wording<[has: number, needs: number]>('centres.centre-capacity', {
  found: ([has]) => `同期能培训 ${has} 人`,
  needed: ([, needs]) => `同期培训能力不少于 ${needs} 人`,
  next: '扩大场地、增加工位以后再申报',
})

export const TEACHERS = wording<[has: number, needs: number]>('centres.centre-teachers', {
  found: ([has]) => `专兼职教师 ${has} 人`,
  needed: ([, needs]) => `专兼职教师不少于 ${needs} 人`,
  next: '聘请技师、工程师做兼职教师以后再申报',
})

export const OCCUPATIONS = wording<[has: number, needs: number]>('centres.centre-occupations', {
  found: ([has]) => `${has} 个职业`,
  needed: ([, needs]) => `至少有 ${needs} 个主要职业`,
  next: '请写明培训哪些职业',
})

export const NOT_NAMED = wording<[named: boolean]>('centres.not-named-yet', {
  found: ([named]) => (named ? '已经是企业培训中心' : '还不是企业培训中心'),
  needed: '一家企业只有一个企业培训中心',
  next: '规模有变化的在年度报告里填，不用重新申报',
})

export const NOT_BANNED = wording<[] | [revokedOn: CivilDate, from: CivilDate]>('centres.centre-ban', {
  found: ([revokedOn]) => (revokedOn === undefined ? '没有被取消过' : `${formatDay(revokedOn)}被取消`),
  needed: ([, from]) => (from === undefined ? '没有在取消以后的限期里' : `${formatDay(from)}起才能再申报`),
  next: '到期以后再申报',
})

export const INSPECTORS = wording<[has: number, needs: number]>('centres.centre-inspectors', {
  found: ([has]) => `${has} 人复核签字`,
  needed: ([, needs]) => `至少 ${needs} 人实地复核`,
  next: '请另一名复核人到现场复核、签字',
})

export const PHOTOS = wording<[has: number, needs: number]>('centres.centre-photos', {
  found: ([has]) => `现场照片 ${has} 张`,
  needed: ([, needs]) => `复核人拍的现场照片不少于 ${needs} 张`,
  next: '请复核人补传现场照片；企业自己传的和已撤下的不算',
})

export const FOUND_CAPACITY = wording<[found: number, declared: number, percent: number]>(
  'centres.centre-found-capacity',
  {
    found: ([found, declared]) => `现场核到同期能培训 ${found} 人，申报 ${declared} 人`,
    needed: ([, , percent]) => `现场核到的不低于申报的 ${percent}%，也不低于申报条件`,
    next: '请企业按实际情况更正申报内容，或者不予命名',
  },
)
