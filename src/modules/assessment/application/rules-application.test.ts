import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import {
  type ApplicationFacts,
  assessmentKind,
  type ExamFacts,
  eligibility,
  examResult,
  levelsKind,
  mayExamine,
  mayIssueCertificate,
} from '../rules.ts'

const { standards } = loadCity('city/tianjin', [assessmentKind, levelsKind, catalogueKind])
const day = civilDate
const TODAY = day('2026-05-10')

const apply = (
  other: Partial<ApplicationFacts> = {},
  applicant: Partial<ApplicationFacts['applicant']> = {},
) =>
  eligibility(
    {
      occupation: '焊工',
      level: 4,
      applicant: {
        onDay: TODAY,
        born: day('1990-01-31'),
        work: [{ from: day('2015-01-01'), to: null }],
        certificates: [],
        titles: [],
        education: [],
        ...applicant,
      },
      ...other,
    },
    standards,
  )

const said = (rule: string, decision: ReturnType<typeof apply>) =>
  decision.reasons.find((reason) => reason.rule === rule) ?? null
const failed = (decision: ReturnType<typeof apply>) =>
  decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule)

describe('报名：年满十六周岁', () => {
  test.each([
    ['2010-05-10', []],
    ['2010-05-11', ['age']],
  ])('%s 出生：%s', (born, bars) => {
    expect(failed(apply({ level: 5 }, { born: day(born) }))).toEqual(bars)
  })

  test('年龄不够的只说一次年龄，其他没有满足的照样说', () => {
    expect(
      failed(apply({ level: 4 }, { born: day('2014-05-10'), work: [] })).filter((rule) => rule === 'age'),
    ).toHaveLength(1)
    expect(failed(apply({ level: 4 }, { born: day('2014-05-10'), work: [] })).length).toBeGreaterThan(1)
    expect(failed(apply({ level: 4 }, { work: [] }))).not.toContain('age')
    expect(failed(apply({ level: 4 }, { work: [] }))).not.toEqual([])
  })
})

describe('报名：没有公布的日子不能判定', () => {
  test.each(['2010-01-04', '2014-08-31'])('%s', (on) => {
    expect(apply({}, { onDay: day(on) }).outcome).toBe('undecidable')
  })
})

describe('报名：初始等级直接报考，五级照五级的条件', () => {
  test('数控车工没有五级，四级就是初始等级；焊工的四级不是', () => {
    const fresh = { work: [], certificates: [], education: [] }
    const initial = apply({ occupation: '数控车工', level: 4 }, fresh)
    expect([initial.outcome, initial.value?.by]).toEqual(['granted', 'initial level'])
    expect(apply({ level: 4 }, fresh).outcome).toBe('refused')
    const five = apply({ level: 5 }, fresh)
    expect([five.outcome, five.value?.by === 'initial level']).toEqual(['granted', false])
  })
})

describe('报名：不计的工作经历', () => {
  const foundOf = (otherWork: number | undefined, applicant: Partial<ApplicationFacts['applicant']> = {}) => {
    const decision = apply(otherWork === undefined ? {} : { otherWork }, {
      work: [{ from: day('2024-01-01'), to: null }],
      ...applicant,
    })
    return [decision.outcome, said('work-years', decision)?.found]
  }

  test('没有的不提，一段以上的说有几段', () => {
    expect(foundOf(undefined)).toEqual(['refused', '还不满足'])
    expect(foundOf(0)).toEqual(['refused', '还不满足'])
    expect(foundOf(1)[1]).toContain('另有1段工作经历')
    expect(foundOf(2)[1]).toContain('另有2段工作经历')
  })

  test('缺的不是年限时，不提工作经历', () => {
    const decision = apply(
      { level: 3, otherWork: 3 },
      { work: [], certificates: [{ level: 4, issuedOn: day('2025-01-01') }] },
    )
    for (const reason of decision.reasons.filter(({ met, rule }) => !met && rule !== 'work-years'))
      expect(reason.found).not.toContain('工作经历')
  })
})

