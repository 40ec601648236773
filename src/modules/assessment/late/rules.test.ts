import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lateSeats } from './rules.ts'

const given = (many: number) => Array.from({ length: many }, (_, at) => String(at + 1).padStart(3, '0'))
const late = (many: number) => Array.from({ length: many }, (_, at) => `p${at + 1}`)

describe('补排座位', () => {
  test('接着最大的号排，中间空出来的号不再给人', () => {
    const said = lateSeats({
      given: ['001', '003', '007'],
      capacity: 10,
      added: 0,
      most: null,
      late: late(2),
    })
    expect(said.seats).toEqual([
      { person: 'p1', seat: '008' },
      { person: 'p2', seat: '009' },
    ])
  })

  test('座位满了，先报名的先排；加开考场只加要用的座位', () => {
    expect(lateSeats({ given: given(9), capacity: 10, added: 0, most: null, late: late(3) })).toMatchObject({
      seats: [{ person: 'p1', seat: '010' }],
      full: ['p2', 'p3'],
      capacity: 10,
      venueFull: false,
    })
    expect(lateSeats({ given: given(9), capacity: 10, added: 30, most: null, late: late(3) })).toMatchObject({
      full: [],
      capacity: 12,
    })
  })

  test('考点的考位有几个，最多排几个', () => {
    expect(lateSeats({ given: given(9), capacity: 10, added: 30, most: 11, late: late(3) })).toMatchObject({
      full: ['p3'],
      capacity: 11,
      venueFull: true,
    })
    expect(lateSeats({ given: given(10), capacity: 10, added: 30, most: 8, late: late(1) })).toMatchObject({
      full: ['p1'],
      capacity: 10,
    })
  })

  test('号不重、不超过座位数，一个人也不落下', () => {
    const many = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(many, many, many, many, (seated, spare, added, coming) => {
        const capacity = seated + spare
        const {
          seats,
          full,
          capacity: now,
        } = lateSeats({
          given: given(seated),
          capacity,
          added,
          most: null,
          late: late(coming),
        })
        expect(new Set([...given(seated), ...seats.map(({ seat }) => seat)]).size).toBe(seated + seats.length)
        expect(seats.length + full.length).toBe(coming)
        expect(now).toBeGreaterThanOrEqual(capacity)
        expect(seated + seats.length).toBeLessThanOrEqual(now)
        if (full.length > 0) expect(seated + seats.length).toBe(capacity + added)
      }),
    )
  })
})
