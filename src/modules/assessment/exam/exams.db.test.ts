import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { bareClass } from '../../../../test/training/bare-class.ts'
import { tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import { groundsOf } from '../../../kernel/ground/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { listMessages } from '../../../kernel/message/index.ts'
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  civilDateOf,
} from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/perform.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../../main/modules.ts'
import { certificatesOf, correctCertificate, revokeCertificate } from '../../certificates/index.ts'
import { enterEarlier } from '../../certificates/verbs/enter-earlier.ts'
import { giveScope, registerOrganisation } from '../../organisations/index.ts'
import { openIdNumber, registerPerson, setStatus, statusesOf, withdrawStatus } from '../../people/index.ts'
import { correctMachineMarks, planExam, readExam } from '../index.ts'
import { applyForExam } from '../verbs/apply.ts'
import { myExams } from '../verbs/read-exams.ts'

const OFFICER = official('municipal-officer')
const REVIEWER = official('municipal-reviewer')
const CLERK = official('district-clerk', ['120116'])
const DISTRICT = official('district-reviewer', ['120116'])

let kernel: TestKernel
let assessor: string
let employer: string
let desk: Actor

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  const body = { district: '120116', address: '', phone: '', bodyCode: '0000' }
  await doing(async (ctx) => {
    assessor = (
      await registerOrganisation(ctx, {
        ...body,
        name: '津沽职业技能评价中心',
        creditCode: '91512081MA62K0260E',
        kinds: ['assessor'],
        siteCode: '000067',
      })
    ).id
    employer = (
      await registerOrganisation(ctx, {
        ...body,
        name: '海河重工制造有限公司',
        creditCode: '91350100M000100Y43',
        kinds: ['self-assessor'],
        siteCode: '000088',
      })
    ).id
    for (const id of [assessor, employer]) {
      for (const occupation of ['焊工', '铆工', '数控车工', '手工面点制作']) {
        await giveScope(ctx, id, {
          purpose: 'assessment',
          occupation,
          levels: ['special', 5, 4, 3, 2],
          from: civilDate('2020-01-01'),
          source: '测试',
        })
      }
    }
  })
  desk = agent('assessor-agent', assessor)
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const today = () => civilDateOf(kernel.clock.now())
const until = (day: CivilDate) => kernel.clock.set(`${day}T09:00:00+08:00`)
const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const tick = async () => {
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(kernel, PROCEDURES, fail)
  await workOff(kernel, fail)
}

