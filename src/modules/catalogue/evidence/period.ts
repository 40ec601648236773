import { type Check, invalid, valid } from '../../../kernel/value/check.ts'
import { addDays, addMonths, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'

/** A quarter of a year (季度) as `2026Q1`; two of them compare as texts. */
export type Period = string & { readonly brand: 'Period' }

/** Reads a quarter of the years 1900 to 2999. */
export function parsePeriod(text: string): Check<Period> {
  return /^(19|2\d)\d\dQ[1-4]$/.test(text)
    ? valid(text as Period)
    : invalid('所属期要写成 年份加季度，例如 2026Q1。')
}

/** The last day of a quarter: evidence for it can be complete only afterwards. */
export function lastDayOf(period: Period): CivilDate {
  const months = Number(period.slice(5)) * 3
  return addDays(addMonths(civilDate(`${period.slice(0, 4)}-01-01`), months), -1)
}

/** Whether the second quarter is the one right after the first. */
export function follows(earlier: Period, later: Period): boolean {
  return ordinal(later) === ordinal(earlier) + 1
}

/** `2026 年一季度`. */
export function periodName(period: Period): string {
  return `${period.slice(0, 4)} 年${'一二三四'[Number(period.slice(5)) - 1]}季度`
}

const ordinal = (period: Period) => Number(period.slice(0, 4)) * 4 + Number(period.slice(5))
