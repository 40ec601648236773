import type { Room } from './seating.ts'
import { shareOut } from './share-out.ts'

/** Somebody who can watch a room (监考员), and the rooms that they may not, each with the reason in words. */
export interface Watcher {
  card: string
  barred: ReadonlyMap<string, string>
}

export interface Watch {
  room: string
  cards: string[]
  /** How many are missing, and why those who are free may not. */
  missing: number
  because: string[]
}

/**
 * 安排监考: so many for each room, each in one room, nobody where a trainee, colleague or the like of theirs sits. As few as can be are missing; where
 * some are, the rooms and the reasons are named. The same facts give the same answer.
 */
export async function watch(
  rooms: readonly Pick<Room, 'room'>[],
  watchers: readonly Watcher[],
  each: number,
): Promise<Watch[]> {
  const lanes = watchers.flatMap(({ barred }, from) =>
    rooms.flatMap(({ room }, to) =>
      barred.has(room) ? [] : [{ from, to, most: 1, costs: [(from + 1) * (rooms.length - to)] }],
    ),
  )
  const flow = await shareOut(
    watchers.map(() => 1),
    rooms.map(() => each),
    lanes,
  )
  const chosen = lanes.filter((_, at) => flow[at] === 1)
  const free = watchers.filter((_, at) => !chosen.some(({ from }) => from === at))
  return rooms.map(({ room }, to) => {
    const cards = watchers.filter((_, at) => chosen.some((lane) => lane.from === at && lane.to === to))
    const missing = each - cards.length
    return {
      room,
      cards: cards.map(({ card }) => card),
      missing,
      because: missing > 0 ? free.flatMap(({ barred }) => barred.get(room) ?? []) : [],
    }
  })
}
