import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, multiply } from '../../../kernel/value/decimal.ts'
import { classify } from './classify.ts'
import { type Evidence, MEASURE_KEYS, type Measure } from './evidence.ts'
import { GRADES, type Grade, stepOf } from './grade.ts'
import { METHOD, quarter } from './method.fixture.ts'
import type { Period } from './period.ts'
import { reasonsOf, scoreText } from './reasons.ts'

const RUNS = { numRuns: 1500 }
const ask = (evidence: readonly Evidence[], before: Grade | null = null) => classify(evidence, before, METHOD)

const HOT = {
  vacancies: 900,
  seekers: 100,
  vacancyDays: 120,
  wageGrowth: 20,
  surveyScore: 100,
  industryGrowth: 20,
}
const COLD = {
  vacancies: 1,
  seekers: 100,
  vacancyDays: 1,
  wageGrowth: -20,
  surveyScore: 0,
  industryGrowth: -20,
}
const PERIODS = ['2024Q4', '2025Q1', '2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2'] as const

/** Numbers as sources give them: small ones that meet often, plain ones, and absurd ones. */
const amount = (negative: boolean): fc.Arbitrary<Decimal> =>
  fc.record({
    digits: fc.oneof(
      fc.bigInt({ min: negative ? -3n : 0n, max: 3n }),
      fc.bigInt({ min: negative ? -500n : 0n, max: 2000n }),
      fc.constantFrom(0n, 10n ** 12n, 10n ** 30n),
    ),
    scale: fc.constantFrom(0, 0, 1, 2),
  })
const measure = (key: Measure) =>
  fc.option(amount(key === 'wageGrowth' || key === 'industryGrowth'), { freq: 5 })
const said: fc.Arbitrary<Record<Measure, Decimal | null>> = fc.record({
  vacancies: measure('vacancies'),
  seekers: measure('seekers'),
  vacancyDays: measure('vacancyDays'),
  wageGrowth: measure('wageGrowth'),
  surveyScore: measure('surveyScore'),
  industryGrowth: measure('industryGrowth'),
})
const dated = (period: string, measures: Record<Measure, Decimal | null>): Evidence => ({
  ...quarter(period),
  ...measures,
})
/** Evidence of some quarters, with gaps, in any order. */
const evidence = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...PERIODS), said), { selector: ([period]) => period, maxLength: 7 })
  .map((rows) => rows.map(([period, measures]) => dated(period, measures)))
const before = fc.constantFrom<Grade | null>(null, ...GRADES)
const given = fc.constantFrom(...GRADES)
const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((one, index) => (index === at % list.length ? item : one))
const distance = (one: Grade, other: Grade) => Math.abs(stepOf(one) - stepOf(other))

