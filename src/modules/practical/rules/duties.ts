/** Who is to be marked, and where. */
export interface ToMark {
  id: string
  seat: string
  room: string
}

/**
 * Who marks whom: every room gets its examiners in turn, so that all have about as much; whoever is bound to a candidate (taught him,
 * works with him) is left out for him and the next takes his place. `without` are the seats for which there are too few.
 */
export function assignDuties(
  candidates: readonly ToMark[],
  {
    cards,
    each,
    bound,
  }: { cards: readonly string[]; each: number; bound: ReadonlyMap<string, ReadonlySet<string>> },
): { given: { candidate: string; card: string }[]; without: string[] } {
  const rooms = [...new Set(candidates.map(({ room }) => room))]
  const given: { candidate: string; card: string }[] = []
  const without: string[] = []
  for (const { id, seat, room } of candidates) {
    const from = (rooms.indexOf(room) * each) % Math.max(cards.length, 1)
    const chosen = [...cards.slice(from), ...cards.slice(0, from)]
      .filter((card) => !bound.get(card)?.has(seat))
      .slice(0, each)
    if (chosen.length < each) without.push(seat)
    given.push(...chosen.map((card) => ({ candidate: id, card })))
  }
  return { given, without }
}
