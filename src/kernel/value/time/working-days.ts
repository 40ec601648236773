import { addDays, type CivilDate, daysBetween, weekdayOf, yearOf } from './civil-date.ts'

/** What the State Council published of each year: days off, and weekend days that are worked instead (调休). */
export interface HolidayCalendar {
  years: Record<number, { holidays: CivilDate[]; workdays: CivilDate[] }>
}

/** Whether work is done on a day (工作日); in a year without a table only the weekend is known to be off. */
export function isWorkingDay(day: CivilDate, calendar: HolidayCalendar): boolean {
  const table = calendar.years[yearOf(day)]
  if (table?.holidays.includes(day)) return false
  return !isWeekend(day) || (table?.workdays.includes(day) ?? false)
}

/**
 * The `count`-th working day after a day, which itself is not counted; before it where `count` is negative, the day
 * itself for 0. `unknownYears` names the years on the way that have no table: the day is then an estimate.
 */
export function addWorkingDays(
  from: CivilDate,
  count: number,
  calendar: HolidayCalendar,
): { day: CivilDate; unknownYears: number[] } {
  if (!Number.isInteger(count) || Math.abs(count) > 10_000)
    throw new RangeError('working days are counted in whole numbers up to 10,000')
  const step = Math.sign(count)
  const first = count === 0 ? from : addDays(from, step)
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return { day, unknownYears: unknownYears(first, day, calendar) }
}

/** Working days after one day up to and including another; negative where the second is the earlier. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: HolidayCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = weekdaysBetween(from, to)
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const table = calendar.years[year]
    if (table === undefined) continue
    for (const day of new Set([...table.holidays, ...table.workdays])) {
      if (day <= from || day > to || yearOf(day) !== year) continue
      count += Number(isWorkingDay(day, calendar)) - Number(!isWeekend(day))
    }
  }
  return count
}

/** Working days that a term has left (剩余工作日): 0 on its last day; past it at least one too many, on a weekend, too. */
export function workingDaysLeft(today: CivilDate, due: CivilDate, calendar: HolidayCalendar): number {
  const left = workingDaysBetween(today, due, calendar)
  return due < today ? Math.min(-1, left) : left
}

/** The years between two days, both included, for which no table is published. */
export function unknownYears(from: CivilDate, to: CivilDate, calendar: HolidayCalendar): number[] {
  const [first, last] = from <= to ? [yearOf(from), yearOf(to)] : [yearOf(to), yearOf(from)]
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.filter((year) => calendar.years[year] === undefined)
}

const isWeekend = (day: CivilDate) => weekdayOf(day) >= 6

function weekdaysBetween(from: CivilDate, to: CivilDate): number {
  const days = daysBetween(from, to)
  const weeks = Math.floor(days / 7)
  let count = weeks * 5
  for (let rest = days - weeks * 7; rest > 0; rest -= 1) if (!isWeekend(addDays(to, 1 - rest))) count += 1
  return count
}
