import type { Standards } from '../../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'

/** What is read of the standards of a day, read once for all claims of that day: a batch asks for the same days again and again. */
export function onceADay<T>(
  read: (standards: Standards, day: CivilDate) => T,
): (standards: Standards, day: CivilDate) => T {
  const known = new WeakMap<Standards, Map<CivilDate, T>>()
  return (standards, day) => {
    let days = known.get(standards)
    if (days === undefined) {
      days = new Map()
      known.set(standards, days)
    }
    let found = days.get(day)
    if (found === undefined) {
      found = read(standards, day)
      days.set(day, found)
    }
    return found
  }
}
