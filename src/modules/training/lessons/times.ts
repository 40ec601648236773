import { minutesOf, type Stretch, timeAt } from '../../../kernel/value/time/time-of-day.ts'

/** How many lessons (课时) fit between two times of a day. */
export const lessonsWithin = ({ from, to }: Stretch, lessonMinutes: number): number =>
  Math.max(0, Math.floor((minutesOf(to) - minutesOf(from)) / lessonMinutes))

/** What of a day's lessons counts: never more than its times hold. */
export const lessonsCounted = (
  { lessons, at }: { lessons: number; at?: Stretch | null },
  lessonMinutes: number,
): number => (at ? Math.min(lessons, lessonsWithin(at, lessonMinutes)) : lessons)

/** The times of a day with fewer lessons than usual (零头): it begins as usual and ends so much earlier, breaks and all. */
export function timesOfFewer(usual: Stretch, lessons: number, usualLessons: number): Stretch {
  const [from, to] = [minutesOf(usual.from), minutesOf(usual.to)]
  if (lessons >= usualLessons) return usual
  return { from: usual.from, to: timeAt(from + Math.ceil(((to - from) * lessons) / usualLessons)) }
}
