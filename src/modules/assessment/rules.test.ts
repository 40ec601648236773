import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisive } from '../../kernel/decision/decision.ts'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import type { Level } from '../../kernel/value/level.ts'
import { addDays, addYears, civilDate, fullYears } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../catalogue/rules.ts'
import { workedSince } from './eligibility/work-years.ts'
import {
  type Applicant,
  assessmentKind,
  type CarriedMark,
  countingFor,
  eligibility,
  examResult,
  issuerLetter,
  levelsKind,
  mayExamine,
  mayIssueCertificate,
  relatedOccupationsKind,
  standingOf,
} from './rules.ts'

const { standards } = loadCity('city/tianjin', [
  assessmentKind,
  levelsKind,
  relatedOccupationsKind,
  catalogueKind,
])
const day = civilDate
const TODAY = day('2026-05-10')

/** A person of 36 who has nothing yet; `other` adds to that. */
const person = (other: Partial<Applicant> = {}): Applicant => ({
  onDay: TODAY,
  born: day('1990-01-31'),
  work: [],
  certificates: [],
  titles: [],
  education: [],
  ...other,
})

const apply = (level: Level, applicant: Applicant, occupation = '焊工') =>
  eligibility({ occupation, level, applicant }, standards)

const may = (level: Level, applicant: Partial<Applicant>) =>
  apply(level, person(applicant)).outcome === 'granted'

const workingSince = (from: string) => ({ work: [{ from: day(from), to: null }] })
const holding = (level: 5 | 4 | 3 | 2 | 1, issuedOn: string) => ({
  certificates: [{ level, issuedOn: day(issuedOn) }],
})
const titled = (grade: 'junior' | 'middle' | 'senior', issuedOn: string) => ({
  titles: [{ grade, issuedOn: day(issuedOn) }],
})
const schooled = (
  kind: Applicant['education'][number]['kind'],
  graduated: boolean | 'enrolled-final-year' = true,
  majorMatches = true,
) => ({ education: [{ kind, majorMatches, graduated }] })

