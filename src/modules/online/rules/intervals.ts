/** A stretch of a video or of time (区间), in milliseconds; `to` is past its end. */
export interface Interval {
  from: number
  to: number
}

/** The union of stretches (并集): sorted, none touching another, none empty. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const { from, to } of intervals.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** How long stretches are together, where none is counted twice. */
export const measure = (intervals: readonly Interval[]): number =>
  union(intervals).reduce((sum, { from, to }) => sum + to - from, 0)

/** How much of a new stretch was not there yet. */
export const gainOf = (known: readonly Interval[], more: Interval): number =>
  measure([...known, more]) - measure(known)
