import { compare, type Decimal } from '../../../kernel/value/decimal.ts'
import type { Period } from './period.ts'

/** The numbers of a row of evidence, and how officers call them. Growth is in percent on the year before (同比 %). */
export const MEASURES = {
  vacancies: '招聘需求人数',
  seekers: '求职人数',
  vacancyDays: '岗位空缺天数',
  wageGrowth: '工资增幅',
  surveyScore: '用人单位调查分',
  industryGrowth: '行业增幅',
} as const
export type Measure = keyof typeof MEASURES
export const MEASURE_KEYS = Object.keys(MEASURES) as Measure[]

/** What is known of an occupation for a quarter; null where a source says nothing. */
export interface Evidence extends Record<Measure, Decimal | null> {
  code: string
  name: string
  period: Period
}

/** These cannot be below zero; growth can. */
export const NEVER_NEGATIVE: readonly Measure[] = ['vacancies', 'seekers', 'vacancyDays', 'surveyScore']

/** Whether two quarters say the same, number for number. */
export function sameEvidence(one: Evidence, other: Evidence): boolean {
  return MEASURE_KEYS.every((measure) => {
    const [left, right] = [one[measure], other[measure]]
    return left === null || right === null ? left === right : compare(left, right) === 0
  })
}