let serial = 1
async function somebody(
  more: { born?: string; name?: string; occupation?: string; since?: CivilDate; at?: string } = {},
): Promise<string> {
  const body = `120116${more.born ?? '19900101'}${String(serial++).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return doing(async (ctx) => {
    const { id } = await registerPerson(ctx, {
      name: more.name ?? '王小明',
      idNumber: body + '10X98765432'.charAt(sum % 11),
      trust: 'B',
    })
    if (more.occupation) {
      await setStatus(ctx, id, {
        kind: 'employed',
        organisation: more.at ?? null,
        detail: { occupation: more.occupation, employer: '某厂' },
        from: more.since ?? civilDate('2015-01-01'),
        source: '社保',
        trust: 'A',
      })
    }
    return id
  })
}

interface Plan {
  occupation?: string
  level?: '5' | '4' | '3' | '2' | 'special'
  in?: number
  by?: Actor
}
async function planned({ occupation = '焊工', level = '5', in: days = 2, by = desk }: Plan = {}) {
  const found = await kernel.as(by, planExam, {
    occupation,
    level,
    heldOn: addDays(today(), days),
    place: '考点',
    capacity: 30,
  })
  if (!found.id || !found.number) throw new Error(JSON.stringify(found.decision))
  return { id: found.id, number: found.number, by }
}
type Planned = Awaited<ReturnType<typeof planned>>
const apply = async (exam: Planned, person: string) =>
  (await kernel.as(citizen(person), applyForExam, { id: exam.id })).decision

type Said = string | { standing: 'absent' } | { standing: 'violation'; note: string }
/** Seats, holds, marks (by seat, per paper) and publishes an examination, and lets the notice pass. */
async function held(
  exam: Planned,
  marks: Record<string, Record<string, Said>>,
  certifying = true,
): Promise<void> {
  await step(exam.by, exam.number, 'seat')
  const { exam: view } = await kernel.as(exam.by, readExam, { id: exam.id })
  if (today() < view.heldOn) until(view.heldOn as CivilDate)
  for (const name of ['甲', '乙']) {
    for (const [paper, bySeat] of Object.entries(marks)) {
      const entries = Object.entries(bySeat).map(([seat, said]) =>
        typeof said === 'string' ? { seat, value: said } : { seat, ...said },
      )
      await step(agent('marker', exam.by.organisation!, name), exam.number, 'enter-marks', {
        input: { paper, marks: entries },
      })
    }
  }
  await step(exam.by, exam.number, 'publish')
  if (certifying) await certify()
}
async function certify(): Promise<void> {
  until(addDays(today(), 14))
  await tick()
}
const result = async (exam: Planned) =>
  (await kernel.as(exam.by, readExam, { id: exam.id })).candidates.map(
    ({ passed, failed }) => failed ?? passed,
  )
const theirs = (person: string) => certificatesOf(kernel.database.db, person)
const reexaminations = async (certificate: string) =>
  (
    await sql<{ number: string; state: string }>`select number, state from case_file
      where kind = 'FC' and form->'dependant'->>'id' = ${certificate}`.execute(kernel.database.db)
  ).rows

describe('座位报满以后', () => {
  test('后报的候补，知道排第几；排座位时先报的坐下，候补的没有座位，考试照办', async () => {
    const exam = await planned()
    await sql`update exam set capacity = 2 where id = ${exam.id}::uuid`.execute(kernel.database.db)
    const people: string[] = []
    const places: (number | null)[] = []
    for (let at = 0; at < 5; at += 1) {
      const person = await somebody({ occupation: '焊工' })
      people.push(person)
      const { waiting } = await kernel.as(citizen(person), applyForExam, { id: exam.id })
      places.push(waiting)
      kernel.clock.set(new Date(kernel.clock.now().getTime() + 1000).toISOString())
    }
    expect(places).toEqual([null, null, 1, 2, 3])
    const mine = async (at: number) => (await kernel.as(citizen(people[at] as string), myExams, {})).items[0]
    expect(await mine(4)).toMatchObject({ seat: null, waiting: 3, eligible: true })
    await step(exam.by, exam.number, 'seat')
    expect(await Promise.all(people.map(async (_one, at) => (await mine(at))?.seat))).toEqual([
      '001',
      '002',
      null,
      null,
      null,
    ])
  })
})

describe('编制考试计划时就问清楚', () => {
  test('为焊工四级的班安排别的职业或等级的考试：写明条款退回，什么也没有开；叫法不同的同一职业可以', async () => {
    const trained = await bareClass(kernel, '车工（数控车工）', '4')
    const plan = async (occupation: string, level: '4' | '5') => {
      const { outcome, decision, number } = await kernel.as(desk, planExam, {
        occupation,
        level,
        heldOn: addDays(today(), 3),
        place: '考点',
        capacity: 30,
        class: trained,
      })
      return [outcome, number !== null, decision.reasons.find(({ met }) => !met)?.rule]
    }
    expect(await plan('铆工', '4')).toEqual(['refused', false, 'same-class'])
    expect(await plan('数控车工', '5')).toEqual(['refused', false, 'same-class'])
    expect(await plan('数控车工', '4')).toEqual(['planned', true, undefined])
  })

  test('早先安排错了的，导入班级时也不放过', async () => {
    const exam = await planned()
    await sql`update exam set class = ${await bareClass(kernel, '铆工', '5')} where id = ${exam.id}`.execute(
      kernel.database.db,
    )
    await expect(step(desk, exam.number, 'enrol-class')).rejects.toMatchObject({
      status: 409,
      title: '考试与班次不是同一职业、同一等级',
    })
  })

  test('没有站点码的机构不能安排考试，不会等到发证才出错', async () => {
    const { id } = await doing((ctx) =>
      registerOrganisation(ctx, {
        name: '没有站点码的评价机构',
        creditCode: '1112000000012568X5',
        kinds: ['assessor'],
        district: '120116',
        address: '',
        phone: '',
        siteCode: null,
        bodyCode: '0000',
      }),
    )
    await doing((ctx) =>
      giveScope(ctx, id, {
        purpose: 'assessment',
        occupation: '焊工',
        levels: [5],
        from: civilDate('2020-01-01'),
        source: '测试',
      }),
    )
    const refused = await kernel.as(agent('assessor-agent', id), planExam, {
      occupation: '焊工',
      level: '5',
      heldOn: addDays(today(), 3),
      place: '考点',
      capacity: 30,
    })
    expect([
      refused.outcome,
      refused.decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule),
    ]).toEqual(['refused', ['site-code']])
  })

  test('R4.7 用人单位考本单位职工，证书是 Y 字头；外面的人不能报', async () => {
    const by = agent('assessor-agent', employer)
    const exam = await planned({ by })
    const [own, stranger] = [await somebody({ occupation: '焊工', at: employer }), await somebody()]
    expect((await apply(exam, own)).outcome).toBe('granted')
    expect((await apply(exam, stranger)).reasons.find(({ met }) => !met)).toMatchObject({ rule: 'own-staff' })
    await held(exam, { theory: { '001': '80' }, skill: { '001': '80' } })
    expect((await theirs(own))[0]?.number).toMatch(/^Y000012000088/)
  })
})

describe('R4.6 条件从登记里取', () => {
  test('工作只算本职业或相关职业的，不知道做什么的、自己填的都不算', async () => {
    const exam = await planned({ level: '4' })
    const of = async (occupation?: string) =>
      (await apply(exam, await somebody(occupation ? { occupation } : {}))).outcome
    expect([await of('焊工'), await of('铆工'), await of('中式烹调师'), await of()]).toEqual([
      'granted',
      'granted',
      'refused',
      'refused',
    ])
    const declared = await somebody()
    await doing((ctx) =>
      setStatus(ctx, declared, {
        kind: 'employed',
        detail: { occupation: '焊工', employer: '某厂' },
        from: civilDate('2015-01-01'),
        source: '本人填报',
        trust: 'C',
      }),
    )
    expect((await apply(exam, declared)).outcome).toBe('refused')
  })

  test('学历由登记说：相关专业的算，别的专业不算；十二岁的不行', async () => {
    const exam = await planned({ level: '4' })
    const graduate = async (major: string, born = '19900101') => {
      const person = await somebody({ born })
      await doing((ctx) =>
        setStatus(ctx, person, {
          kind: 'degree',
          detail: { education: 'secondary-vocational', major, school: '某校' },
          from: civilDate('2012-07-01'),
          source: '教育',
          trust: 'A',
        }),
      )
      return (await apply(exam, person)).outcome
    }
    expect([
      await graduate('焊接加工'),
      await graduate('学前教育'),
      await graduate('焊接加工', '20140101'),
    ]).toEqual(['granted', 'refused', 'refused'])
  })

  test('以前的证书核验后算，核验前不算；职称也是', async () => {
    const exam = await planned({ level: '4' })
    const person = await somebody({ name: '赵钱孙' })
    expect((await apply(exam, person)).outcome).toBe('refused')
    const idNumber = await doing((ctx) => openIdNumber(ctx, person))
    const { number } = await kernel.as(CLERK, enterEarlier, {
      name: '赵钱孙',
      idNumber,
      scheme: 'qualification',
      certificateNumber: '1602003001500001',
      occupation: '焊工',
      level: '5',
      issuedOn: '2016-05-10',
      issuer: '天津市职业技能鉴定中心',
      evidence: '原件，联网查询一致',
    })
    expect((await apply(exam, person)).outcome).toBe('refused')
    await step(DISTRICT, number, 'accept')
    expect((await apply(exam, person)).outcome).toBe('granted')
    const three = await planned({ level: '3' })
    expect((await apply(three, person)).outcome).toBe('refused')
    const title = await kernel.as(CLERK, enterEarlier, {
      name: '赵钱孙',
      idNumber,
      scheme: 'title',
      certificateNumber: 'ZC-2018-0007',
      occupation: '焊工',
      grade: 'middle',
      issuedOn: '2018-05-10',
      issuer: '天津市工程系列评审委员会',
      evidence: '原件，评审文件',
    })
    await step(DISTRICT, title.number, 'accept')
    expect((await apply(three, person)).outcome).toBe('granted')
  })

  test('R3.2 数控车工没有五级，四级谁都能报', async () => {
    expect(
      (await apply(await planned({ occupation: '数控车工', level: '4' }), await somebody())).outcome,
    ).toBe('granted')
  })

  test('补齐以后再报，重新判断，原来那一行跟着变', async () => {
    const exam = await planned({ level: '4' })
    const person = await somebody()
    expect((await apply(exam, person)).outcome).toBe('refused')
    const mine = async () => (await kernel.as(citizen(person), myExams, {})).items[0]
    expect(await mine()).toMatchObject({ eligible: false, why: expect.stringContaining('需要') })
    await doing((ctx) =>
      setStatus(ctx, person, {
        kind: 'employed',
        detail: { occupation: '焊工', employer: '某厂' },
        from: civilDate('2015-01-01'),
        source: '窗口核验劳动合同',
        trust: 'B',
        evidence: '劳动合同、社保清单',
      }),
    )
    expect((await apply(exam, person)).outcome).toBe('granted')
    expect(await mine()).toMatchObject({ eligible: true, why: null })
  })

  test('同一人同时报两场同样的考试，只进得了一场', async () => {
    const [one, two] = [await planned(), await planned({ in: 3 })]
    const person = await somebody()
    const both = await Promise.all([apply(one, person), apply(two, person)])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['granted', 'refused'])
  })
})

describe('缺考、违纪、补考', () => {
  test('一人缺考、一人违纪，不挡别人；三人各有结果，只有合格的发证；同名同姓的两人各是各的', async () => {
    const exam = await planned()
    const people = [await somebody({ name: '李强' }), await somebody({ name: '李强' }), await somebody()]
    for (const person of people) await apply(exam, person)
    const caught = { standing: 'violation' as const, note: '夹带纸条，监考记录第3页' }
    await held(exam, {
      theory: { '001': '80', '002': { standing: 'absent' }, '003': caught },
      skill: { '001': '80', '002': { standing: 'absent' }, '003': '95' },
    })
    expect(await result(exam)).toEqual([
      true,
      '理论知识缺考，操作技能缺考',
      '理论知识考试违纪，操作技能成绩因同场违纪无效',
    ])
    const given = await Promise.all(people.map(async (one) => (await theirs(one)).length))
    expect(given.toSorted()).toEqual([0, 0, 1])
  })

  test('全场缺考，考试照样办结，一张证也不发', async () => {
    const exam = await planned()
    const person = await somebody()
    await apply(exam, person)
    const absent = { standing: 'absent' as const }
    await held(exam, { theory: { '001': absent }, skill: { '001': absent } })
    expect((await kernel.as(desk, readExam, { id: exam.id })).exam.state).toBe('certified')
    expect(await theirs(person)).toEqual([])
  })

  test('一人录缺考、一人录成绩：不一致，公布不了；违纪要写明情况', async () => {
    const exam = await planned()
    await apply(exam, await somebody())
    await step(desk, exam.number, 'seat')
    until(addDays(today(), 2))
    const marks = async (name: string, said: object) =>
      (
        await step(agent('marker', assessor, name), exam.number, 'enter-marks', {
          input: { paper: 'theory', marks: [{ seat: '001', ...said }] },
        })
      ).answer
    await marks('甲', { standing: 'absent' })
    expect(await marks('乙', { value: '60' })).toMatchObject({ differing: ['001'] })
    await expect(step(desk, exam.number, 'publish')).rejects.toMatchObject({ status: 409 })
    await expect(marks('乙', { standing: 'violation' })).rejects.toMatchObject({ status: 400 })
  })

  test('补考只考不合格的科目，合格的带过来；合格科目不能再录；十二个月以后要全考', async () => {
    const first = await planned()
    const person = await somebody()
    await apply(first, person)
    const heldOn = addDays(today(), 2)
    await held(first, { theory: { '001': '71' }, skill: { '001': '59' } })
    expect(await theirs(person)).toEqual([])

    const again = await planned()
    await apply(again, person)
    const { candidates, papers } = await kernel.as(desk, readExam, { id: again.id })
    expect(candidates[0]?.carried).toEqual(['理论知识'])
    expect(papers.map(({ seats }) => seats.length)).toEqual([0, 0])
    await expect(held(again, { theory: { '001': '90' }, skill: { '001': '80' } })).rejects.toMatchObject({
      status: 422,
      fields: [{ message: expect.stringContaining('已合格') }],
    })
    await step(desk, again.number, 'cancel', { reason: 'venue' })

    until(addDays(addMonths(heldOn, 12), -1))
    const inTime = await planned({ in: 1 })
    await apply(inTime, person)
    await held(inTime, { skill: { '001': '58' } })
    expect(await result(inTime)).toEqual(['操作技能58分'])

    const late = await planned({ in: 1 })
    await apply(late, person)
    expect((await kernel.as(desk, readExam, { id: late.id })).candidates[0]?.carried).toEqual([])
    await held(late, { theory: { '001': '60' }, skill: { '001': '60' } })
    expect(await theirs(person)).toHaveLength(1)
  })
})

describe('专项职业能力', () => {
  test('照样报名、考试、公示、发证，编号另成一列', async () => {
    const exam = await planned({ occupation: '手工面点制作', level: 'special' })
    const person = await somebody()
    await apply(exam, person)
    await held(exam, { skill: { '001': '88' } })
    expect(await theirs(person)).toMatchObject([
      { level: 'special', number: expect.stringMatching(/^Z0000120000672\d0000001$/) },
    ])
  })
})

describe('凭什么发的证', () => {
  /** Somebody who holds 五级 for three years by an examination here, and 四级 by that. */
  async function ladder(certifying = true) {
    const person = await somebody()
    const five = await planned()
    await apply(five, person)
    await held(five, { theory: { '001': '80' }, skill: { '001': '80' } })
    const [lower] = await theirs(person)
    until(addMonths(today(), 37))
    const four = await planned({ level: '4' })
    expect((await apply(four, person)).outcome).toBe('granted')
    await held(four, { theory: { '001': '80' }, skill: { '001': '80' } }, certifying)
    return { person, five, four, lower: lower! }
  }

  test('四级凭考试和五级证：五级撤销，四级复查；两人决定撤销', async () => {
    const { person, four, lower } = await ladder()
    const upper = (await theirs(person)).at(-1)!
    expect(await groundsOf(kernel.database.db, { kind: 'certificate', id: upper.id })).toMatchObject([
      { kind: 'certificate', id: lower.id },
      { kind: 'exam', id: four.id },
    ])
    await doing((ctx) => revokeCertificate(ctx, lower.id, 'fraud', '替考属实'))
    await tick()
    const [open] = await reexaminations(upper.id)
    expect(open?.state).toBe('opened')
    await step(CLERK, open!.number, 'propose-overturn', { note: '五级是替考取得' })
    await step(DISTRICT, open!.number, 'overturn')
    expect((await theirs(person)).map(({ state, revoked }) => [state, revoked?.reason])).toEqual([
      ['revoked', 'fraud'],
      ['revoked', 'issued-in-error'],
    ])
  })

  test('公示期间五级撤销：四级不发，考生看得到为什么', async () => {
    const { person, lower } = await ladder(false)
    await doing((ctx) => revokeCertificate(ctx, lower.id, 'fraud', '替考属实'))
    await certify()
    expect((await theirs(person)).map(({ level }) => level)).toEqual([5])
    const [mine] = (await kernel.as(citizen(person), myExams, {})).items
    expect(mine).toMatchObject({ eligible: false, why: expect.stringContaining('证书') })
  })

  test('考试作废：市局一人提出、另一人决定，评价机构不能；证书逐张复查', async () => {
    const exam = await planned()
    const people = [await somebody(), await somebody()]
    for (const person of people) await apply(exam, person)
    await held(exam, { theory: { '001': '80', '002': '80' }, skill: { '001': '80', '002': '80' } })
    await expect(step(desk, exam.number, 'propose-void', { note: '泄题' })).rejects.toMatchObject({
      status: 403,
    })
    await step(OFFICER, exam.number, 'propose-void', { note: '泄题，见调查报告' })
    await step(REVIEWER, exam.number, 'void', { note: '泄题属实' })
    await tick()
    for (const person of people) {
      const [certificate] = await theirs(person)
      const [open] = await reexaminations(certificate!.id)
      await step(OFFICER, open!.number, 'propose-overturn', { note: '考试作废' })
      await step(REVIEWER, open!.number, 'overturn')
      expect((await theirs(person))[0]).toMatchObject({ state: 'revoked', revoked: { reason: 'exam-void' } })
    }
    expect((await kernel.as(desk, readExam, { id: exam.id })).exam.state).toBe('void')
  })
})

describe('成绩更正以后的证书', () => {
  const corrects = (exam: { id: string }, person: string, value: string) =>
    doing((ctx) => correctMachineMarks(ctx, exam.id, 'theory', [{ person, value }], '核分有误'))
  const falls = async (certificate: string) => {
    const { rows } = await sql<{ number: string }>`select number from case_file where kind = 'FC'
      and form->'dependant'->>'id' = ${certificate} and closed_at is null`.execute(kernel.database.db)
    await step(CLERK, rows[0]?.number ?? '', 'propose-overturn', { note: '成绩更正为不合格' })
    await step(DISTRICT, rows[0]?.number ?? '', 'overturn')
  }

  test('证书更正过，又因成绩更正撤销，后来又合格：按新编号另发一张；再来一次也一样，办两次的只发一张', async () => {
    const exam = await planned()
    const person = await somebody()
    await apply(exam, person)
    await held(exam, { theory: { '001': '80' }, skill: { '001': '80' } })
    for (let turn = 0; turn < 2; turn += 1) {
      const held = (await theirs(person)).find(({ state }) => state === 'valid')!
      const fresh = await doing((ctx) =>
        correctCertificate(ctx, held.id, { name: `王小${'明敏'[turn]}`, reason: '姓名登记有误' }),
      )
      await corrects(exam, person, '50')
      await tick()
      await falls(held.id)
      expect((await theirs(person)).some(({ state }) => state === 'valid')).toBe(false)
      await corrects(exam, person, '80')
      await corrects(exam, person, '81')
      const valid = (await theirs(person)).filter(({ state }) => state === 'valid')
      expect(valid).toHaveLength(1)
      expect([held.number, fresh.number]).not.toContain(valid[0]?.number)
    }
    expect((await theirs(person)).map(({ state }) => state).toSorted()).toEqual([
      'corrected',
      'corrected',
      'revoked',
      'revoked',
      'valid',
    ])
  })
})

describe('补考带来的成绩', () => {
  const corrects = (exam: { id: string }, person: string, paper: 'theory' | 'skill', value: string) =>
    doing((ctx) => correctMachineMarks(ctx, exam.id, paper, [{ person, value }], '核分有误'))
  const voided = async (exam: Planned) => {
    await step(OFFICER, exam.number, 'propose-void', { note: '泄题，见调查报告' })
    await step(REVIEWER, exam.number, 'void', { note: '泄题属实' })
    await tick()
  }
  /** Somebody who passed the theory of an examination and enrolled for the skill in another. */
  async function enrolled() {
    const first = await planned()
    const person = await somebody()
    await apply(first, person)
    await held(first, { theory: { '001': '71' }, skill: { '001': '59' } })
    const again = await planned()
    await apply(again, person)
    return { first, again, person }
  }
  /** As far as the certificate. */
  async function resat() {
    const one = await enrolled()
    await held(one.again, { skill: { '001': '80' } })
    const [certificate] = await theirs(one.person)
    return { ...one, certificate: certificate?.id ?? '' }
  }
  const told = async (person: string) =>
    (await kernel.as(citizen(person), listMessages, {})).items.map(({ text }) => text).join()
  const carriedIn = async (exam: Planned) =>
    (await kernel.as(desk, readExam, { id: exam.id })).candidates[0]?.carried

  test('以前那场考试作废：凭它发的证书复查，撤销', async () => {
    const { first, person, certificate } = await resat()
    await voided(first)
    const [open] = await reexaminations(certificate)
    await step(CLERK, open?.number ?? '', 'propose-overturn', { note: '理论考试作废' })
    await step(DISTRICT, open?.number ?? '', 'overturn')
    expect((await theirs(person)).map(({ state }) => state)).toEqual(['revoked'])
  })

  test('以前合格的科目更正为不合格：证书复查；没有变成不合格的不查', async () => {
    const { first, person, certificate } = await resat()
    await corrects(first, person, 'theory', '65')
    await tick()
    expect(await reexaminations(certificate)).toEqual([])
    await corrects(first, person, 'theory', '50')
    await tick()
    expect(await reexaminations(certificate)).toHaveLength(1)
  })

  test('没有全部合格的人，合格的科目查实作弊也能撤销：带着它发的证书复查', async () => {
    const { first, certificate } = await resat()
    await step(OFFICER, first.number, 'propose-strike', { input: { seats: ['001'], why: '理论替考属实' } })
    await step(REVIEWER, first.number, 'strike')
    await tick()
    expect(await reexaminations(certificate)).toHaveLength(1)
  })

  test('更正为不合格的不再带过来，更正为合格的带过来', async () => {
    const { first, person } = await enrolled()
    await corrects(first, person, 'theory', '55')
    await corrects(first, person, 'skill', '62')
    const next = await planned()
    await apply(next, person)
    expect(await carriedIn(next)).toEqual(['操作技能'])
  })

  test('撤销了的科目，以后分数怎么更正也不再带过来', async () => {
    const { first, person } = await enrolled()
    await step(OFFICER, first.number, 'propose-strike', { input: { seats: ['001'], why: '理论替考属实' } })
    await step(REVIEWER, first.number, 'strike')
    await corrects(first, person, 'theory', '50')
    await corrects(first, person, 'theory', '75')
    const next = await planned()
    await apply(next, person)
    expect(await carriedIn(next)).toEqual([])
  })

  test('排座位以前作废的，这一科重考', async () => {
    const { first, again, person } = await enrolled()
    await voided(first)
    await held(again, { theory: { '001': '66' }, skill: { '001': '80' } })
    expect(await theirs(person)).toHaveLength(1)
    expect(await told(person)).toContain('理论知识作废或更正了，不再有效。这次考试请把这一科也考了')
  })

  test('排座位以后作废的，成绩照样公布：这一科不算，说清为什么', async () => {
    const { first, again, person } = await enrolled()
    await step(desk, again.number, 'seat')
    await voided(first)
    const { exam } = await kernel.as(desk, readExam, { id: again.id })
    until(exam.heldOn as CivilDate)
    for (const name of ['甲', '乙'])
      await step(agent('marker', assessor, name), again.number, 'enter-marks', {
        input: { paper: 'skill', marks: [{ seat: '001', value: '80' }] },
      })
    await step(desk, again.number, 'publish')
    expect(await result(again)).toEqual([expect.stringContaining('不再有效')])
    await certify()
    expect(await theirs(person)).toEqual([])
  })

  test('公示期间作废的，不发证', async () => {
    const { first, again, person } = await enrolled()
    await held(again, { skill: { '001': '80' } }, false)
    expect(await result(again)).toEqual([true])
    await voided(first)
    await certify()
    expect(await theirs(person)).toEqual([])
    expect(await result(again)).toEqual([expect.stringContaining('不再有效')])
    expect(await told(person)).toContain('改为不合格，不发证书；请再报名补考这一科')
  })
})

describe('用人单位评价谁（R4.1）', () => {
  const placed = (person: string, kind: 'employed' | 'student', code: string) =>
    doing((ctx) =>
      setStatus(ctx, person, {
        kind,
        detail: { placedAt: code, ...(kind === 'employed' ? { employer: '某派遣公司' } : {}) },
        from: civilDate('2020-01-01'),
        source: '窗口核验',
        trust: 'B',
        evidence: '核对派遣或实习协议原件',
      }),
    )
  const names = (candidates: string[], decidedIn: string) =>
    sql`insert into accreditation (id, organisation, district, name, category, candidates, conflict, since, decided_in)
      values (${randomUUID()}, ${employer}, '120116', '海河重工制造有限公司', 'Y', ${candidates}::text[], '没有利益冲突', '2020-01-01', ${decidedIn})
      on conflict (organisation) where ended_on is null do update set candidates = excluded.candidates`.execute(
      kernel.database.db,
    )
  const OWN = '91350100M000100Y43'

  test('备案里有派遣人员、实习学生的，派遣、实习在本单位的报得上；在别家的、备案里没有的报不上', async () => {
    const exam = await planned({ by: agent('assessor-agent', employer) })
    const [dispatched, intern, elsewhere] = [await somebody(), await somebody(), await somebody()]
    await placed(dispatched, 'employed', OWN)
    await placed(intern, 'student', OWN)
    await placed(elsewhere, 'employed', '91512081MA62K0260E')
    const outcome = async (person: string) => (await apply(exam, person)).outcome
    await names(['staff'], exam.number)
    expect([await outcome(dispatched), await outcome(intern)]).toEqual(['refused', 'refused'])
    await names(['staff', 'dispatched'], exam.number)
    expect([await outcome(dispatched), await outcome(intern)]).toEqual(['granted', 'refused'])
    await names(['staff', 'dispatched', 'interns'], exam.number)
    expect([await outcome(intern), await outcome(elsewhere)]).toEqual(['granted', 'refused'])
    await sql`delete from accreditation`.execute(kernel.database.db)
  })

  test('在本单位的登记后来撤回：凭它报考发的证书复查', async () => {
    const exam = await planned({ by: agent('assessor-agent', employer) })
    const person = await somebody({ occupation: '铆工', at: employer })
    await apply(exam, person)
    await held(exam, { theory: { '001': '80' }, skill: { '001': '80' } })
    const [certificate] = await theirs(person)
    const [row] = await statusesOf(kernel.database.db, person)
    await doing((ctx) => withdrawStatus(ctx, row?.id ?? '', '挂靠参保，没有上过班'))
    await tick()
    expect(await reexaminations(certificate?.id ?? '')).toHaveLength(1)
  })
})

test('不是为班组织的考试不能导入班级', async () => {
  const exam = await planned()
  await expect(step(desk, exam.number, 'enrol-class')).rejects.toMatchObject({ status: 409 })
})
