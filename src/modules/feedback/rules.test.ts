import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import type { Stars } from './rating.ts'
import { isBad, lastDayToRate, sumOf } from './rules.ts'

const RATINGS = { withinDays: 90, badUpTo: 2, shownFrom: 10 }

describe('好差评', () => {
  test('一星、两星是差评，三星起不是', () => {
    expect(([1, 2, 3, 4, 5] as const).map((stars) => isBad(stars, RATINGS))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('办结后九十天内可以评', () => {
    expect(lastDayToRate(civilDate('2026-03-02'), RATINGS)).toBe('2026-05-31')
  })

  test('不满十条不公布；满十条公布条数、平均、满意率', () => {
    const few = new Map<Stars, number>([[5, 9]])
    expect(sumOf('x', few, RATINGS)).toEqual({ service: 'x', count: null, average: null, satisfied: null })
    const enough = new Map<Stars, number>([
      [5, 7],
      [3, 1],
      [1, 2],
    ])
    expect(sumOf('x', enough, RATINGS)).toEqual({ service: 'x', count: 10, average: 4, satisfied: 80 })
  })

  test('平均总在一到五之间，满意率总在零到一百之间', () => {
    const given = fc.dictionary(
      fc.constantFrom('1', '2', '3', '4', '5'),
      fc.integer({ min: 3, max: 100_000 }),
    )
    fc.assert(
      fc.property(given, (each) => {
        const stars = new Map(Object.entries(each).map(([one, times]) => [Number(one) as Stars, times]))
        const { count, average, satisfied } = sumOf('x', stars, RATINGS)
        if (count === null) return
        expect(average).toBeGreaterThanOrEqual(1)
        expect(average).toBeLessThanOrEqual(5)
        expect(satisfied).toBeGreaterThanOrEqual(0)
        expect(satisfied).toBeLessThanOrEqual(100)
      }),
    )
  })
})
