import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeIn, type LateComer, type RoomAsIs, seatingLate } from './late.ts'

const comer = (person: string, group: string | null = null, ...barred: string[]): LateComer => ({
  person,
  group,
  barred: new Set(barred),
})
const room = (name: string, places: number, taken: Record<number, string | null> = {}): RoomAsIs => ({
  room: name,
  places,
  taken: Object.entries(taken).map(([place, group]) => ({ place: Number(place), group })),
})

describe('补排机位', () => {
  test('坐空着的机位，挨着的不是同班', async () => {
    const { seats, beside } = await seatingLate(
      [comer('x', 'a'), comer('y', 'b')],
      [room('1', 5, { 1: 'a', 4: 'b' })],
    )
    expect(beside).toBe(0)
    expect(Object.fromEntries(seats.map(({ person, place }) => [person, place]))).toEqual({ x: 3, y: 2 })
  })

  test('这个考场只剩同班旁边的机位，另一个考场有隔开的：去另一个考场', async () => {
    const { seats } = await seatingLate(
      [comer('x', 'a')],
      [room('1', 3, { 1: 'a', 3: 'a' }), room('2', 3, { 1: 'b' })],
    )
    expect(seats).toEqual([{ person: 'x', room: '2', place: 2 }])
  })

  test('监考员要回避的考场不去；只有那里有空机位的，没有机位', async () => {
    const rooms = [room('1', 2, { 1: null }), room('2', 1, {})]
    expect((await seatingLate([comer('x', null, '1')], rooms)).seats[0]?.room).toBe('2')
    expect(await seatingLate([comer('x', null, '1'), comer('y', null, '1')], rooms)).toMatchObject({
      seats: [{ person: 'x', room: '2' }],
      without: ['y'],
    })
  })

  test('先来的让开，才都坐得下；坐不下的是后报名的', async () => {
    const rooms = [room('1', 1), room('2', 1)]
    const both = await seatingLate([comer('x'), comer('y', null, '2')], rooms)
    expect(both.without).toEqual([])
    expect(both.seats.find(({ person }) => person === 'x')?.room).toBe('2')
    expect((await seatingLate([comer('x'), comer('y'), comer('z')], rooms)).without).toEqual(['z'])
  })

  test('坐着的一个不动，机位不重，同班相邻的正好是说出来的那么多；同样的事实同样的座位', async () => {
    const group = fc.constantFrom('a', 'b', 'c', null)
    const aRoom = fc.array(fc.option(group, { nil: undefined }), { minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRoom, { maxLength: 3 }),
        fc.array(group, { maxLength: 8 }),
        async (all, late) => {
          const rooms = all.map(
            (places, at): RoomAsIs => ({
              room: String(at + 1),
              places: places.length,
              taken: places.flatMap((of, place) =>
                of === undefined ? [] : [{ place: place + 1, group: of }],
              ),
            }),
          )
          const comers = late.map((of, at) => comer(`p${at}`, of))
          const said = await seatingLate(comers, rooms)
          const free = rooms.reduce((sum, one) => sum + freeIn(one).length, 0)
          expect(said.seats.length).toBe(Math.min(free, late.length))
          expect(said.without.length).toBe(late.length - said.seats.length)
          const groupOf = new Map(comers.map((one) => [one.person, one.group]))
          let beside = 0
          for (const { room: name, taken, places } of rooms) {
            const row: ({ group: string | null; late: boolean } | undefined)[] = Array.from({
              length: places,
            })
            for (const { place, group: of } of taken) row[place - 1] = { group: of, late: false }
            for (const { person, place, room: at } of said.seats) {
              if (at !== name) continue
              expect(row[place - 1]).toBeUndefined()
              row[place - 1] = { group: groupOf.get(person) ?? null, late: true }
            }
            for (const [at, one] of row.entries()) {
              const next = row[at + 1]
              if (one?.group && next?.group === one.group && (one.late || next.late)) beside += 1
            }
          }
          expect(said.beside).toBe(beside)
          expect(await seatingLate(comers, rooms)).toEqual(said)
        },
      ),
      { numRuns: 60 },
    )
  })
})
