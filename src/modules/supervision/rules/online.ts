import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { StudyRecord } from '../records.ts'
import { dayNumber } from './days.ts'
import { grouped, rule } from './rule.ts'
import { WATCHED } from './wording.ts'

/** Seconds of an hour. */
const HOUR = 3600

/** F8: more seconds of learning than time has passed: seeking, playback rate, plug-ins, two devices at once. */
export const F8 = rule<[watched: number, wall: number, day: string]>({
  id: 'F8',
  says: WATCHED,
  *candidates(records, { F8: limits }) {
    for (const [person, all] of grouped(records.studies, (one) => one.person)) {
      let worst: { rows: StudyRecord[]; watched: number; wall: number; tooMany: number } | null = null
      for (const rows of grouped(all, ({ from }) => String(dayNumber(from))).values()) {
        const watched = rows.reduce((sum, { seconds }) => sum + seconds, 0)
        const wall = wallSeconds(rows)
        const tooMany = secondsTooMany(watched, wall, limits)
        if (!worst || tooMany > worst.tooMany) worst = { rows, watched, wall, tooMany }
      }
      if (!worst) continue
      const { rows, watched, wall } = worst
      yield {
        values: [Math.round(watched), Math.round(wall), civilDateOf(new Date(rows[0]?.from ?? 0))],
        about: { kind: 'person', id: person },
        organisation: rows[0]?.provider ?? null,
        people: [person],
        against: [],
        rests: [],
        timeline: () =>
          rows.slice(0, 40).map(({ from, to, seconds, course }) => ({
            at: from,
            text: `${course}：经过 ${Math.round((to - from) / 1000)} 秒，计 ${Math.round(seconds)} 秒`,
            source: '学习记录',
          })),
      }
    }
  },
  suspects: ([watched, wall], { F8: limits }) => secondsTooMany(watched, wall, limits) > 0,
})

/** The seconds of a day that cannot have been: more than passed, or so many that nobody slept; 0 where they can. */
function secondsTooMany(
  watched: number,
  wall: number,
  {
    overPercent,
    overSeconds,
    hoursPerDay,
  }: { overPercent: number; overSeconds: number; hoursPerDay: number },
): number {
  const over = watched - wall
  const more = watched > wall * (1 + overPercent / 100) && over > overSeconds ? over : 0
  return Math.max(more, watched - hoursPerDay * HOUR, 0)
}

/** The time that passed while something was open, stretches that overlap counted once. */
function wallSeconds(rows: readonly StudyRecord[]): number {
  let [sum, until] = [0, Number.NEGATIVE_INFINITY]
  for (const { from, to } of [...rows].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return sum / 1000
}
