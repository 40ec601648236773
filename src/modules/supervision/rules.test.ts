import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { type ClassRecord, NO_RECORDS, type Records, type SignIn } from './records.ts'
import { instantOf } from './rules/days.ts'
import type { RuleId } from './rules/rule.ts'
import { scoreOf } from './rules/score.ts'
import { checked, screen } from './rules/screen.ts'
import { AGAIN, LATER, STUDENT } from './rules/wording.ts'
import { supervisionKind } from './standard.ts'

const { standards } = loadCity('city/tianjin', [supervisionKind])
const edition = standards.inForce(supervisionKind, civilDate('2026-03-02'))
if (!edition) throw new Error('no standard')
const { limits } = edition.data

const DAY = civilDate('2026-03-09')
const days = (count: number, from = DAY) => Array.from({ length: count }, (_none, at) => addDays(from, at))
const people = (count: number) => Array.from({ length: count }, (_none, at) => `p${at}`)

/** A sign-in at nine of a day, each person some seconds after the one before. */
const signIn = (person: string, day = DAY, more: Partial<SignIn> = {}): SignIn => ({
  person,
  day,
  at: instantOf(day, 540) + Number(person.slice(1)) * 20_000,
  byHand: false,
  ...more,
})

/** A class of ten days and ten people who all come; `other` changes that. */
function classOf(other: Partial<ClassRecord> = {}): ClassRecord {
  const trainees = other.trainees ?? people(10).map((person) => ({ person, group: 'enterprise-employee' }))
  const planned = other.days ?? days(10).map((day) => ({ day }))
  return {
    id: 'c1',
    provider: 's1',
    startsOn: DAY,
    endsOn: addDays(DAY, 9),
    completed: true,
    place: '一号楼',
    teacher: 't1',
    days: planned,
    trainees,
    signIns: planned.flatMap(({ day }) => trainees.map(({ person }) => signIn(person, day))),
    ...other,
  }
}
const found = (records: Partial<Records>, rule: RuleId) =>
  screen({ ...NO_RECORDS, ...records }, limits, [rule]).map(({ key, values }) => ({ key, values }))
const status = (kind: string, from: string, to: string | null = null) => ({
  kind,
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
})
const withStatus = (...statuses: ReturnType<typeof status>[]) => ({ people: [{ id: 'p1', statuses }] })
const group = (name: string) => classOf({ trainees: [{ person: 'p1', group: name }] })

test('没有毛病的班，十五条一条也不疑', () => {
  expect(
    screen(
      { ...NO_RECORDS, classes: [classOf()], people: people(10).map((id) => ({ id, statuses: [] })) },
      limits,
    ),
  ).toEqual([])
})

describe('F1 退休', () => {
  test('开班前已领养老金的疑；开班第二天才退休的不疑', () => {
    const classes = [classOf()]
    expect(found({ classes, ...withStatus(status('retired', '2026-03-01')) }, 'F1')).toHaveLength(1)
    expect(found({ classes, ...withStatus(status('retired', '2026-03-10')) }, 'F1')).toEqual([])
  })
  test('到法定退休年龄的疑，岗位不明、年龄不定的不疑', () => {
    const person = { id: 'p1', statuses: [], retirementAgeOn: civilDate('2026-03-09') }
    expect(found({ classes: [classOf()], people: [person] }, 'F1')).toHaveLength(1)
    expect(found({ classes: [classOf()], people: [{ id: 'p1', statuses: [] }] }, 'F1')).toEqual([])
  })
})

test('F2 全日制在校生（高校、技工院校，中学，毕业学年）按在职报的疑；开班前毕业的、非全日制的、按学生报的不疑', () => {
  const classes = [classOf()]
  expect(found({ classes, ...withStatus(status('student', '2023-09-01')) }, 'F2')).toHaveLength(1)
  expect(found({ classes, ...withStatus(status('student', '2022-09-01', '2026-03-08')) }, 'F2')).toEqual([])
  for (const enrolled of ['pupil', 'graduating-student'])
    expect(found({ classes, ...withStatus(status(enrolled, '2023-09-01')) }, 'F2')).toHaveLength(1)
  const part = { ...status('student', '2023-09-01'), fullTime: false }
  expect(found({ classes, people: [{ id: 'p1', statuses: [part] }] }, 'F2')).toEqual([])
  expect(
    found({ classes: [group('student')], ...withStatus(status('student', '2023-09-01')) }, 'F2'),
  ).toEqual([])
})