describe('报名：已有证书、已报另一场', () => {
  test('查过的写，没有查过的不写', () => {
    for (const rule of ['not-held', 'one-examination']) expect(said(rule, apply())).toBeNull()
    expect(failed(apply({ holds: null, enrolledFor: null }))).toEqual([])
    expect(failed(apply({ holds: 'S000012000001264000001' }))).toEqual(['not-held'])
    expect(failed(apply({ enrolledFor: 'KS-2026-120116-000001' }))).toEqual(['one-examination'])
    expect(said('not-held', apply({ holds: null }))?.found).toBe('还没有这个等级的有效证书')
    expect(said('one-examination', apply({ enrolledFor: null }))?.found).toBe('没有报考另一场')
  })

  test('用人单位只评价本单位职工', () => {
    expect(failed(apply({ ownStaff: false }))).toEqual(['own-staff'])
    expect(said('own-staff', apply({ ownStaff: true }))?.met).toBe(true)
    expect(said('own-staff', apply())).toBeNull()
  })
})

describe('报名：高的证书、职称抵低的', () => {
  test.each([
    [5, true],
    [4, true],
    [3, true],
  ] as const)('二级证书满五年的报一级以下都行：报 %s 级 %s', (level, holds) => {
    const facts = { work: [], certificates: [{ level: 2 as const, issuedOn: day('2020-01-01') }] }
    expect(apply({ level }, facts).outcome === 'granted').toBe(holds)
  })

  test('低的证书不抵高的：五级证书再久也不抵四级证书', () => {
    const facts = { work: [], certificates: [{ level: 5 as const, issuedOn: day('2000-01-01') }] }
    expect(apply({ level: 3 }, facts).outcome).toBe('refused')
  })

  test('高级职称满一年抵中级、初级职称；初级职称不抵中级', () => {
    const titled = (grade: 'junior' | 'middle' | 'senior') => ({
      work: [],
      titles: [{ grade, issuedOn: day('2025-05-10') }],
    })
    expect(apply({ level: 2 }, titled('middle')).outcome).toBe('granted')
    expect(apply({ level: 2 }, titled('senior')).outcome).toBe('granted')
    expect(apply({ level: 2 }, titled('junior')).outcome).toBe('refused')
    expect(apply({ level: 3 }, titled('junior')).outcome).toBe('granted')
    expect(apply({ level: 3 }, titled('senior')).outcome).toBe('granted')
  })
})

describe('评价机构的备案范围', () => {
  const plan = (other: Partial<ExamFacts>) =>
    mayExamine(
      {
        day: TODAY,
        occupation: '焊工',
        level: 4,
        assessor: 'a',
        scope: [{ occupation: '焊工', levels: [5, 4] }],
        trainers: ['t'],
        conflictDeclared: false,
        class: null,
        issuer: { kinds: ['assessor'], siteCode: '000001', bodyCode: '0000' },
        ...other,
      } as ExamFacts,
      standards,
    )

  test('几个职业里有一个合就行，职业和等级要在同一条里', () => {
    const scope = [
      { occupation: '铆工', levels: [4] as const },
      { occupation: '焊工', levels: [5] as const },
    ]
    expect(plan({ scope }).reasons.find(({ rule }) => rule === 'scope')?.met).toBe(false)
    const wider = [...scope, { occupation: '焊工', levels: [4] as const }]
    expect(plan({ scope: wider }).reasons.find(({ rule }) => rule === 'scope')?.met).toBe(true)
    expect(plan({ scope: [] }).reasons.find(({ rule }) => rule === 'scope')?.met).toBe(false)
  })

  test('同意的写同意', () => {
    const granted = plan({})
    if (granted.outcome === 'granted') expect(granted.value).toBe(true)
    expect(plan({ day: day('2010-01-04') }).outcome).toBe('undecidable')
  })

  test('公开说明不是自己评自己的条件，只是自己评自己时才要', () => {
    const independence = (trainers: string[], conflictDeclared: boolean) =>
      plan({ trainers, conflictDeclared }).reasons.find(({ rule }) => rule === 'independence')
    expect(independence(['t'], false)).toMatchObject({ met: true, found: '培训和评价不是同一机构' })
    expect(independence(['a'], true)).toMatchObject({ met: true, found: '培训和评价是同一机构，已公开说明' })
    expect(independence(['a'], false)).toMatchObject({ met: false, found: '培训和评价是同一机构' })
    expect(independence([], false)?.met).toBe(true)
  })
})

