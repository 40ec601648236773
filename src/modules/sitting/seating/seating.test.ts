import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesShort, type Room, type Seated, seating } from './seating.ts'
import { type Watcher, watch } from './watch.ts'

const of = (sizes: Readonly<Record<string, number>>): Seated[] =>
  Object.entries(sizes).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, at) => ({
      person: `${group}${at}`,
      group: group === '-' ? null : group,
    })),
  )

/** How many pairs of one class sit at machines with consecutive numbers of one room. */
function together(
  candidates: readonly Seated[],
  seats: Awaited<ReturnType<typeof seating>>['seats'],
): number {
  const group = new Map(candidates.map((one) => [one.person, one.group]))
  const at = new Map(seats.map(({ person, room, place }) => [`${room} ${place}`, group.get(person) ?? null]))
  return seats.filter(({ person, room, place }) => {
    const own = group.get(person) ?? null
    return own !== null && at.get(`${room} ${place - 1}`) === own
  }).length
}

const Sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 })
const Rooms = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })

describe('编排考场', () => {
  test('每名考生一个机位，不重不漏，不超过机位数；相邻同班的正好是说出来的那么多', async () => {
    await fc.assert(
      fc.asyncProperty(Sizes, Rooms, fc.integer({ min: 0, max: 5 }), async (sizes, places, alone) => {
        const candidates = of({
          ...Object.fromEntries(sizes.map((size, at) => [`c${at}`, size])),
          '-': alone,
        })
        const rooms = places.map((many, at): Room => ({ room: `${at + 1}`, places: many }))
        if (placesShort(candidates.length, rooms) > 0) return
        const { seats, beside } = await seating(candidates, rooms)
        expect(new Set(seats.map(({ person }) => person)).size).toBe(candidates.length)
        expect(new Set(seats.map(({ room, place }) => `${room} ${place}`)).size).toBe(candidates.length)
        for (const { room, place } of seats)
          expect(place).toBeLessThanOrEqual(rooms.find((one) => one.room === room)?.places ?? 0)
        expect(together(candidates, seats)).toBe(beside)
      }),
      { numRuns: 60 },
    )
  })

  test('两班各 20 人、一个 40 人的考场：没有相邻的同班', async () => {
    const candidates = of({ a: 20, b: 20 })
    expect((await seating(candidates, [{ room: '1', places: 40 }])).beside).toBe(0)
  })

  test('一个班超过一半的，只有超出的那些人相邻：30 人的班和 10 人的班在两个 20 人的考场', async () => {
    const candidates = of({ a: 30, b: 10 })
    const { seats, beside } = await seating(candidates, [
      { room: '1', places: 20 },
      { room: '2', places: 20 },
    ])
    // Ten are more than every second place holds: each sits between two of its class, but for the end of the row.
    expect(beside).toBe(2 * 10 - 1)
    expect(together(candidates, seats)).toBe(beside)
  })

  test('机位有富余的，用空机位隔开同班', async () => {
    const { seats, beside } = await seating(of({ a: 5 }), [{ room: '1', places: 9 }])
    expect(beside).toBe(0)
    expect(seats.map(({ place }) => place)).toEqual([1, 3, 5, 7, 9])
  })

  test('同样的事实，同样的座位', async () => {
    const candidates = of({ a: 9, b: 7, c: 5, '-': 3 })
    const rooms = [
      { room: '1', places: 10 },
      { room: '2', places: 20 },
    ]
    expect(await seating(candidates, rooms)).toEqual(await seating(candidates, rooms))
  })

  test('机位不够，说还差几个', () => {
    expect(
      placesShort(104, [
        { room: '1', places: 60 },
        { room: '2', places: 30 },
      ]),
    ).toBe(14)
  })
})

describe('安排监考', () => {
  const rooms = ['1', '2', '3'].map((room) => ({ room }))
  const watcher = (card: string, ...barred: string[]): Watcher => ({
    card,
    barred: new Map(barred.map((room) => [room, `${card} 教过 ${room} 考场的考生`])),
  })

  test('每个考场两名，有回避的换一个考场：先来的让开，才都够', async () => {
    const said = await watch(
      rooms,
      [
        watcher('a'),
        watcher('b'),
        watcher('c', '1'),
        watcher('d', '1'),
        watcher('e', '1', '2'),
        watcher('f', '1', '2'),
      ],
      2,
    )
    expect(said.map(({ cards }) => cards)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
    expect(said.every(({ missing }) => missing === 0)).toBe(true)
  })

  test('不够的，说哪个考场差几名、有空的人为什么不行', async () => {
    const said = await watch([{ room: '1' }], [watcher('a'), watcher('b', '1')], 2)
    expect(said).toEqual([{ room: '1', cards: ['a'], missing: 1, because: ['b 教过 1 考场的考生'] }])
  })

  test('一个人只在一个考场，缺的最少', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(['1', '2', '3']), { maxLength: 7 }), async (barred) => {
        const watchers = barred.map((of, at) => watcher(`w${at}`, ...of))
        const said = await watch(rooms, watchers, 2)
        const cards = said.flatMap((one) => one.cards)
        expect(new Set(cards).size).toBe(cards.length)
        // One more could come only where nobody who is free may watch a room that lacks somebody.
        for (const { room, missing } of said)
          if (missing > 0)
            for (const one of watchers) expect(cards.includes(one.card) || one.barred.has(room)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
