import type { Room, Seat, Seated } from './seating.ts'
import { type Lane, shareOut } from './share-out.ts'

/** Somebody who comes after the others were seated, with the rooms that are watched by somebody who is bound to them. */
export interface LateComer extends Seated {
  barred: ReadonlySet<string>
}

/** A room as it is, with who sits at which machine. */
export interface RoomAsIs extends Room {
  taken: readonly { place: number; group: string | null }[]
}

type Placed = Seat & { group: string | null }

/**
 * 补排机位: those who come late get machines that are free, in a room in which nobody watches who is bound to them; nobody who sits is moved. As many as
 * can be get one, who applied first before others; beside nobody of their class as far as that can be without moving anybody. The same facts give the
 * same seats. `beside` counts the neighbours of one class who came of it.
 */
export async function seatingLate(
  late: readonly LateComer[],
  rooms: readonly RoomAsIs[],
): Promise<{ seats: Seat[]; without: string[]; beside: number }> {
  const roomOf = await sharedOut(late, rooms)
  const seats: Seat[] = []
  let beside = 0
  for (const room of rooms) {
    const coming = late.filter(({ person }) => roomOf.get(person) === room.room)
    const placed = eased(room, placedIn(room, coming))
    seats.push(...placed.map(({ person, place }) => ({ person, room: room.room, place })))
    beside += closeIn(room, placed)
  }
  const without = late.flatMap(({ person }) => (roomOf.has(person) ? [] : [person]))
  return { seats, without, beside }
}

/** The machines of a room at which nobody sits. */
export function freeIn({ places, taken }: RoomAsIs): number[] {
  const used = new Set(taken.map(({ place }) => place))
  return Array.from({ length: places }, (_, at) => at + 1).filter((place) => !used.has(place))
}

/** Who goes into which room: most of them first, then the earliest, then rooms with a machine apart from their class, then the first rooms. */
async function sharedOut(
  late: readonly LateComer[],
  rooms: readonly RoomAsIs[],
): Promise<ReadonlyMap<string, string>> {
  const free = rooms.map(freeIn)
  const lanes = late.flatMap(({ barred, group }, from) =>
    rooms.flatMap((room, to): Lane[] => {
      const machines = free[to] ?? []
      if (machines.length === 0 || barred.has(room.room)) return []
      const apart = machines.some((place) => neighbours(room.taken, place, group) === 0)
      return [{ from, to, most: 1, costs: [from, apart ? 0 : 1, to, (from + 1) * (rooms.length - to)] }]
    }),
  )
  const flow = await shareOut(
    late.map(() => 1),
    free.map((machines) => machines.length),
    lanes,
  )
  return new Map(
    lanes.flatMap(({ from, to }, at) => {
      const [one, room] = [late[from], rooms[to]]
      return flow[at] === 1 && one && room ? [[one.person, room.room] as const] : []
    }),
  )
}

/** Each in turn at the lowest machine with fewest of their class beside it. */
function placedIn(room: RoomAsIs, coming: readonly LateComer[]): Placed[] {
  const free = freeIn(room)
  const placed: Placed[] = []
  for (const { person, group } of coming) {
    const around = [...room.taken, ...placed]
    const place = free.reduce((best, one) =>
      neighbours(around, one, group) < neighbours(around, best, group) ? one : best,
    )
    free.splice(free.indexOf(place), 1)
    placed.push({ person, group, room: room.room, place })
  }
  return placed
}

/** Those who come change machines among themselves, or to free ones, while fewer of one class sit together by it. */
function eased(room: RoomAsIs, placed: readonly Placed[]): Placed[] {
  let best = [...placed]
  for (let better = true; better; ) {
    better = false
    for (const { person, place } of best) {
      const others = [
        ...best.map((one) => one.place),
        ...freeIn({ ...room, taken: [...room.taken, ...best] }),
      ]
      for (const other of others.toSorted((a, b) => a - b)) {
        const next = best.map((one) =>
          one.person === person ? { ...one, place: other } : one.place === other ? { ...one, place } : one,
        )
        if (closeIn(room, next) >= closeIn(room, best)) continue
        best = next
        better = true
        break
      }
      if (better) break
    }
  }
  return best
}

const neighbours = (
  around: readonly { place: number; group: string | null }[],
  place: number,
  group: string | null,
): number =>
  group === null ? 0 : around.filter((one) => one.group === group && Math.abs(one.place - place) === 1).length

/** The pairs of one class side by side of whom at least one comes. */
function closeIn(room: RoomAsIs, placed: readonly Placed[]): number {
  return placed.reduce(
    (sum, { place, group }, at) =>
      sum + neighbours(room.taken, place, group) + neighbours(placed.slice(0, at), place, group),
    0,
  )
}