describe('R4.6 申报条件', () => {
  test('五级：年满 16 周岁，生日当天就算', () => {
    expect(may(5, { born: day('2010-05-10') })).toBe(true)
    expect(may(5, { born: day('2010-05-11') })).toBe(false)
  })

  test('四级：工作 5 年，或五级后 3 年，或本专业学校，最后一年也算', () => {
    expect(may(4, workingSince('2021-05-10'))).toBe(true)
    expect(may(4, workingSince('2021-05-11'))).toBe(false)
    expect(may(4, holding(5, '2023-05-10'))).toBe(true)
    expect(may(4, holding(5, '2023-05-11'))).toBe(false)
    for (const kind of ['technician-school', 'secondary-vocational', 'college', 'higher'] as const) {
      expect(may(4, schooled(kind))).toBe(true)
      expect(may(4, schooled(kind, 'enrolled-final-year'))).toBe(true)
      expect(may(4, schooled(kind, false))).toBe(false)
      expect(may(4, schooled(kind, true, false))).toBe(false)
    }
  })

  test('三级：10 年，四级后 4 年，初级职称 1 年，高级技工班，或四级加大专', () => {
    expect(may(3, workingSince('2016-05-10'))).toBe(true)
    expect(may(3, workingSince('2016-05-11'))).toBe(false)
    expect(may(3, holding(4, '2022-05-10'))).toBe(true)
    expect(may(3, holding(4, '2022-05-11'))).toBe(false)
    expect(may(3, titled('junior', '2025-05-10'))).toBe(true)
    expect(may(3, schooled('senior-technician-class', 'enrolled-final-year'))).toBe(true)
    expect(may(3, schooled('assessed-college'))).toBe(true)
    expect(may(3, schooled('college'))).toBe(false)
    expect(may(3, { ...schooled('college', 'enrolled-final-year'), ...holding(4, '2026-05-10') })).toBe(true)
  })

  test('二级：三级后 5 年，初级职称 5 年并三级 1 年，中级职称 1 年，技师学院并三级', () => {
    expect(may(2, holding(3, '2021-05-10'))).toBe(true)
    expect(may(2, holding(3, '2021-05-11'))).toBe(false)
    expect(may(2, { ...titled('junior', '2021-05-10'), ...holding(3, '2025-05-10') })).toBe(true)
    expect(may(2, { ...titled('junior', '2021-05-10'), ...holding(3, '2025-05-11') })).toBe(false)
    expect(may(2, titled('junior', '2010-01-01'))).toBe(false)
    expect(may(2, titled('middle', '2025-05-10'))).toBe(true)
    expect(may(2, { ...schooled('technician-college'), ...holding(3, '2024-05-10') })).toBe(true)
    expect(may(2, { ...schooled('technician-college'), ...holding(3, '2024-05-11') })).toBe(false)
  })

  test('一级：二级后 5 年，中级职称 5 年并二级 1 年，高级职称 1 年', () => {
    expect(may(1, holding(2, '2021-05-10'))).toBe(true)
    expect(may(1, holding(2, '2021-05-11'))).toBe(false)
    expect(may(1, { ...titled('middle', '2021-05-10'), ...holding(2, '2025-05-10') })).toBe(true)
    expect(may(1, titled('senior', '2025-05-10'))).toBe(true)
    expect(may(1, titled('senior', '2025-05-11'))).toBe(false)
  })

  test('专项职业能力没有条件', () => {
    expect(may('special', {})).toBe(true)
  })

  test('还不满足的被告知最近的一条路和日子', () => {
    const applicant = person({ ...workingSince('2022-01-10'), ...holding(5, '2024-05-10') })
    expect(decisive(apply(4, applicant))).toMatchObject([
      {
        rule: 'work-years',
        needed: '累计从事本职业或相关职业工作满5年',
        next: '2027年1月10日起满足这一条，到时再报名',
        clause: { text: '国家职业标准编制技术规程 四级申报条件' },
      },
    ])
  })

  test('时间帮不上的，说出什么帮得上', () => {
    expect(decisive(apply(3, person()))).toMatchObject([
      {
        rule: 'certificate',
        next: '先取得这个等级的证书；以前在别处取得的，请评价机构或者受理窗口登记后再报名',
      },
    ])
  })

  test('本职业的标准先于通用的', () => {
    const shared = standards.edition(levelsKind, 'levels/national-2023')
    const own = {
      ...shared,
      id: 'levels/welder',
      data: { ...shared.data, occupation: '焊工', levels: { '4': { workYears: 6 } } },
    }
    const published = standards.with([own])
    const facts = { level: 4 as const, applicant: person(workingSince('2021-05-10')) }
    expect(eligibility({ ...facts, occupation: '焊工' }, published).outcome).toBe('refused')
    expect(eligibility({ ...facts, occupation: '铆工' }, published).outcome).toBe('granted')
    expect(eligibility({ ...facts, level: 5, occupation: '焊工' }, published).outcome).toBe('refused')
  })

  test('2023 年 6 月以前的申请按 2018 年的条件', () => {
    const applicant = person({ onDay: day('2023-05-31'), ...workingSince('2018-05-31') })
    expect(apply(4, applicant, '铆工')).toMatchObject({
      outcome: 'refused',
      editions: expect.arrayContaining(['assessment/2021', 'levels/national-2018']),
    })
    expect(apply(4, { ...applicant, onDay: day('2023-06-01') }, '铆工').outcome).toBe('granted')
  })
})

describe('R3.2 初始等级', () => {
  test('没有五级的职业，四级面向所有满十六周岁的人；再上一级照样要条件', () => {
    for (const occupation of ['数控车工', '车工（数控车工）', '模具工']) {
      expect(apply(4, person(), occupation)).toMatchObject({
        outcome: 'granted',
        value: { by: 'initial level' },
      })
      expect(apply(3, person(), occupation).outcome).toBe('refused')
    }
    expect(apply(3, person(), '数控程序员').outcome).toBe('granted')
    expect(apply(2, person(), '数控程序员').outcome).toBe('refused')
  })

  test('标准没有的等级不能报，说明最低是哪一级', () => {
    expect(decisive(apply(5, person(), '数控车工'))).toMatchObject([
      { rule: 'level-in-standard', next: '请选择标准设有的等级，最低是四级（中级工）' },
    ])
  })

  test('有五级的职业，四级照样要条件', () => {
    expect(apply(4, person(), '铆工').outcome).toBe('refused')
  })
})

