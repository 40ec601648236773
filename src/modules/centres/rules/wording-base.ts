import { wording } from '../../../kernel/decision/wording.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How the recognition of a public training base (企业公共实训基地认定) speaks. */

export const CENTRE = wording<[] | [namedOn: CivilDate, ready: CivilDate]>('centres.base-centre', {
  found: ([namedOn]) =>
    namedOn === undefined ? '还不是企业培训中心' : `${formatDay(namedOn)}命名为企业培训中心`,
  needed: ([, ready]) => (ready === undefined ? '先是企业培训中心' : `${formatDay(ready)}起可以申报`),
  next: '先申报企业培训中心，满规定的日数以后再申报基地',
})

export const CAPACITY = wording<[has: number, needs: number]>('centres.base-capacity', {
  found: ([has]) => `同期能培训 ${has} 人`,
  needed: ([, needs]) => `同期培训能力不少于 ${needs} 人`,
  next: '扩大以后在年度报告里更新，再申报',
})

export const SEATS = wording<[has: number, needs: number]>('centres.base-seats', {
  found: ([has]) => `面向社会同时 ${has} 人`,
  needed: ([, needs]) => `面向社会的名额不少于 ${needs} 人`,
  next: '增加面向社会的名额',
})

export const SEATS_FIT = wording<[seats: number, capacity: number]>('centres.base-seats-fit', {
  found: ([seats, capacity]) => `面向社会 ${seats} 人，同期能培训 ${capacity} 人`,
  needed: '面向社会的名额不超过同期培训能力',
  next: '请核对名额',
})

export const NOT_BASE = wording<[base: boolean]>('centres.base-not-yet', {
  found: ([base]) => (base ? '已经是企业公共实训基地' : '还不是企业公共实训基地'),
  needed: '一家企业只认定一次',
  next: '不用重新申报',
})