describe('对任何依据都成立的', () => {
  test('岗位更多、求职更少、招得更久、工资涨得更快，得分不会更低', () => {
    const better: fc.Arbitrary<[Measure, 1 | -1]> = fc.constantFrom(
      ['vacancies', 1],
      ['seekers', -1],
      ['vacancyDays', 1],
      ['wageGrowth', 1],
      ['surveyScore', 1],
      ['industryGrowth', 1],
    )
    fc.assert(
      fc.property(
        evidence,
        fc.nat(6),
        better,
        amount(true),
        amount(true),
        (rows, at, [key, way], one, other) => {
          fc.pre(rows.length > 0)
          const row = rows[at % rows.length] as Evidence
          const [less, more] = ordered(one, other)
          fc.pre(key === 'wageGrowth' || key === 'industryGrowth' || less.digits >= 0n)
          const [worse, better] = way === 1 ? [less, more] : [more, less]
          const low = ask(replaced(rows, at, { ...row, [key]: worse })).score
          const high = ask(replaced(rows, at, { ...row, [key]: better })).score
          expect((high ?? 0n) >= (low ?? 0n)).toBe(true)
        },
      ),
      { numRuns: 4000 },
    )
  })

  test('每行的岗位和求职都乘十，什么都不变', () => {
    const ten = { digits: 10n, scale: 0 }
    const tenfold = (value: Decimal | null) => value && multiply(value, ten)
    fc.assert(
      fc.property(evidence, before, (rows, was) => {
        const more = rows.map((row) => ({
          ...row,
          vacancies: tenfold(row.vacancies),
          seekers: tenfold(row.seekers),
        }))
        expect(verdict(more, was)).toEqual(verdict(rows, was))
      }),
      RUNS,
    )
  })

  test('行的次序什么都不变', () => {
    const shuffled = evidence.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, before, ([rows, others], was) => {
        expect(verdict(others, was)).toEqual(verdict(rows, was))
      }),
      RUNS,
    )
  })

  test('在自己的结果上再算一次，什么都不变', () => {
    fc.assert(
      fc.property(evidence, before, (rows, was) => {
        const first = ask(rows, was).grade
        expect(ask(rows, first).grade).toBe(first)
      }),
      RUNS,
    )
  })

  test('最新一季与前一季相同，类别不变', () => {
    fc.assert(
      fc.property(evidence, given, (rows, was) => {
        const newest = [...rows].sort((a, b) => (a.period < b.period ? 1 : -1))[0]
        fc.pre(newest !== undefined)
        const again = { ...(newest as Evidence), period: '2026Q3' as Period }
        expect(ask([...rows, again], was).grade).toBe(was)
      }),
      RUNS,
    )
  })

  test('平稳的各季里一个离谱的季度不移动类别，第一次测算至多移一级', () => {
    const lengths = fc.integer({ min: 1, max: 7 })
    fc.assert(
      fc.property(said, said, lengths, fc.nat(6), before, (calm, absurd, length, at, was) => {
        const rows = PERIODS.slice(0, length).map((period) => dated(period, calm))
        const odd = dated(PERIODS[at % length] as string, absurd)
        const first = ask(rows, was).grade
        expect(distance(ask(replaced(rows, at, odd), first).grade, first)).toBeLessThanOrEqual(1)
        if (was !== null) {
          expect(distance(ask(replaced(rows, at, odd), was).grade, was)).toBeLessThanOrEqual(1)
          if (length > 2) expect(ask(replaced(rows, at, odd), was).grade).toBe(was)
        }
      }),
      { numRuns: 4000 },
    )
  })

  test('改、加、减一个季度，至多使测算出的类别移一级', () => {
    const change = fc.constantFrom('changed', 'added', 'gone')
    fc.assert(
      fc.property(evidence, said, fc.nat(6), before, change, (rows, absurd, at, was, how) => {
        fc.pre(rows.length > 0 && ask(rows, was).ground !== 'unchanged')
        const first = ask(rows, was).grade
        const odd = dated((rows[at % rows.length] as Evidence).period, absurd)
        const others =
          how === 'changed'
            ? replaced(rows, at, odd)
            : how === 'added'
              ? [...rows, dated('2026Q3', absurd)]
              : rows.filter((_, index) => index !== at % rows.length)
        expect(distance(ask(others, first).grade, first)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 4000 },
    )
  })

  test('只有一季不移动类别，两季至多移一级', () => {
    fc.assert(
      fc.property(evidence, given, (rows, was) => {
        const moved = distance(ask(rows, was).grade, was)
        expect(moved).toBeLessThanOrEqual(Math.max(0, rows.length - 1))
      }),
      RUNS,
    )
  })

  test('一个坏来源不能把一季带离其他来源所说的', () => {
    const source = fc.constantFrom<Measure>('vacancyDays', 'wageGrowth', 'surveyScore', 'industryGrowth')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), source, amount(true), (level, key, absurd) => {
        const calm = {
          ...quarter('2026Q1'),
          ...Object.fromEntries(MEASURE_KEYS.map((one) => [one, at(one, level)])),
        }
        const [clean, spoilt] = [ask([calm]), ask([{ ...calm, [key]: absurd }])]
        const weight = BigInt(METHOD.sources[key as 'vacancyDays'].weight)
        const off = (clean.score ?? 0n) - (spoilt.score ?? 0n)
        // At most its weight of the spread, and of what lies between two sources of the same level.
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(weight * BigInt(METHOD.spread) + 200n)
      }),
      RUNS,
    )
  })

  test('得分在 0 至 100 之间，完全没有依据才空着', () => {
    fc.assert(
      fc.property(evidence, before, (rows, was) => {
        const { score, confidence, grade } = ask(rows, was)
        if (score === null)
          expect({ confidence, grade }).toEqual({ confidence: '无', grade: was ?? '不列入' })
        else expect(score >= 0n && score <= 10_000n).toBe(true)
      }),
      RUNS,
    )
  })

  test('每条建议都说明理由', () => {
    fc.assert(
      fc.property(evidence, before, (rows, was) => {
        const reasons = reasonsOf(ask(rows, was), METHOD)
        expect(reasons.length).toBeGreaterThan(0)
        expect(reasons.join('')).not.toMatch(/undefined|NaN|null|[;,\n]/)
      }),
      RUNS,
    )
  })
})

describe('类别怎么移动', () => {
  const years = (count: number, said: Parameters<typeof quarter>[1]) =>
    PERIODS.slice(0, count).map((period, index) =>
      quarter(period, { ...said, vacancies: Number(said?.vacancies) + index }),
    )

  test('越来越缺的职业一级一级列入，随各季度证实', () => {
    const moved = [1, 2, 3, 4, 5].map((count) => ask(years(count, HOT), '不列入').grade)
    expect(moved).toEqual(['不列入', '一般紧缺', '紧缺', '非常紧缺', '非常紧缺'])
  })

  test('一级一级退出', () => {
    const moved = [1, 2, 3, 4, 5].map((count) => ask(years(count, COLD), '非常紧缺').grade)
    expect(moved).toEqual(['非常紧缺', '紧缺', '一般紧缺', '不列入', '不列入'])
  })

  test('第一次测算直接列入，季度越多级别越高', () => {
    const first = [1, 2, 3, 4].map((count) => ask(years(count, HOT)).grade)
    expect(first).toEqual(['一般紧缺', '紧缺', '紧缺', '非常紧缺'])
    expect(ask([quarter('2026Q1', COLD)]).grade).toBe('不列入')
  })

  test('得分在门槛附近不来回翻', () => {
    const level = (points: number) =>
      PERIODS.slice(0, 5).map((period, index) =>
        quarter(period, {
          surveyScore: points,
          vacancyDays: points === 50 ? 45 : 44,
          industryGrowth: 6 + index / 100,
        }),
      )
    for (const points of [48, 49, 50, 51, 52])
      for (const was of ['一般紧缺', '紧缺'] as const) expect(ask(level(points), was).grade).toBe(was)
  })

  test('没有依据的类别不变，从来没有分过类的不列入', () => {
    expect(ask([], '紧缺')).toMatchObject({ grade: '紧缺', score: null, confidence: '无', ground: 'silent' })
    expect(ask([quarter('2026Q1')])).toMatchObject({ grade: '不列入', score: null })
  })
})