describe('R4.6 谁也不能凭空符合', () => {
  test('不满十六周岁，有什么证书学历都不能报，初始等级、专项也不能', () => {
    const child = {
      born: day('2014-05-10'),
      ...workingSince('2015-01-01'),
      ...holding(5, '2020-01-01'),
      ...schooled('higher'),
    }
    for (const level of [5, 4, 3, 'special'] as const) {
      expect(decisive(apply(level, person(child))).map(({ rule }) => rule)).toContain('age')
    }
    expect(decisive(apply(4, person({ born: day('2010-05-11') }), '数控车工'))).toMatchObject([
      { rule: 'age', next: '2026年5月11日起满足这一条，到时再报名' },
    ])
    expect(apply('special', person({ born: day('2010-05-10') })).outcome).toBe('granted')
  })

  test('更高等级的证书抵得上低等级的：四级证满三年，可凭“五级证满三年”那一条；职称同样', () => {
    const higher = person(holding(3, '2022-05-10'))
    expect(apply(3, higher).value?.by).toBe('certificate 4 + 4 years')
    expect(apply(3, person(holding(3, '2022-05-11'))).outcome).toBe('refused')
    expect(apply(3, person(titled('senior', '2025-05-10'))).outcome).toBe('granted')
    expect(apply(2, person(titled('junior', '2020-05-10'))).outcome).toBe('refused')
  })

  test('二级第4、5项凭学历的，原文截断，注明推定；凭证书的不注', () => {
    const bySchool = apply(2, person({ ...schooled('technician-college'), ...holding(3, '2024-05-10') }))
    expect(bySchool.reasons.at(-1)).toMatchObject({ rule: 'eligible', assumed: true })
    expect(apply(2, person(holding(3, '2021-05-10'))).reasons.at(-1)).toMatchObject({ assumed: false })
  })

  test('已有这一级的有效证书，或已报了另一场，不能再报', () => {
    const facts = { occupation: '焊工', level: 5 as const, applicant: person() }
    const rules = (more: object) =>
      eligibility({ ...facts, ...more }, standards)
        .reasons.filter(({ met }) => !met)
        .map(({ rule }) => rule)
    expect(rules({ holds: null, enrolledFor: null })).toEqual([])
    expect(rules({ holds: 'S000012000067265000001', enrolledFor: null })).toEqual(['not-held'])
    expect(rules({ holds: null, enrolledFor: 'KS-2026-120116-000001' })).toEqual(['one-examination'])
  })

  test('R4.1 用人单位只评价本单位职工', () => {
    const facts = { occupation: '焊工', level: 5 as const, applicant: person() }
    expect(eligibility({ ...facts, ownStaff: true }, standards).outcome).toBe('granted')
    expect(decisive(eligibility({ ...facts, ownStaff: false }, standards))).toMatchObject([
      { rule: 'own-staff', clause: { text: '等级认定办法 第二条' } },
    ])
  })

  test('不计的工作经历，说明有几段、为什么', () => {
    const facts = {
      occupation: '焊工',
      level: 4 as const,
      applicant: person(workingSince('2022-05-10')),
      otherWork: 2,
    }
    expect(decisive(eligibility(facts, standards))[0]?.found).toContain('另有2段工作经历')
  })

  test('相关职业的工作也计：铆工的年数计入焊工，厨师的不计；数控铣工与铣工（数控铣工）是一个', () => {
    const counting = countingFor('焊工', TODAY, standards)
    expect([...counting]).toEqual(['焊工', '铆工'])
    expect(countingFor('铣工（数控铣工）', TODAY, standards).has('车工')).toBe(true)
    expect(countingFor('中式烹调师', TODAY, standards)).toEqual(new Set(['中式烹调师']))
  })
})

describe('工作年限', () => {
  const spell = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) })

  test('满年在对应的日子，2 月 29 日在平年的 2 月 28 日', () => {
    expect(workedSince([spell('2019-03-01', null)], 5)).toBe('2024-03-01')
    expect(workedSince([spell('2020-02-29', null)], 1)).toBe('2021-02-28')
  })

  test('重叠的工作只算一次，中间空的日子补上', () => {
    expect(workedSince([spell('2020-01-01', '2022-12-31'), spell('2021-06-01', null)], 5)).toBe('2025-01-01')
    expect(workedSince([spell('2020-01-01', '2020-12-31'), spell('2021-01-31', null)], 2)).toBe('2022-01-31')
  })

  test('结束的工作算到最后一天', () => {
    expect(workedSince([spell('2019-03-01', '2024-02-29')], 5)).toBe('2024-03-01')
    expect(workedSince([spell('2019-03-01', '2024-02-28')], 5)).toBeNull()
  })

  const aDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(day('2000-01-01'), days))
  const job = fc
    .record({ from: aDay, length: fc.option(fc.integer({ min: 0, max: 3000 })) })
    .map(({ from, length }) => ({
      from,
      to: length === null ? null : addDays(from, length),
    }))

  test('一份还在干的工作就是实足年数', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 40 }), (from, years) => {
        const on = workedSince([{ from, to: null }], years)
        expect(on).toBe(addYears(from, years))
        expect(fullYears(from, on ?? from)).toBe(years)
      }),
    )
  })

  test('工作的次序没有影响，重复、拆开的也不改变', () => {
    fc.assert(
      fc.property(
        fc.array(job, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 12 }),
        (jobs, years) => {
          const expected = workedSince(jobs, years)
          expect(workedSince([...jobs].reverse(), years)).toBe(expected)
          expect(workedSince([...jobs, ...jobs.slice(0, 1)], years)).toBe(expected)
          const split = jobs.flatMap(({ from, to }) =>
            to !== null && to > from
              ? [
                  { from, to: from },
                  { from: addDays(from, 1), to },
                ]
              : [{ from, to }],
          )
          expect(workedSince(split, years)).toBe(expected)
        },
      ),
    )
  })

  test('说的那天满足条件，前一天不满足', () => {
    fc.assert(
      fc.property(
        fc.array(job, { maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        aDay,
        (work, years, onDay) => {
          const { metOn } = standingOf({ workYears: years }, person({ work, onDay }))
          if (metOn === null) return
          expect(standingOf({ workYears: years }, person({ work, onDay: metOn })).met).toBe(true)
          expect(standingOf({ workYears: years }, person({ work, onDay: addDays(metOn, -1) })).met).toBe(
            false,
          )
        },
      ),
    )
  })
})

