import { addDays, type CivilDate, weekdayOf } from '../../../kernel/value/time/civil-date.ts'
import { type HolidayCalendar, isWorkingDay } from '../../../kernel/value/time/working-days.ts'
import type { PlannedDay } from '../facts.ts'

/** Which days are free of lessons: none, or every day that is no working day (周末和法定节假日). */
export type RestDays = 'none' | 'weekends'

export interface Schedule {
  startsOn: CivilDate
  /** All lessons (课时) of the class. */
  hours: number
  hoursPerDay: number
  restDays: RestDays
}

/**
 * The days of a class (课表): from the first day on, as many lessons a day as are wanted and the rest on the
 * last day. A first day that is a rest day is moved to the next day with lessons. Throws for no lessons at all.
 */
export function timetable(schedule: Schedule, calendar: HolidayCalendar): PlannedDay[] {
  const { startsOn, hours, hoursPerDay, restDays } = schedule
  if (!(hours > 0 && hoursPerDay > 0)) throw new RangeError('a class has at least one lesson a day')
  const days: PlannedDay[] = []
  let day = startsOn
  for (let left = hours; left > 0; day = addDays(day, 1)) {
    if (restDays === 'weekends' && !isWorkingDay(day, calendar)) continue
    const lessons = Math.min(left, hoursPerDay)
    days.push({ day, lessons })
    left -= lessons
  }
  return days
}

/** 星期三: the day of the week as the timetable shows it. */
export const weekdayName = (day: CivilDate): string => `星期${'一二三四五六日'.charAt(weekdayOf(day) - 1)}`