test('F3 死亡或羁押以后还有签到的疑；结业以后的不疑', () => {
  const classes = [classOf()]
  expect(found({ classes, ...withStatus(status('deceased', '2026-03-12')) }, 'F3')).toEqual([
    { key: 'F3:person:c1/p1', values: ['deceased', '2026-03-12', 6] },
  ])
  expect(found({ classes, ...withStatus(status('custody', '2026-03-10', '2026-03-12')) }, 'F3')).toHaveLength(
    1,
  )
  expect(found({ classes, ...withStatus(status('deceased', '2026-04-12')) }, 'F3')).toEqual([])
})

test('F4 开班以后才取得身份的疑；到期接着办的、没有登记的不疑', () => {
  const classes = [group('hardship')]
  expect(found({ classes, ...withStatus(status('hardship', '2026-03-20')) }, 'F4')).toHaveLength(1)
  const renewed = withStatus(status('hardship', '2025-03-20', '2026-03-19'), status('hardship', '2026-03-20'))
  expect(found({ classes, ...renewed }, 'F4')).toEqual([])
  expect(found({ classes, ...withStatus() }, 'F4')).toEqual([])
})

describe('F5 同时在两处', () => {
  const hours = (from: number, to: number, count = 3) => days(count).map((day) => ({ day, from, to }))
  const two = (a: [number, number], b: [number, number]) => {
    const trainees = [{ person: 'p1', group: 'resident' }]
    return [
      classOf({ trainees, days: hours(...a) }),
      classOf({ id: 'c2', place: '二号楼', trainees, days: hours(...b) }),
    ]
  }
  test('两个班时间重叠的疑；一个上午一个晚上的不疑', () => {
    expect(found({ classes: two([540, 720], [600, 780]) }, 'F5')).toHaveLength(1)
    expect(found({ classes: two([540, 720], [1080, 1200]) }, 'F5')).toEqual([])
  })
  test('上课时间在单位打卡两天的疑；下了班来上课的、只有一天的不疑', () => {
    const classes = two([540, 720], [1300, 1400])
    const work = (count: number, from: number, to: number) =>
      days(count).map((day) => ({
        person: 'p1',
        place: '车间',
        from: instantOf(day, from),
        to: instantOf(day, to),
      }))
    expect(found({ classes, work: work(2, 480, 1020) }, 'F5')).toHaveLength(1)
    expect(found({ classes, work: work(1, 480, 1020) }, 'F5')).toEqual([])
    expect(found({ classes, work: work(3, 760, 1020) }, 'F5')).toEqual([])
  })
})

describe('F6 多人合用', () => {
  const holders = (count: number, more: object) => people(count).map((id) => ({ id, statuses: [], ...more }))
  test('五个人一个电话的疑，一家三口的不疑，机构自己的不疑', () => {
    const classes = [classOf()]
    expect(found({ classes, people: holders(5, { phone: '138' }) }, 'F6')).toHaveLength(1)
    expect(found({ classes, people: holders(3, { phone: '138' }) }, 'F6')).toEqual([])
    const organisations = [{ id: 's1', own: ['138'], scopes: [] }]
    expect(found({ classes, organisations, people: holders(5, { phone: '138' }) }, 'F6')).toEqual([])
  })
  test('用得有交叉的算一件：五人一台设备，其中四人一个账户', () => {
    const signIns = people(5).map((person) =>
      signIn(person, DAY, { device: 'd1', at: instantOf(DAY, 540) + Number(person.slice(1)) * 300_000 }),
    )
    const one = found({ classes: [classOf({ signIns })], people: holders(4, { account: '62' }) }, 'F6')
    expect(one).toEqual([expect.objectContaining({ values: [['设备', '银行账户'], 5, 2] })])
  })
})