describe('R4.1 评价机构', () => {
  const exam = (other: Partial<Parameters<typeof mayExamine>[0]> = {}) =>
    decisive(
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
          issuer: { kinds: ['assessor'], siteCode: '000067', bodyCode: '0000' },
          ...other,
        },
        standards,
      ),
    )
      .filter(({ met }) => !met)
      .map(({ rule }) => rule)

  test('只考备案范围内的', () => {
    expect(exam()).toEqual([])
    expect(exam({ level: 3 })).toEqual(['scope'])
    expect(exam({ occupation: '铆工' })).toEqual(['scope'])
  })

  test('为一个班安排的考试，是这个班的职业和等级', () => {
    const of = (occupation: string, level: Level) => exam({ class: { occupation, level } })
    expect(of('焊工', 4)).toEqual([])
    expect(of('铆工', 4)).toEqual(['same-class'])
    expect(of('焊工', 5)).toEqual(['same-class'])
    const milling = {
      occupation: '数控铣工',
      scope: [{ occupation: '铣工(数控铣工)', levels: [4 as const] }],
    }
    expect(exam({ ...milling, class: { occupation: '铣工（数控铣工）', level: 4 } })).toEqual([])
  })

  test('R4.7 证书编号要用的，安排考试时就要有：机构类别、站点码、机构代码', () => {
    const issuer = { kinds: ['assessor'], siteCode: '000067', bodyCode: '0000' }
    expect(exam({ issuer: { ...issuer, kinds: ['private-school'] } })).toEqual(['issuer-kind'])
    expect(exam({ issuer: { ...issuer, siteCode: null } })).toEqual(['site-code'])
    expect(exam({ issuer: { ...issuer, siteCode: '67' } })).toEqual(['site-code'])
    expect(exam({ issuer: { ...issuer, bodyCode: '' } })).toEqual(['body-code'])
    expect(exam({ issuer: { ...issuer, kinds: ['self-assessor'] } })).toEqual([])
  })

  test('R4.7 类别：社会培训评价组织 S，用人单位 Y，其他机构不发证', () => {
    expect(issuerLetter(['assessor'])).toBe('S')
    expect(issuerLetter(['self-assessor'])).toBe('Y')
    expect(issuerLetter(['employer', 'enterprise-centre'])).toBeNull()
  })

  test('不是培训的机构，或已申报利益冲突', () => {
    expect(exam({ trainers: ['t', 'a'] })).toEqual(['independence'])
    expect(exam({ trainers: ['t', 'a'], conflictDeclared: true })).toEqual([])
  })
})

