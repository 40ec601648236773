/** A stretch of time, in milliseconds of the same clock. */
export interface Stretch {
  from: number
  to: number
}

/** How many minutes of a day recordings cover: what two of them show at once counts once, and never more than was taught. */
export function coveredMinutes(recordings: readonly Stretch[], taughtMinutes: number): number {
  let covered = 0
  let end = Number.NEGATIVE_INFINITY
  for (const { from, to } of recordings.toSorted((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return Math.min(Math.floor(covered / 60_000), taughtMinutes)
}
