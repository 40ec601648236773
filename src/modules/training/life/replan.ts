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
