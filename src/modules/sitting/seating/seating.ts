import { type Lane, shareOut } from './share-out.ts'

/** Who is to be seated: in the order of the candidates' numbers; `group` names whom one should not sit beside (同班), null for nobody. */
export interface Seated {
  person: string
  group: string | null
}

/** A room with machines (考场), numbered from 1. */
export interface Room {
  room: string
  places: number
}

export interface Seat {
  person: string
  room: string
  place: number
}

/** How many candidates are more than there are places; 0 where all can be seated. */
export const placesShort = (candidates: number, rooms: readonly Room[]): number =>
  Math.max(0, candidates - rooms.reduce((sum, { places }) => sum + places, 0))

/**
 * 编排考场: everybody gets a room and a machine, rooms in their order until all are seated, and neighbours come from different classes as far as
 * that can be. The same facts give the same seats. `beside` counts the neighbours who could not be kept apart. Throws where `placesShort` is not 0.
 */
export async function seating(
  candidates: readonly Seated[],
  rooms: readonly Room[],
): Promise<{ seats: Seat[]; beside: number }> {
  if (placesShort(candidates.length, rooms) > 0) throw new Error('fewer places than candidates')
  const used = filled(candidates.length, rooms)
  const groups = grouped(candidates)
  const shares = await sharesOf(groups, used)
  const waiting = groups.map(({ people }) => [...people])
  const seats: Seat[] = []
  let beside = 0
  for (const [r, { room, places }] of used.entries()) {
    const here = groups.map(({ name }, g) => ({
      name,
      people: waiting[g]?.splice(0, shares[g]?.[r] ?? 0) ?? [],
    }))
    const row = apart(here)
    const gaps = spread(row, places)
    beside += gaps.filter(({ close }) => close).length
    for (const { person, place } of gaps) seats.push({ person, room, place })
  }
  return { seats, beside }
}

interface Group {
  name: string | null
  people: string[]
}
type Used = Room & { sits: number }

function filled(count: number, rooms: readonly Room[]): Used[] {
  let left = count
  const used: Used[] = []
  for (const room of rooms) {
    const sits = Math.min(left, room.places)
    if (sits > 0) used.push({ ...room, sits })
    left -= sits
  }
  return used
}

/** The classes, the largest first, and among as large ones whose first candidate comes first; last those who belong to none. */
function grouped(candidates: readonly Seated[]): Group[] {
  const named = new Map<string, string[]>()
  const alone: string[] = []
  for (const { person, group } of candidates)
    if (group === null) alone.push(person)
    else named.set(group, [...(named.get(group) ?? []), person])
  const all = [...named]
    .map(([name, people]): Group => ({ name, people }))
    .sort((a, b) => b.people.length - a.people.length)
  return alone.length > 0 ? [...all, { name: null, people: alone }] : all
}

/** How many of each class sit in each room: not more than every second place where that can be. */
async function sharesOf(groups: readonly Group[], used: readonly Used[]): Promise<number[][]> {
  const given = groups.map(({ people }) => people.length)
  const taken = used.map(({ sits }) => sits)
  const lanes = (tight: boolean): Lane[] =>
    groups.flatMap(({ name }, from) =>
      used.flatMap(({ sits, places }, to): Lane[] => {
        const half = name === null ? sits : Math.min(sits, Math.ceil(places / 2))
        const order = (from + 1) * (to + 1)
        const loose: Lane = { from, to, most: sits - half, costs: [1, order] }
        return tight
          ? [{ from, to, most: half, costs: [order] }]
          : [{ from, to, most: half, costs: [0, order] }, loose]
      }),
    )
  let ways = lanes(true)
  let flow = await shareOut(given, taken, ways)
  if (total(flow) < total(given)) {
    ways = lanes(false)
    flow = await shareOut(given, taken, ways)
  }
  const shares = groups.map(() => used.map(() => 0))
  for (const [at, { from, to }] of ways.entries()) {
    const row = shares[from]
    if (row) row[to] = (row[to] ?? 0) + (flow[at] ?? 0)
  }
  return shares
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

/** A row in which the class that has most left comes next, unless one of it came last: no other row has fewer of one class side by side. */
function apart(groups: readonly Group[]): { person: string; group: string | null }[] {
  const left = groups.map(({ name, people }) => ({ name, people: [...people] }))
  const row: { person: string; group: string | null }[] = []
  const most = (among: readonly Group[]) =>
    among.reduce<Group | null>(
      (best, one) => (one.people.length > (best?.people.length ?? 0) ? one : best),
      null,
    )
  for (;;) {
    const last = row.at(-1)?.group ?? null
    const next = most(left.filter(({ name }) => name === null || name !== last)) ?? most(left)
    const person = next?.people.shift()
    if (!next || person === undefined) return row
    row.push({ person, group: next.name })
  }
}

/** The row on the machines of the room: places left over stand between those who would else be neighbours of one class. */
function spread(row: readonly { person: string; group: string | null }[], places: number) {
  let spare = places - row.length
  let place = 0
  return row.map(({ person, group }, at) => {
    const same = group !== null && row[at - 1]?.group === group
    const gap = same && spare > 0
    if (gap) spare -= 1
    place += gap ? 2 : 1
    return { person, place, close: same && !gap }
  })
}
