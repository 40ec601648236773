import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { TaughtDay } from '../facts.ts'
import { lessonsCounted } from '../lessons/times.ts'

/** Lessons (课时) of each day, given their length never more than the times hold; several entries of one day add up. */
export function lessonsByDay(entries: readonly TaughtDay[], lessonMinutes?: number): Map<CivilDate, number> {
  const byDay = new Map<CivilDate, number>()
  for (const one of entries)
    byDay.set(
      one.day,
      (byDay.get(one.day) ?? 0) + (lessonMinutes ? lessonsCounted(one, lessonMinutes) : one.lessons),
    )
  return byDay
}
