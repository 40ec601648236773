/** Who takes a candidate over from somebody who has to step back: who marks the fewest and not this one already, the first card of equals. */
export function takerOf(
  duties: readonly { candidate: string; card: string }[],
  able: readonly string[],
  candidate: string,
): string | null {
  const load = (card: string) => duties.filter((one) => one.card === card).length
  const free = able.filter((card) => !duties.some((one) => one.card === card && one.candidate === candidate))
  return free.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0] ?? null
}
