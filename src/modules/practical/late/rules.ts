/** Somebody in a room of a session that is arranged. */
export interface Placed {
  room: string
}

/** Rooms for those who come late: the free places of the rooms that there are, then another room; nobody is moved. */
export function roomsForLate(placed: readonly Placed[], late: number, perRoom: number | null): string[] {
  const held = new Map<string, number>()
  for (const { room } of placed) held.set(room, (held.get(room) ?? 0) + 1)
  const most = perRoom ?? Math.max(1, ...held.values())
  const rooms: string[] = []
  let next = Math.max(0, ...[...held.keys()].map(Number)) + 1
  for (let at = 0; at < late; at += 1) {
    const free = [...held].find(([, sits]) => sits < most)?.[0]
    const room = free ?? String(next)
    if (free === undefined) next += 1
    held.set(room, (held.get(room) ?? 0) + 1)
    rooms.push(room)
  }
  return rooms
}

/**
 * Who marks somebody who comes late: first those who mark in that room, then whoever marks fewest; nobody who is bound. Null where there are too few.
 */
export function markersForLate(
  duties: readonly { card: string; room: string }[],
  {
    room,
    cards,
    each,
    bound,
  }: { room: string; cards: readonly string[]; each: number; bound: ReadonlySet<string> },
): string[] | null {
  const count = (card: string, here: boolean) =>
    duties.filter((one) => one.card === card && (!here || one.room === room)).length
  const chosen = cards
    .filter((card) => !bound.has(card))
    .toSorted(
      (a, b) => count(b, true) - count(a, true) || count(a, false) - count(b, false) || (a < b ? -1 : 1),
    )
    .slice(0, each)
  return chosen.length < each ? null : chosen
}
