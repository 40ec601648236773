import { describe, expect, test } from 'vitest'
import { type Administered, alarmOf } from './alarms.ts'
import { itemFigures, kr20 } from './item-statistics.ts'

/** Five candidates, four questions of one point; totals 4, 3, 2, 1, 0: mean 2, variance 2. */
const LADDER = {
  full: [1, 1, 1, 1],
  candidates: [
    [1, 1, 1, 1],
    [1, 1, 1, 0],
    [1, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ],
}

describe('试题统计，与手算的一致', () => {
  test('难度值：0.8、0.6、0.4、0.2', () => {
    expect(itemFigures(LADDER).map(({ p }) => p)).toEqual([0.8, 0.6, 0.4, 0.2])
  })

  test('点二列相关：(M₁ − M)/σ × √(p/q)', () => {
    // First question: those who got it have 4, 3, 2, 1, mean 2.5; (2.5 − 2)/√2 × √(0.8/0.2) = 0.7071.
    // Second: 4, 3, 2, mean 3; (3 − 2)/√2 × √(0.6/0.4) = 0.8660.
    const [first, second, third, fourth] = itemFigures(LADDER).map(({ pointBiserial }) => pointBiserial)
    expect(first).toBeCloseTo(Math.SQRT1_2, 4)
    expect(second).toBeCloseTo(0.866, 4)
    expect(third).toBeCloseTo(0.866, 4)
    expect(fourth).toBeCloseTo(Math.SQRT1_2, 4)
  })

  test('KR-20：4/3 × (1 − 0.8/2) = 0.8', () => {
    // Σpq = 0.16 + 0.24 + 0.24 + 0.16 = 0.80.
    expect(kr20(LADDER)).toBeCloseTo(0.8, 12)
  })

  test('有部分得分的题：难度是得分的比例，信度是同一公式的推广', () => {
    const outcome = {
      full: [2, 4],
      candidates: [
        [2, 4],
        [1, 2],
        [0, 0],
      ],
    }
    expect(itemFigures(outcome).map(({ p }) => p)).toEqual([0.5, 0.5])
    // Variances 2/3 and 8/3, of totals 6: 2 × (1 − (10/3)/6) = 0.8889.
    expect(kr20(outcome)).toBeCloseTo(0.8889, 4)
    for (const { pointBiserial } of itemFigures(outcome)) expect(pointBiserial).toBeCloseTo(1, 12)
  })

  test('没有差别的算不出来，不是零', () => {
    const same = {
      full: [1, 1],
      candidates: [
        [1, 0],
        [1, 0],
      ],
    }
    expect(itemFigures(same).map(({ pointBiserial }) => pointBiserial)).toEqual([null, null])
    expect(kr20(same)).toBeNull()
    expect(kr20({ full: [1], candidates: [[1], [0]] })).toBeNull()
  })

  test('人人答错反而考得好的题，相关是负的', () => {
    const outcome = {
      full: [1, 1, 1],
      candidates: [
        [0, 1, 1],
        [0, 1, 1],
        [1, 0, 0],
        [1, 0, 0],
      ],
    }
    expect(itemFigures(outcome)[0]?.pointBiserial).toBeCloseTo(-1, 12)
  })
})

describe('漂移和泄题', () => {
  const alarms = { candidates: 30, drift: 15, leak: 30, discrimination: 10 }
  const time = (p: number, candidates = 100, pointBiserial: number | null = 0.4): Administered => ({
    p,
    candidates,
    pointBiserial,
  })
  const said = (before: Administered[], last: Administered) => alarmOf({ alarms }, before, last)

  test('正好到线就算，差一点不算；只有升高才像泄题', () => {
    expect(said([time(0.5)], time(0.8))).toBe('leak')
    expect(said([time(0.5)], time(0.7999))).toBe('drift')
    expect(said([time(0.5)], time(0.65))).toBe('drift')
    expect(said([time(0.5)], time(0.6499))).toBeNull()
    expect(said([time(0.8)], time(0.4))).toBe('drift')
  })

  test('以往几次按人数平均；人太少的那一次不算', () => {
    // (0.4 × 100 + 0.7 × 50)/150 = 0.5
    expect(said([time(0.4, 100), time(0.7, 50)], time(0.64))).toBeNull()
    expect(said([time(0.4, 100), time(0.7, 50)], time(0.66))).toBe('drift')
    expect(said([time(0.1, 29)], time(0.9))).toBeNull()
    expect(said([time(0.5)], time(0.9, 29))).toBeNull()
  })

  test('第一次考没有可比的，只看区分度', () => {
    expect(said([], time(0.9))).toBeNull()
    expect(said([], time(0.9, 100, 0.09))).toBe('weak')
    expect(said([], time(0.9, 100, 0.1))).toBeNull()
    expect(said([], time(1, 100, null))).toBeNull()
  })
})
