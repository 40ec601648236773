import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVELS } from '../../../kernel/value/level.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { decideClaim, GROUPS, type Group, type PaidBefore } from '../rules.ts'
import { claim, outcome, paid, saidOf, settledBy, standards } from './claims.fixture.ts'

/** So many trainings of other occupations and levels, paid in that year. */
const trainings = (count: number, year: number): PaidBefore[] =>
  (['2', '3', '5', '6', '7'] as const)
    .slice(0, count)
    .map((month, at) =>
      paid(['铆工', '锻造工', '模具工', '装配钳工', '数控车工'][at] ?? '', 3, `${year}-0${month}-15`),
    )

const twice = (facts: Parameters<typeof claim>[0]) => settledBy(claim(facts))

describe('补贴次数：同一个人一年最多三次', () => {
  test.each([
    [0, 'granted', '当年已领0次'],
    [1, 'granted', '当年已领1次'],
    [2, 'granted', '当年已领2次'],
    [3, 'refused', '当年已领3次'],
    [4, 'refused', '当年已领4次'],
  ] as const)('当年领过 %s 次的：%s', (count, expected, found) => {
    const facts = claim({ history: trainings(count, 2020) })
    expect(outcome(facts)[0]).toBe(expected)
    expect(saidOf('times', facts)).toMatchObject({ found, needed: '每年最多3次' })
  })

  test('往年的不占今年的次数：三年前起每年三次，今年仍可以领', () => {
    const history = [2017, 2018, 2019].flatMap((year) => trainings(3, year))
    expect(saidOf('times', claim({ history }))?.found).toBe('当年已领0次')
    expect(outcome(claim({ history }))).toEqual(['granted', 324000])
  })

  test('年份按自然年：元旦和除夕当天都算当年，前一天和后一天不算', () => {
    const days = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01']
    const history = days.map((day, at) => paid(['铆工', '锻造工', '模具工', '装配钳工'][at] ?? '', 3, day))
    expect(saidOf('times', claim({ history }))?.found).toBe('当年已领2次')
  })

  const LIMITS: Record<Group, string | null> = {
    'enterprise-employee': '每年最多3次',
    'rural-worker': '每年最多3次',
    'registered-unemployed': '每年最多3次',
    hardship: '每年最多3次',
    'paired-region': '每年最多3次',
    veteran: '每年最多3次',
    resident: '每年最多3次',
    'graduating-student': '只补1次',
    student: null,
  }

  test.each(GROUPS)('%s 的次数', (group) => {
    expect(saidOf('times', claim({ group }))?.needed ?? null).toBe(LIMITS[group])
  })
})

describe('补贴次数：毕业学年学生只补一次', () => {
  const student = (history: PaidBefore[]) => claim({ group: 'graduating-student', history })

  test('没有领过的可以领；领过一次的，不论哪一年、哪个职业，都不再补', () => {
    expect(outcome(student([]))).toEqual(['granted', 324000])
    for (const before of [paid('铆工', 5, '2020-01-01'), paid('农业经理人', 3, '2015-09-01')])
      expect(saidOf('times', student([before]))).toMatchObject({
        met: false,
        found: '已领1次',
        needed: '只补1次',
      })
  })
})

describe('同一职业同一等级只补一次', () => {
  test('写明最早是哪一天领的，不论登记的先后', () => {
    const both = [paid('焊工', 4, '2017-04-05'), paid('焊工', 4, '2009-10-11')]
    for (const history of [both, both.toReversed()])
      expect(saidOf('same-level-once', claim({ history }))).toMatchObject({
        met: false,
        found: '2009年10月11日已领过',
      })
  })

  test('高的、低的等级，别的职业，别的项目，都不算同一次', () => {
    for (const level of LEVELS.filter((each) => each !== 4))
      expect(outcome(claim({ history: [paid('焊工', level, '2019-05-01')] }))[0]).toBe('granted')
    expect(outcome(claim({ history: [paid('铆工', 4, '2019-05-01')] }))[0]).toBe('granted')
    expect(outcome(claim({ history: [paid('焊工', 4, '2019-05-01', 'assessment')] }))[0]).toBe('granted')
  })

  test('领过更高等级的，仍可以补较低等级的培训费', () => {
    expect(
      outcome(claim({ history: [paid('焊工', 3, '2019-05-01'), paid('焊工', 1, '2019-06-01')] })),
    ).toEqual(['granted', 324000])
  })
})

describe('培训费补贴与技能提升补贴、学徒制补贴不能重复享受', () => {
  const upgraded = paid('焊工', 4, '2019-02-03', 'skill-upgrade')
  const apprenticed = paid('焊工', 4, '2019-06-07', 'apprenticeship')

  test('两样都领过的，写最早的那一样，不论登记的先后', () => {
    for (const history of [
      [upgraded, apprenticed],
      [apprenticed, upgraded],
    ])
      expect(saidOf('not-twice', claim({ history }))?.found).toBe('2019年2月3日已领过技能提升补贴')
    const earlier = paid('焊工', 4, '2018-06-07', 'apprenticeship')
    for (const history of [
      [upgraded, earlier],
      [earlier, upgraded],
    ])
      expect(saidOf('not-twice', claim({ history }))?.found).toBe('2018年6月7日已领过新型学徒制补贴')
  })

  test('同一天领的两样，写法与登记的先后无关', () => {
    const sameDay = paid('焊工', 4, '2019-02-03', 'apprenticeship')
    for (const history of [
      [upgraded, sameDay],
      [sameDay, upgraded],
    ])
      expect(saidOf('not-twice', claim({ history }))?.found).toBe('2019年2月3日已领过新型学徒制补贴')
  })

  test('另一等级、另一职业的不妨碍', () => {
    for (const level of LEVELS.filter((each) => each !== 4)) {
      expect(twice({ history: [paid('焊工', level, '2019-02-03', 'skill-upgrade')] })).toEqual(['class-rate'])
      expect(twice({ history: [paid('焊工', level, '2019-02-03', 'apprenticeship')] })).toEqual([
        'class-rate',
      ])
    }
    expect(twice({ history: [paid('铆工', 4, '2019-02-03', 'skill-upgrade')] })).toEqual(['class-rate'])
  })
})

describe('任意领取记录', () => {
  const others = fc.array(
    fc.record({
      project: fc.constantFrom<PaidBefore['project']>(
        'training',
        'assessment',
        'skill-upgrade',
        'apprenticeship',
      ),
      occupation: fc.constantFrom('铆工', '锻造工', '数控车工'),
      level: fc.constantFrom(...LEVELS),
      paidOn: fc
        .record({
          year: fc.integer({ min: 2018, max: 2021 }),
          day: fc.constantFrom('01-01', '07-15', '12-31'),
        })
        .map(({ year, day }) => civilDate(`${year}-${day}`)),
    }),
    { maxLength: 8 },
  )

  test('当年同一项目满三次的恰好不补，不满的恰好补', () => {
    fc.assert(
      fc.property(others, fc.constantFrom('training' as const, 'assessment' as const), (history, project) => {
        const facts = claim({ project, level: 1, history })
        const inYear = history.filter(
          (one) => one.project === project && one.paidOn >= '2020-01-01' && one.paidOn <= '2020-12-31',
        ).length
        expect(decideClaim(facts, standards).outcome).toBe(inYear < 3 ? 'granted' : 'refused')
      }),
    )
  })
})
