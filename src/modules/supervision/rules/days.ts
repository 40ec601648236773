import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

const DAY_MS = 86_400_000
/** China keeps one time, eight hours ahead, all year. */
const AHEAD_MS = 8 * 3_600_000

/** The number of a day since 1970, by the clock in China. */
export const dayNumber = (at: number): number => Math.floor((at + AHEAD_MS) / DAY_MS)

const numbers = new Map<string, number>()

/** The number of a civil day; asked a million times for a few thousand days. */
export function numberOf(day: CivilDate): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const found = Date.parse(day) / DAY_MS
  if (numbers.size > 20_000) numbers.clear()
  numbers.set(day, found)
  return found
}

/** Where the first moment of a day's minute lies. */
export const instantOf = (day: CivilDate, minute: number): number =>
  numberOf(day) * DAY_MS - AHEAD_MS + minute * 60_000

/** Whether a stretch of days holds on a day. */
export const holdsOn = (one: { from: CivilDate; to: CivilDate | null }, day: CivilDate): boolean =>
  one.from <= day && (one.to === null || one.to >= day)
