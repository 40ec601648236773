import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type HolidayCalendar, isWorkingDay } from '../../../kernel/value/time/working-days.ts'
import type { RestDays } from '../attendance/timetable.ts'

/** A lesson that moves from one day to another. */
export interface Move {
  from: CivilDate
  to: CivilDate
}

/** The lessons of these days, in their order, from a first day on: never on a rest day of the class, nor on a day that is taken. */
export function movedAlong(
  days: readonly CivilDate[],
  first: CivilDate,
  { taken, restDays }: { taken: readonly CivilDate[]; restDays: RestDays },
  calendar: HolidayCalendar,
): Move[] {
  const busy = new Set(taken)
  const moves: Move[] = []
  let next = first
  for (const day of [...days].sort()) {
    while (busy.has(next) || (restDays === 'weekends' && !isWorkingDay(next, calendar)))
      next = addDays(next, 1)
    moves.push({ from: day, to: next })
    next = addDays(next, 1)
  }
  return moves
}

/** What one class gives on a day, by whom and where. */
export interface Held {
  class: string
  number: string
  day: CivilDate
  teacher: string
  place: string
  lessons: number
}

/**
 * F13: a teacher, or a room, that would be in two places: on one day the lessons of all classes that name it are more than one
 * day has. In words, one line a day and thing.
 */
export function inTwoRooms(own: readonly Held[], others: readonly Held[], perDay: number): string[] {
  const found: string[] = []
  for (const one of own)
    for (const [key, words] of [
      ['teacher', '任课教师'],
      ['place', '教学地点'],
    ] as const) {
      const same = others.filter((other) => other.day === one.day && other[key] === one[key])
      const lessons = same.reduce((sum, other) => sum + other.lessons, one.lessons)
      if (same.length > 0 && lessons > perDay)
        found.push(
          `${one.day} ${words}“${one[key]}”还在 ${same.map(({ number }) => number).join('、')}，合计 ${lessons} 课时，超过一天的 ${perDay} 课时`,
        )
    }
  return found
}