describe('F7 签到速度', () => {
  const late = (count: number, over: number) =>
    Array.from({ length: count }, (_none, at) =>
      signIn(`p${at % 10}`, addDays(DAY, at % over), {
        byHand: true,
        at: instantOf(addDays(DAY, 12), 600) + at * 1000,
      }),
    )
  test('事后一次补录二十条、跨三天的疑；断电一天第二天补录全班的不疑', () => {
    expect(found({ classes: [classOf({ signIns: late(24, 4) })] }, 'F7')).toHaveLength(1)
    expect(found({ classes: [classOf({ signIns: late(24, 1) })] }, 'F7')).toEqual([])
  })
  test('一台手机一分钟替五人扫码的疑；机构的签到机不疑', () => {
    const signIns = people(6).map((person) =>
      signIn(person, DAY, { device: 'd1', at: instantOf(DAY, 540) + Number(person.slice(1)) * 5000 }),
    )
    expect(found({ classes: [classOf({ signIns })] }, 'F7')).toHaveLength(1)
    const organisations = [{ id: 's1', own: ['d1'], scopes: [] }]
    expect(found({ classes: [classOf({ signIns })], organisations }, 'F7')).toEqual([])
  })
  test('一小时走四百公里的疑，坐车赶来的不疑', () => {
    const way = (minutes: number) => [
      signIn('p1', DAY, { at: instantOf(DAY, 540), latitude: 39.1, longitude: 117.2 }),
      signIn('p1', DAY, { at: instantOf(DAY, 540 + minutes), latitude: 39.9, longitude: 116.4 }),
    ]
    expect(found({ classes: [classOf({ signIns: way(15) })] }, 'F7')).toHaveLength(1)
    expect(found({ classes: [classOf({ signIns: way(120) })] }, 'F7')).toEqual([])
  })
})

test('F8 学的时间多于过的时间的疑；差几秒的不疑，同时开两处的只算一次', () => {
  const from = instantOf(DAY, 540)
  const study = (seconds: number, minutes: number, more = {}) => ({
    person: 'p1',
    provider: 's1',
    course: '安全',
    seconds,
    from,
    to: from + minutes * 60_000,
    ...more,
  })
  expect(found({ studies: [study(7200, 60)] }, 'F8')).toHaveLength(1)
  expect(found({ studies: [study(3620, 60)] }, 'F8')).toEqual([])
  expect(found({ studies: [study(3600, 60), study(3600, 60, { course: '电工' })] }, 'F8')).toHaveLength(1)
})

test('F8 一天学了十八个小时的疑，不管前后哪一天正常；学了十五个小时的不疑', () => {
  const hours = (count: number, day = DAY) =>
    Array.from({ length: count }, (_none, at) => ({
      person: 'p1',
      provider: 's1',
      course: '安全',
      seconds: 3590,
      from: instantOf(day, 300 + at * 60),
      to: instantOf(day, 360 + at * 60),
    }))
  const next = hours(1, addDays(DAY, 1))
  expect(found({ studies: [...hours(18), ...next] }, 'F8')).toHaveLength(1)
  expect(found({ studies: [...hours(1, addDays(DAY, -1)), ...hours(18)] }, 'F8')).toHaveLength(1)
  expect(found({ studies: [...hours(15), ...next] }, 'F8')).toEqual([])
})

test('F9 计划十天只上五天的疑；停一天课的不疑，没有结业的不疑', () => {
  const taught = (count: number) =>
    days(count).flatMap((day) => people(10).map((person) => signIn(person, day)))
  expect(found({ classes: [classOf({ signIns: taught(5) })] }, 'F9')).toEqual([
    { key: 'F9:class:c1', values: [10, 5] },
  ])
  expect(found({ classes: [classOf({ signIns: taught(9) })] }, 'F9')).toEqual([])
  expect(found({ classes: [classOf({ signIns: taught(5), completed: false })] }, 'F9')).toEqual([])
})

