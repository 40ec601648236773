import { describe, expect, test } from 'vitest'
import { markersForLate, roomsForLate } from './rules.ts'

const rooms = (...sizes: number[]) =>
  sizes.flatMap((size, at) => Array.from({ length: size }, () => ({ room: String(at + 1) })))

describe('补排实操', () => {
  test('先坐满有空工位的考场，再开下一个考场', () => {
    expect(roomsForLate(rooms(10, 8), 4, 10)).toEqual(['2', '2', '3', '3'])
    expect(roomsForLate(rooms(10, 10), 1, 10)).toEqual(['3'])
  })

  test('以前安排的没有记每个考场几人：照最满的那个考场', () => {
    expect(roomsForLate(rooms(6, 3), 4, null)).toEqual(['2', '2', '2', '3'])
  })

  test('同考场的考评员评；要回避的，换评得最少的；不够的说没有', () => {
    const duties = [
      { card: 'a', room: '1' },
      { card: 'b', room: '1' },
      { card: 'c', room: '2' },
      { card: 'd', room: '2' },
      { card: 'd', room: '2' },
    ]
    const asked = { room: '1', cards: ['a', 'b', 'c', 'd'], each: 2 }
    expect(markersForLate(duties, { ...asked, bound: new Set() })).toEqual(['a', 'b'])
    expect(markersForLate(duties, { ...asked, bound: new Set(['a']) })).toEqual(['b', 'c'])
    expect(markersForLate(duties, { ...asked, bound: new Set(['a', 'b', 'c']) })).toBeNull()
  })
})
