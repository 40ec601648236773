/**
 * The longest run of items, in their order, in which each comes before the next by `before`; of two equally long ones
 * the later, so that a table of contents loses against the text itself.
 */
export function longestRise<T>(items: readonly T[], before: (one: T, other: T) => boolean): T[] {
  const lengths: number[] = []
  for (let at = items.length - 1; at >= 0; at--) {
    let best = 0
    for (let next = at + 1; next < items.length; next++) {
      const length = lengths[next] ?? 0
      if (length > best && before(items[at] as T, items[next] as T)) best = length
    }
    lengths[at] = best + 1
  }
  const chosen: T[] = []
  let wanted = lengths.reduce((most, length) => Math.max(most, length), 0)
  let from = 0
  while (wanted > 0) {
    const last = chosen.at(-1)
    let at = items.length - 1
    while (at >= from && !(lengths[at] === wanted && (last === undefined || before(last, items[at] as T))))
      at--
    chosen.push(items[at] as T)
    from = at + 1
    wanted--
  }
  return chosen
}