describe('R4.4 成绩', () => {
  const marks = (...entries: [string | null, string | null][]) =>
    entries.map(([first, second], index) => ({
      paper: (['theory', 'skill', 'review'] as const)[index] ?? 'theory',
      first,
      second,
    }))
  const result = (level: Level, ...entries: [string | null, string | null][]) =>
    examResult({ heldOn: TODAY, level, marks: marks(...entries) }, standards)

  test('每科至少 60 分，精确比较：59.95 不过，60 和 60.0 过', () => {
    expect(result(4, ['60', '60.0'], ['100', '100']).outcome).toBe('granted')
    expect(result(4, ['59.95', '59.95'], ['100', '100']).outcome).toBe('refused')
    expect(result(4, ['59.99999999999999999999', '59.99999999999999999999'], ['60', '60']).outcome).toBe(
      'refused',
    )
  })

  test('R4.5 二级和一级另有综合评审', () => {
    const two: [string, string][] = [
      ['80', '80'],
      ['80', '80'],
    ]
    expect(result(3, ...two).outcome).toBe('granted')
    expect(result(2, ...two).outcome).toBe('held')
    expect(result(2, ...two, ['60', '60']).outcome).toBe('granted')
    expect(result(1, ...two, ['59', '59']).outcome).toBe('refused')
  })

  test('录两遍：缺一遍、两遍不同、没有成绩都挂起，不算不合格', () => {
    expect(result(4, ['80', null], ['80', '80']).outcome).toBe('held')
    expect(result(4, ['80', '81'], ['80', '80']).outcome).toBe('held')
    expect(result(4, ['100.5', '100.5'], ['80', '80']).outcome).toBe('held')
    expect(result(4, ['-1', '-1'], ['80', '80']).outcome).toBe('held')
    expect(result(4, ['8o', '8o'], ['80', '80']).outcome).toBe('held')
    expect(result(4).outcome).toBe('held')
  })
})

describe('缺考、违纪、补考', () => {
  type Entry = Parameters<typeof examResult>[0]['marks'][number]['first']
  const result = (theory: [Entry, Entry], skill: [Entry, Entry], carried: CarriedMark[] = []) =>
    examResult(
      {
        heldOn: TODAY,
        level: 4,
        marks: [
          { paper: 'theory', first: theory[0], second: theory[1] },
          { paper: 'skill', first: skill[0], second: skill[1] },
        ],
        carried,
      },
      standards,
    )
  const failed = (decision: ReturnType<typeof examResult>) =>
    decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule)

  test('缺考是两人各录的一种结果：不合格，不是挂起，也不算零分', () => {
    const both = result(['absent', 'absent'], ['absent', 'absent'])
    expect([both.outcome, failed(both)]).toEqual(['refused', ['sat-theory', 'sat-skill']])
    expect(failed(result(['absent', 'absent'], ['80', '80']))).toEqual(['sat-theory'])
    expect(result(['absent', '0'], ['80', '80']).outcome).toBe('held')
    expect(result(['absent', null], ['80', '80']).outcome).toBe('held')
  })

  test('违纪：本场各科无效，别的科没有录也不再等；只有一人录违纪的先核对', () => {
    const caught = result(['violation', 'violation'], [null, null])
    expect([caught.outcome, failed(caught)]).toEqual(['refused', ['valid-theory', 'valid-skill']])
    expect(result(['violation', '80'], ['80', '80']).outcome).toBe('held')
  })

  const theory = (heldOn: string): CarriedMark => ({
    paper: 'theory',
    value: '71',
    heldOn: day(heldOn),
    exam: 'KS-1',
  })

  test('补考：合格的科目在十二个月内不用再考，当天算在内；过了就要重考', () => {
    expect(result([null, null], ['80', '80'], [theory('2025-05-10')]).outcome).toBe('granted')
    const late = result([null, null], ['80', '80'], [theory('2025-05-09')])
    expect([late.outcome, failed(late)]).toEqual(['held', ['entered-twice']])
    expect(failed(result([null, null], ['59', '59'], [theory('2025-05-10')]))).toEqual(['pass-skill'])
  })

  test('补考时违纪，以前合格的科目不受影响，本场的无效', () => {
    expect(failed(result([null, null], ['violation', 'violation'], [theory('2025-05-10')]))).toEqual([
      'valid-skill',
    ])
  })

  test('同一天或以后的成绩带不进来', () => {
    expect(result([null, null], ['80', '80'], [theory('2026-05-10')]).outcome).toBe('held')
  })
})

describe('R4.3, R4.7 发证', () => {
  const issue = (other: Partial<Parameters<typeof mayIssueCertificate>[0]> = {}) =>
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
    ).outcome

  test('成绩公示结束后，发给够条件并合格的人', () => {
    expect(issue()).toBe('granted')
    expect(issue({ eligible: false })).toBe('refused')
    expect(issue({ passed: false })).toBe('refused')
  })

  test('等公示结束，等没有结论的异议', () => {
    expect(issue({ publishedUntil: null })).toBe('held')
    expect(issue({ publishedUntil: TODAY })).toBe('held')
    expect(issue({ objectionOpen: true })).toBe('held')
  })
})