describe('成绩', () => {
  const result = (first: string | null, second: string | null, paper: 'theory' | 'skill' = 'theory') =>
    examResult(
      {
        heldOn: TODAY,
        level: 4,
        marks: [
          { paper, first, second },
          { paper: paper === 'theory' ? 'skill' : 'theory', first: '80', second: '80' },
        ],
      } as Parameters<typeof examResult>[0],
      standards,
    )

  test.each([
    ['59.99', 'refused'],
    ['60', 'granted'],
    ['60.01', 'granted'],
    ['0', 'refused'],
    ['100', 'granted'],
    ['100.01', 'held'],
  ])('%s 分：%s', (mark, outcome) => {
    expect(result(mark, mark).outcome).toBe(outcome)
    expect(result(mark, mark, 'skill').outcome).toBe(outcome)
  })

  test('录了几遍，说几遍', () => {
    expect(result(null, null).reasons.find(({ met }) => !met)?.found).toContain('还没有录入')
    expect(result('80', null).reasons.find(({ met }) => !met)?.found).toContain('只录入了一遍')
    expect(result(null, '80').reasons.find(({ met }) => !met)?.found).toContain('只录入了一遍')
    expect(result('80', '80').value).toBe(true)
  })

  test('没有公布标准的日子不能判定', () => {
    const facts = { heldOn: day('2010-01-04'), level: 4, marks: [] } as Parameters<typeof examResult>[0]
    expect(examResult(facts, standards).outcome).toBe('undecidable')
  })
})

describe('发证', () => {
  const issue = (other: Partial<Parameters<typeof mayIssueCertificate>[0]>) =>
    mayIssueCertificate(
      {
        day: TODAY,
        eligible: true,
        passed: true,
        publishedUntil: day('2026-05-09'),
        objectionOpen: false,
        ...other,
      },
      standards,
    )

  test.each([
    ['2026-05-08', 'granted'],
    ['2026-05-09', 'granted'],
    ['2026-05-10', 'held'],
    ['2026-05-11', 'held'],
  ])('公示到 %s：%s', (publishedUntil, outcome) => {
    expect(issue({ publishedUntil: day(publishedUntil) }).outcome).toBe(outcome)
  })

  test('写明公示到哪一天、有没有不合格', () => {
    expect(issue({ publishedUntil: null }).reasons.find(({ rule }) => rule === 'published')?.found).toBe(
      '成绩还没有公示',
    )
    expect(issue({ passed: false }).reasons.find(({ rule }) => rule === 'passed')?.found).toBe('有科目不合格')
    expect(issue({}).value).toBe(true)
    expect(issue({ day: day('2010-01-04') }).outcome).toBe('undecidable')
  })
})

describe('缺考、违纪、补考', () => {
  type Entry = [first: string | null, second: string | null]
  const judged = (
    theory: Entry,
    skill: Entry,
    carried: { paper: 'theory' | 'skill'; heldOn: string }[] = [],
  ) => {
    const decision = examResult(
      {
        heldOn: TODAY,
        level: 4,
        marks: [
          { paper: 'theory', first: theory[0], second: theory[1] },
          { paper: 'skill', first: skill[0], second: skill[1] },
        ],
        carried: carried.map((one) => ({
          paper: one.paper,
          heldOn: day(one.heldOn),
          value: '75',
          exam: 'KS-2026-120116-000001',
        })),
      },
      standards,
    )
    return [decision.outcome, decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule)]
  }
  const good: Entry = ['80', '80']

  test('两人都登记缺考的不合格，只有一人登记缺考的要核对', () => {
    expect(judged(good, ['absent', 'absent'])).toEqual(['refused', ['sat-skill']])
    expect(judged(good, ['absent', '80'])).toEqual(['held', ['entries-agree']])
    expect(judged(good, ['80', 'absent'])).toEqual(['held', ['entries-agree']])
    expect(judged(good, ['absent', null])).toEqual(['held', ['entered-twice']])
  })

  test('两人都登记违纪的同场各科无效，只有一人登记的要核对', () => {
    expect(judged(good, ['violation', 'violation'])).toEqual(['refused', ['valid-theory', 'valid-skill']])
    expect(judged(good, ['violation', '80'])[0]).toBe('held')
    expect(judged(good, ['80', 'violation'])[0]).toBe('held')
    expect(judged(good, ['violation', null])).toEqual(['held', ['entered-twice']])
  })

  test.each([
    ['2025-05-09', false],
    ['2025-05-10', true],
    ['2026-05-09', true],
    ['2026-05-10', false],
  ])('%s 合格的科目，2026年5月10日补考：%s', (heldOn, counts) => {
    const entry: Entry = [null, null]
    expect(judged(entry, good, [{ paper: 'theory', heldOn }])[0]).toBe(counts ? 'granted' : 'held')
  })

  test('带来的科目只抵那一科', () => {
    expect(judged(good, ['59', '59'], [{ paper: 'theory', heldOn: '2026-01-01' }])).toEqual([
      'refused',
      ['pass-skill'],
    ])
  })
})
