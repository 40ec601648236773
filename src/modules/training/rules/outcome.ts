import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What came in on one day: so many people, and so many of them with the good answer. */
export interface Came {
  on: CivilDate
  people: number
  good: number
}

/**
 * What may be published of an organisation for a month (公开成效), or null: a number of so many people at least, and only when as
 * many have answered since the last one. Otherwise what one person said stood in the difference of two months.
 */
export function publishable(
  came: readonly Came[],
  { until, last, fewest }: { until: CivilDate; last: CivilDate | null; fewest: number },
): { people: number; percent: number } | null {
  const counted = came.filter(({ on }) => on < until)
  const people = sum(counted.map((one) => one.people))
  const fresh = sum(counted.filter(({ on }) => last === null || on >= last).map((one) => one.people))
  if (people < fewest || fresh < fewest) return null
  return { people, percent: Math.round((sum(counted.map(({ good }) => good)) * 100) / people) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
