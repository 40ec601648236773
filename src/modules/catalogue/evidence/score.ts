import type { Method } from './method.ts'
import { halfUp, type Reading } from './points.ts'

/**
 * The points of a quarter, in hundredths: the weighted mean of what its sources say, where a source that lies far from
 * their middle counts only as far as the method's `spread`. Null where no source says anything. More points of any
 * source never make it less.
 */
export function quarterPoints(readings: readonly Reading[], method: Method): bigint | null {
  if (readings.length === 0) return null
  const weights = readings.map(({ source }) => BigInt(method.sources[source].weight))
  const total = weights.reduce((sum, weight) => sum + weight)
  const sum = readings.reduce(
    (so, reading, index) => so + cutBack(reading.points, readings, method) * (weights[index] ?? 0n),
    0n,
  )
  return halfUp(sum, total)
}

/** The points that a source counts with, in hundredths: its own, or the nearest that lie within the spread. */
export function cutBack(points: bigint, readings: readonly Reading[], method: Method): bigint {
  const middle = middleOf(readings, method)
  const spread = BigInt(method.spread) * 100n
  if (points < middle - spread) return middle - spread
  return points > middle + spread ? middle + spread : points
}

/** The middle by weight: the least points that sources of half the weight do not pass. */
function middleOf(readings: readonly Reading[], method: Method): bigint {
  const sorted = [...readings].sort((a, b) => (a.points < b.points ? -1 : a.points > b.points ? 1 : 0))
  const weight = ({ source }: Reading) => method.sources[source].weight
  const total = sorted.reduce((sum, reading) => sum + weight(reading), 0)
  let passed = 0
  for (const reading of sorted) {
    passed += weight(reading)
    if (2 * passed >= total) return reading.points
  }
  throw new RangeError('no source says anything')
}
