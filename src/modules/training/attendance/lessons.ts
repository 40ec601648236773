import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { TaughtDay } from '../facts.ts'

/** Lessons (课时) of each day; several entries of one day add up. */
export function lessonsByDay(entries: readonly TaughtDay[]): Map<CivilDate, number> {
  const byDay = new Map<CivilDate, number>()
  for (const { day, lessons } of entries) byDay.set(day, (byDay.get(day) ?? 0) + lessons)
  return byDay
}
