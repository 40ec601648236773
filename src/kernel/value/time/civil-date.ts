import { type Check, invalid, valid } from '../check.ts'

/** A day of the calendar as `YYYY-MM-DD`, without hour or zone; two of them compare as texts. */
export type CivilDate = string & { readonly brand: 'CivilDate' }

/** Takes a text as a day; throws RangeError where there is no such day. */
export function civilDate(text: string): CivilDate {
  const checked = parseCivilDate(text)
  if (!checked.valid) throw new RangeError('not a day of the calendar (YYYY-MM-DD)')
  return checked.value
}

/** Reads `YYYY-MM-DD`, years 0001 to 9999; a day that does not exist, such as 30 February, is refused. */
export function parseCivilDate(text: string): Check<CivilDate> {
  if (text.length !== 10 || !/^\d{4}-\d\d-\d\d$/.test(text))
    return invalid('日期要写成 年-月-日，例如 2026-03-04。')
  const [year, month, day] = split(text)
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return invalid('日历上没有这一天。')
  return valid(text as CivilDate)
}

/** The day that a text means; null where it means none. */
export function dayOrNull(text = ''): CivilDate | null {
  const read = parseCivilDate(text)
  return read.valid ? read.value : null
}

/** The day that it is in Asia/Shanghai at an instant (UTC+8, as it has been all year round since 1992). */
export function civilDateOf(instant: Date): CivilDate {
  const time = instant.getTime()
  if (Number.isNaN(time)) throw new RangeError('not an instant')
  return fromDayNumber(Math.floor((time + SHANGHAI) / DAY))
}

/** The day `count` days later, or earlier where it is negative. */
export function addDays(day: CivilDate, count: number): CivilDate {
  whole(count)
  return fromDayNumber(dayNumber(day) + count)
}

/** The same day of the month `count` months later, or the last of that month where it has no such day. */
export function addMonths(day: CivilDate, count: number): CivilDate {
  whole(count)
  const [year, month, date] = split(day)
  const months = year * 12 + (month - 1) + count
  const newYear = Math.floor(months / 12)
  const newMonth = months - newYear * 12 + 1
  return join(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)))
}

/** The same day `count` years later; 29 February is reached on 28 February of a common year. */
export function addYears(day: CivilDate, count: number): CivilDate {
  return addMonths(day, whole(count) * 12)
}

/** Days from one day to another: 0 for the same day, negative where the second is the earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Full years reached on a day (周岁), such as an age; 29 February counts as reached on 28 February. */
export function fullYears(from: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(from)
  const [, month, date] = split(from)
  const anniversary = join(yearOf(on), month, Math.min(date, daysInMonth(yearOf(on), month)))
  return anniversary <= on ? years : years - 1
}

/** The calendar year. */
export function yearOf(day: CivilDate): number {
  return digits(day, 0, 4)
}

/** The day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: CivilDate): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** `2026年3月4日`. */
export function formatDay(day: CivilDate): string {
  const [year, month, date] = split(day)
  return `${year}年${month}月${date}日`
}

const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000

function split(day: string): [year: number, month: number, day: number] {
  return [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)]
}

/** A number that stands in a text: days are taken apart by the million, and cutting pieces out of them costs most of it. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + (text.charCodeAt(at) - ZERO)
  return number
}

const ZERO = '0'.charCodeAt(0)

function join(year: number, month: number, day: number): CivilDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError('the day lies outside the years 0001 to 9999')
  const years = year > 999 ? String(year) : String(year).padStart(4, '0')
  return `${years}-${pad(month)}-${pad(day)}` as CivilDate
}

const pad = (number: number) => (number < 10 ? `0${number}` : String(number))

function whole(count: number): number {
  if (!Number.isSafeInteger(count))
    throw new RangeError('days, months and years are counted in whole numbers')
  return count
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days since 1970-01-01, counted in years that begin in March, so that the leap day is the last of its year. */
function dayNumber(day: CivilDate): number {
  const [year, month, date] = split(day)
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  return marchYear * 365 + leapDays(marchYear) + dayOfYear - EPOCH
}

function fromDayNumber(days: number): CivilDate {
  const count = days + EPOCH
  let marchYear = Math.floor(count / 365.2425)
  if (count < yearStart(marchYear)) marchYear -= 1
  else if (count >= yearStart(marchYear + 1)) marchYear += 1
  const dayOfYear = count - yearStart(marchYear)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return join(month > 2 ? marchYear : marchYear + 1, month, date)
}

const EPOCH = 719_468

const yearStart = (marchYear: number) => marchYear * 365 + leapDays(marchYear)

const leapDays = (year: number) => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