const certificate = (at: number, issuedOn: string, more = {}) => ({
  id: `z${at}`,
  person: `p${at}`,
  issuer: 'a1',
  issuedOn: civilDate(issuedOn),
  occupation: '焊工',
  level: '4',
  ...more,
})
const many = (count: number, day: string, more = {}) =>
  Array.from({ length: count }, (_none, at) => certificate(at, day, more))
const assessor = (more = {}) => ({
  id: 'a1',
  own: [],
  registeredOn: civilDate('2026-01-05'),
  scopes: [{ occupation: '焊工', levels: ['4'], from: civilDate('2026-01-05'), to: null }],
  ...more,
})

test('F10 登记两个月内发证一百张的疑；办了多年的、刚开始的几十张不疑', () => {
  expect(found({ organisations: [assessor()], certificates: many(120, '2026-02-20') }, 'F10')).toHaveLength(1)
  expect(
    found(
      {
        organisations: [assessor({ registeredOn: civilDate('2020-01-05') })],
        certificates: many(120, '2026-02-20'),
      },
      'F10',
    ),
  ).toEqual([])
  expect(found({ organisations: [assessor()], certificates: many(40, '2026-02-20') }, 'F10')).toEqual([])
})

const exam = (marks: readonly number[], more = {}) => ({
  id: 'e1',
  assessor: 'a1',
  occupation: '焊工',
  level: '4',
  heldOn: civilDate('2026-02-10'),
  place: '考场一',
  pass: 60,
  marks: marks.map((mark, at) => ({ person: `p${at}`, mark, passed: mark >= 60 })),
  ...more,
})

test('F11 范围里没有的等级、没有备案的考场，疑；都在的不疑', () => {
  const at = (more: object, own = {}) =>
    found({ organisations: [assessor(own)], exams: [exam([70], more)] }, 'F11')
  expect(at({ level: '3' })).toHaveLength(1)
  expect(at({ heldOn: civilDate('2026-01-04') })).toHaveLength(1)
  expect(at({}, { venues: ['考场二'] })).toHaveLength(1)
  expect(at({}, { venues: ['考场一'] })).toEqual([])
  expect(at({})).toEqual([])
})

test('F12 参赛的大半取证的疑；只有前几名取证的不疑', () => {
  const competitions = [{ id: 'k1', organiser: 's1', heldOn: civilDate('2026-01-20'), entrants: 100 }]
  const contest = (count: number) =>
    found({ competitions, certificates: many(count, '2026-02-01', { competition: 'k1' }) }, 'F12')
  expect(contest(80)).toHaveLength(1)
  expect(contest(30)).toEqual([])
})

test('F13 一位教师同时在两处的疑；上下午各一处的、同名不同人的不疑', () => {
  const at = (from: number, to: number) => days(3).map((day) => ({ day, from, to }))
  const two = (b: Partial<ClassRecord>) => [
    classOf({ days: at(540, 720) }),
    classOf({ id: 'c2', place: '二号楼', ...b }),
  ]
  expect(found({ classes: two({ days: at(540, 720) }) }, 'F13')).toHaveLength(1)
  expect(found({ classes: two({ days: at(840, 1020) }) }, 'F13')).toEqual([])
  expect(found({ classes: two({ days: at(540, 720), teacher: 't2' }) }, 'F13')).toEqual([])
})

test('F14 全压在及格线上、无人不及格的疑；高低都有的、有不及格的、人少的不疑', () => {
  expect(found({ exams: [exam(Array(20).fill(61))] }, 'F14')).toHaveLength(1)
  expect(found({ exams: [exam(Array(20).fill(88))] }, 'F14')).toHaveLength(1)
  expect(found({ exams: [exam(Array.from({ length: 20 }, (_none, at) => 62 + at * 1.5))] }, 'F14')).toEqual(
    [],
  )
  expect(found({ exams: [exam([...Array(20).fill(61), 40])] }, 'F14')).toEqual([])
  expect(found({ exams: [exam(Array(10).fill(61))] }, 'F14')).toEqual([])
})

