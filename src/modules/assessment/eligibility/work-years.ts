import { addDays, addYears, type CivilDate, daysBetween } from '../../../kernel/value/time/civil-date.ts'

interface Employment {
  from: CivilDate
  to: CivilDate | null
}

/**
 * The first day on which a person has worked `years` full years, or null where the known employment never gets there.
 * Overlapping employment counts once. Days between two jobs push the anniversary back by as many days.
 */
export function workedSince(work: readonly Employment[], years: number): CivilDate | null {
  let start: CivilDate | null = null
  let end: CivilDate | null = null
  for (const { from, to } of [...work].sort(byFrom)) {
    if (start === null || end === null) start = from
    else if (from > end) start = addDays(start, daysBetween(end, from))
    const reached = addYears(start, years)
    const next = to === null ? null : addDays(to, 1)
    if (next === null || reached <= next) return laterOf(reached, from)
    if (end === null || next > end) end = next
  }
  return null
}

function byFrom(a: Employment, b: Employment): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}

function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}