describe('得分和理由', () => {
  const welder = [
    quarter('2025Q3', { vacancies: 260, seekers: 100, wageGrowth: 7, industryGrowth: 3 }),
    quarter('2025Q4', { vacancies: 280, seekers: 100, vacancyDays: 46, wageGrowth: 8, surveyScore: 80 }),
    quarter('2026Q1', {
      vacancies: 310,
      seekers: 100,
      vacancyDays: 50,
      wageGrowth: '8.5',
      surveyScore: 82,
      industryGrowth: 4,
    }),
  ]

  test('与指南里的相同', () => {
    const finding = ask(welder, '紧缺')
    expect(scoreText(finding.score)).toBe('69.34')
    expect(reasonsOf(finding, METHOD)).toEqual([
      '求人倍率 3.1（85.00 分），连续两期上升',
      '岗位空缺天数 50 天（58.33 分），比上期上升',
      '工资增幅 8.5%（65.63 分），连续两期上升',
      '用人单位调查分 82（82.00 分），比上期上升',
      '行业增幅 4%（33.33 分，与其他来源相差过大，按 40.63 分计）',
      '3 期平均 69.34 分，缺 2 期，证据齐全度 51%',
      '证据支持一般紧缺至非常紧缺，维持紧缺',
    ])
  })

  test('没人要的岗位全数计入，两样都没有等于没说', () => {
    expect(ask([quarter('2026Q1', { vacancies: 1, seekers: 0 })]).score).toBe(10_000n)
    expect(ask([quarter('2026Q1', { vacancies: 0, seekers: 1 })]).score).toBe(0n)
    expect(ask([quarter('2026Q1', { vacancies: 0, seekers: 0 })]).score).toBeNull()
    expect(reasonsOf(ask([quarter('2026Q1', { vacancies: 1, seekers: 0 })]), METHOD)[0]).toBe(
      '求人倍率 无人求职（100.00 分）',
    )
  })

  test('点出现在没说、从来没说的来源', () => {
    const reasons = reasonsOf(ask([...welder, quarter('2026Q2', { surveyScore: 84 })]), METHOD)
    expect(reasons).toContain('最近一期缺：求人倍率、岗位空缺天数、工资增幅、行业增幅')
    expect(reasonsOf(ask([quarter('2026Q2', { surveyScore: 84 })]), METHOD)).toContain(
      '没有数据：求人倍率、岗位空缺天数、工资增幅、行业增幅',
    )
  })

  test('中间缺季度的不算趋势', () => {
    const gap = [quarter('2025Q3', { surveyScore: 10 }), quarter('2026Q1', { surveyScore: 20 })]
    expect(reasonsOf(ask(gap), METHOD)[0]).toBe('用人单位调查分 20（20.00 分）')
  })

  test('分数四舍五入：0.1 加 0.2 是 0.3', () => {
    expect(ask([quarter('2026Q1', { surveyScore: '0.005' })]).score).toBe(1n)
    expect(ask([quarter('2026Q1', { surveyScore: '0.0049' })]).score).toBe(0n)
  })
})

function ordered(one: Decimal, other: Decimal): [Decimal, Decimal] {
  const left = one.digits * 10n ** BigInt(other.scale)
  const right = other.digits * 10n ** BigInt(one.scale)
  return left < right ? [one, other] : [other, one]
}

function verdict(rows: readonly Evidence[], was: Grade | null) {
  const finding = ask(rows, was)
  return { score: finding.score, grade: finding.grade, reasons: reasonsOf(finding, METHOD) }
}

/** What a source says where its points are about those of a level. */
function at(measure: Measure, level: number): Decimal {
  const line = (corners: readonly (readonly [string, number])[]): Decimal => {
    for (let index = 1; index < corners.length; index++) {
      const [from, low] = corners[index - 1] as [string, number]
      const [to, high] = corners[index] as [string, number]
      if (level <= high) {
        const value = Number(from) + ((Number(to) - Number(from)) * (level - low)) / (high - low)
        return { digits: BigInt(Math.round(value * 10_000)), scale: 4 }
      }
    }
    throw new RangeError('no such level')
  }
  if (measure === 'seekers') return { digits: 1n, scale: 0 }
  return line(METHOD.sources[measure === 'vacancies' ? 'ratio' : measure].points)
}