test('F15 同人同职业同等级走两条路各领一次的疑，只复查后一次；另一等级的、评价费的不疑', () => {
  const paid = (id: string, purpose: string, more = {}) => ({
    id,
    person: 'p1',
    purpose,
    occupation: '焊工',
    level: '4',
    on: DAY,
    ...more,
  })
  const one = screen(
    { ...NO_RECORDS, payments: [paid('b', 'skill-upgrade', { on: addDays(DAY, 9) }), paid('a', 'training')] },
    limits,
    ['F15'],
  )
  expect(one.map(({ rests }) => rests)).toEqual([[{ kind: 'claim', id: 'b' }]])
  expect(
    found({ payments: [paid('a', 'training'), paid('b', 'skill-upgrade', { level: '3' })] }, 'F15'),
  ).toEqual([])
  expect(found({ payments: [paid('a', 'training'), paid('b', 'assessment')] }, 'F15')).toEqual([])
})

test('查出的与记录的次序无关；每个疑点都有条款、事实和证据', () => {
  const classes = [
    classOf({ signIns: [] }),
    classOf({ id: 'c2', place: '二号楼' }),
    classOf({ id: 'c3', place: '三号楼' }),
  ]
  const persons = people(10).map((id) => ({ id, statuses: [status('retired', '2025-01-01')], phone: '138' }))
  const all = screen({ ...NO_RECORDS, classes, people: persons }, limits)
  expect(all.length).toBeGreaterThan(20)
  fc.assert(
    fc.property(
      fc.shuffledSubarray(classes, { minLength: 3 }),
      fc.shuffledSubarray(persons, { minLength: 10 }),
      (a, b) => {
        expect(
          screen({ ...NO_RECORDS, classes: a, people: b }, limits).map(({ key, values }) => [key, values]),
        ).toEqual(all.map(({ key, values }) => [key, values]))
      },
    ),
    { numRuns: 20 },
  )
  for (const one of all) {
    const { outcome, reasons } = checked(one.rule, one.values, edition, standards)
    expect([outcome, reasons.map(({ rule, met, assumed }) => [rule, met, assumed])]).toEqual([
      'refused',
      [[one.rule, false, true]],
    ])
    expect(one.timeline().length).toBeGreaterThan(0)
  }
})

test('疑点分：同一类第二次只加一半，最多一百，每一分说得出理由', () => {
  expect(scoreOf([])).toEqual({ score: 0, reasons: [] })
  const twice = scoreOf([
    { rule: 'F7', points: 40 },
    { rule: 'F7', points: 40 },
    { rule: 'F7', points: 40 },
    { rule: 'F1', points: 30 },
  ])
  expect(twice).toEqual({
    score: 90,
    reasons: [
      { rule: 'F7', times: 3, points: 60 },
      { rule: 'F1', times: 1, points: 30 },
    ],
  })
  expect(
    scoreOf([
      { rule: 'F3', points: 60 },
      { rule: 'F7', points: 60 },
    ]).score,
  ).toBe(100)
})

test('疑点的话里没有代号：人员类别、补贴项目、等级、日期都是读得懂的字', () => {
  const said = [
    STUDENT.draw('found', ['enterprise-employee', '2026-10-18', '2025-10-27'], false),
    LATER.draw('found', ['hardship', '2026-10-18', '2026-11-01'], false),
    AGAIN.draw('found', ['焊工', '4', ['training', 'skill-upgrade', 'apprenticeship', 'project']], false),
  ]
  expect(said).toEqual([
    '申报的类别是企业职工，而2026年10月18日开班时是全日制在校学生（2025年10月27日起）',
    '申报的类别是就业困难人员，身份从2026年11月1日起，晚于2026年10月18日开班',
    '焊工 四级（中级工）领了 4 次：培训费补贴、技能提升补贴、企业新型学徒制、项目制培训',
  ])
})
