import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, decimal } from '../../kernel/value/decimal.ts'
import { type Count, lower, type Rubric, rate, rubricShape } from './rules.ts'

const RUBRIC: Rubric = rubricShape.parse({
  indicators: [
    { key: 'violation', name: '查实违规', max: 30, perEvent: 10, family: 'law' },
    { key: 'returned', name: '补贴追回', max: 30, perEvent: '5.5', family: 'agreement' },
    { key: 'late', name: '事后补录', max: 40, perEvent: 0.1, family: 'quality' },
  ],
  veto: [
    { key: 'fraud', grade: 'C' },
    { key: 'violation-hidden', grade: 'B' },
  ],
  bands: [
    { grade: 'A+', from: 95 },
    { grade: 'A', from: 85 },
    { grade: 'B', from: '59.95' },
    { grade: 'C', from: 0 },
  ],
})
const KEYS = ['violation', 'returned', 'late', 'fraud', 'violation-hidden']
const rated = (counts: Record<string, number>) =>
  rate(
    RUBRIC,
    Object.entries(counts).map(([indicator, count]) => ({ indicator, count })),
  )
const counted = fc.array(fc.record({ indicator: fc.constantFrom(...KEYS), count: fc.nat(500) }), {
  maxLength: 12,
})

describe('信用评定（R6.7）', () => {
  test('没有记录的得满分', () => {
    expect(rated({})).toEqual({ score: '100', grade: 'A+', vetoes: [], deductions: [] })
  })

  test('每次扣分，扣完为止；先写扣得多的，一样多的按代号', () => {
    expect(rated({ late: 3, violation: 9, returned: 1 })).toEqual({
      score: '64.2',
      grade: 'B',
      vetoes: [],
      deductions: [
        { key: 'violation', points: '30' },
        { key: 'returned', points: '5.5' },
        { key: 'late', points: '0.3' },
      ],
    })
  })

  test('分数线按十进制比：59.95 够 B，59.9 不够', () => {
    expect(rated({ violation: 3, late: 100, returned: 0 }).score).toBe('60')
    const exact = {
      ...RUBRIC,
      bands: [...RUBRIC.bands.slice(0, 2), { grade: 'B', from: '60.1' }, RUBRIC.bands[3]!],
    }
    expect(
      rate(exact, [
        { indicator: 'violation', count: 3 },
        { indicator: 'late', count: 99 },
      ]),
    ).toMatchObject({
      score: '60.1',
      grade: 'B',
    })
    expect(
      rate(exact, [
        { indicator: 'violation', count: 3 },
        { indicator: 'late', count: 100 },
      ]),
    ).toMatchObject({
      score: '60',
      grade: 'C',
    })
  })

  test('一票否决只会降等，分数照算；不止一项的取最低', () => {
    expect(rated({ fraud: 1 })).toMatchObject({ score: '100', grade: 'C', vetoes: ['fraud'] })
    expect(rated({ 'violation-hidden': 1, fraud: 1 }).vetoes).toEqual(['fraud', 'violation-hidden'])
    expect(rated({ 'violation-hidden': 2, violation: 3, late: 400 }).grade).toBe('C')
  })

  test('次序没有影响，拆开记也没有影响', () => {
    fc.assert(
      fc.property(counted, fc.func(fc.nat()), (counts, by) => {
        const shuffled = counts.toSorted((a, b) => by(a) - by(b)).reverse()
        const split = counts.flatMap(({ indicator, count }): Count[] => [
          { indicator, count: count + 7 },
          { indicator, count: -7 },
        ])
        expect(rate(RUBRIC, shuffled)).toEqual(rate(RUBRIC, counts))
        expect(rate(RUBRIC, split)).toEqual(rate(RUBRIC, counts))
      }),
    )
  })

  test('多一条记录，分数和等级都不会升', () => {
    fc.assert(
      fc.property(counted, fc.constantFrom(...KEYS), (counts, indicator) => {
        const [before, after] = [rate(RUBRIC, counts), rate(RUBRIC, [...counts, { indicator, count: 1 }])]
        expect(compare(decimal(after.score), decimal(before.score))).toBeLessThanOrEqual(0)
        expect(lower(RUBRIC, before.grade, after.grade)).toBe(false)
      }),
    )
  })

  test('扣去的分加得分等于满分', () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const { score, deductions } = rate(RUBRIC, counts)
        const tenths = (text: string) => Math.round(Number(text) * 10)
        const taken = deductions.reduce((sum, { points }) => sum + tenths(points), 0)
        expect(tenths(score) + taken).toBe(1000)
      }),
    )
  })
})
