import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { aHouse, type House, seated } from '../../../test/practical/practical-walk.ts'
import {
  declaresFirst,
  fills,
  officer,
  planned,
  reports,
  reviewer,
  sends,
  step,
  type Walker,
  walkers,
} from '../../../test/visits/visits-walk.ts'
import { casesOf, tickCases } from '../../kernel/case/index.ts'
import { workOff } from '../../kernel/event/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { listMessages, tellPeople } from '../../kernel/message/index.ts'
import { addDays, civilDate, civilDateOf, formatDay } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS, FILE_VERBS, FOLLOWERS, PROCEDURES, WORK_VERBS } from '../../main/modules.ts'
import { planExam } from '../assessment/index.ts'
import { frozenFor } from '../certificates/index.ts'
import { registerPerson, setStatus } from '../people/index.ts'
import { commitmentTo, DrawFile, openFinding, readDraw, wrongWith } from '../supervision/index.ts'
import { drawFile } from '../supervision/verbs/draws.ts'
import { endChecklist, recuse, reopenChecklist, settleLine, signReport } from './desk/close.ts'
import { listVisits, readVisit } from './desk/read.ts'
import { prepareVisitDraw } from './draw/prepare.ts'
import { handInPhoto } from './phone/photo.ts'
import { takeChecklist } from './phone/take-along.ts'
import { visitableExams, visitSupervisors } from './plan/options.ts'
import { planVisit } from './plan/plan.ts'

let kernel: TestKernel
let house: House
let team: [Walker, Walker]
let spare: Walker

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  const [one, two, three] = await walkers(kernel, ['督导甲', '督导乙', '督导丙'])
  team = [one, two] as [Walker, Walker]
  spare = three as Walker
})
afterAll(() => kernel?.close())

const refusal = (code: string) => expect.objectContaining({ code: `visits.${code}` })
const exam = () => seated(kernel, house, 2)
const seen = (who: Walker, number: string) => kernel.as(who.actor, readVisit, { number })
const digestOf = (number: string) => async () => (await seen(team[0], number)).digest ?? ''
const stateOf = async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state
const todoOf = async (who: Walker['actor']) =>
  (await kernel.as(who, WORK_VERBS.listTodo, {})).items
    .filter(({ to }) => to.startsWith('/visits'))
    .map(({ why }) => why)
const told = async () => {
  await tellPeople(kernel, PROCEDURES, { withPhone: async () => new Set(), sms: false })
  return (await kernel.as(house.agent, listMessages, {})).items.map(({ text }) => text)
}
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * 86_400_000).toISOString())
const tick = async () => {
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(kernel, PROCEDURES, fail)
  await workOff(kernel, fail)
}

/** A visit whose signed report says these problems. */
async function reported(problems: Readonly<Record<string, string>>, more: object = {}) {
  const one = await exam()
  const number = await planned(kernel, one.exam, team, more)
  for (const who of team) await fills(kernel, number, who, problems)
  await reports(kernel, number, team, digestOf(number))
  return { ...one, visit: number }
}

test('安排、两人各填各的、组长裁定、签报告、机构整改、没去的人验收，一路走完', async () => {
  const one = await exam()
  const { items } = await kernel.as(officer, visitableExams, {})
  expect(items.find(({ id }) => id === one.exam)).toMatchObject({ visited: false })
  const number = await planned(kernel, one.exam, team)
  expect(await todoOf(team[0].actor)).toEqual(['到现场填检查表，没有网络也能填'])
  await fills(kernel, number, team[0], { cameras: '二号机位没有录像' })
  await fills(kernel, number, team[1], {})
  // Each sees of the other nothing before the end, but the lead.
  expect((await seen(team[1], number)).groups.flatMap((g) => g.items).flatMap((i) => i.said)).toHaveLength(13)
  const lead = await seen(team[0], number)
  const line = lead.groups.flatMap((g) => g.items).find(({ id }) => id === 'cameras')
  expect(line).toMatchObject({ apart: true, verdict: null })
  expect(lead.open.join()).toContain('等组长裁定')
  await expect(kernel.as(team[0].actor, endChecklist, { number, summary: '情况正常' })).rejects.toEqual(
    refusal('stillOpen'),
  )
  const settling = {
    number,
    item: 'cameras',
    verdict: 'unmet' as const,
    on: line?.on ?? '',
    reason: '看过监控',
  }
  await expect(kernel.as(team[1].actor, settleLine, settling)).rejects.toEqual(refusal('notLead'))
  await kernel.as(team[0].actor, settleLine, settling)
  await expect(kernel.as(team[0].actor, settleLine, settling)).rejects.toEqual(refusal('notApart'))
  await kernel.as(team[0].actor, endChecklist, { number, summary: '秩序正常，录像不全。' })
  expect(await todoOf(team[1].actor)).toEqual(['检查已经结束，等您看过报告签名'])
  const digest = await digestOf(number)()
  await expect(kernel.as(team[0].actor, signReport, { number, digest: 'a'.repeat(64) })).rejects.toEqual(
    refusal('notClosed'),
  )
  expect(await kernel.as(team[0].actor, signReport, { number, digest })).toEqual({ told: false })
  await expect(kernel.as(team[0].actor, signReport, { number, digest })).rejects.toEqual(
    refusal('signedAlready'),
  )
  expect(await kernel.as(team[1].actor, signReport, { number, digest })).toEqual({ told: true })
  expect(await stateOf(number)).toBe('told')
  const shown = await kernel.as(house.agent, CASE_VERBS.readCase, { number })
  expect(JSON.stringify(shown)).toContain('二号机位没有录像')
  await step(kernel, house.agent, number, 'answer', { input: { said: '当天上午供电检修，已有说明材料。' } })
  await step(kernel, house.agent, number, 'rectify', { input: { done: '二号机位已修好，补录像三天。' } })
  await expect(step(kernel, officer, number, 'accept', { note: '合格' })).rejects.toMatchObject({
    status: 403,
  })
  await step(kernel, reviewer, number, 'accept', { note: '看过录像，合格' })
  expect(await stateOf(number)).toBe('closed')
})

test('没有查出问题的，签完报告就办结；消息告诉机构', async () => {
  const { visit } = await reported({})
  expect(await stateOf(visit)).toBe('clean')
  expect(await told()).toContainEqual(expect.stringContaining('没有查出问题'))
})

test('专项督导不事先告知：签报告以前机构什么也看不到，找不到，也打不开照片', async () => {
  const one = await exam()
  const number = await planned(kernel, one.exam, team, { kind: 'special' })
  await expect(kernel.as(house.agent, CASE_VERBS.readCase, { number })).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(house.agent, readVisit, { number })).rejects.toEqual(refusal('noSuchVisit'))
  expect((await kernel.as(house.agent, listVisits, {})).items).toEqual([])
  const shown = await kernel.as(house.agent, CASE_VERBS.readCase, { number: one.number })
  expect(JSON.stringify(shown)).not.toContain(number)
  await sendsPhoto(number, team[0], 'cameras')
  const photos = () => kernel.as(house.agent, FILE_VERBS.listOf, { kind: 'visit', id: `${number}:cameras` })
  await expect(photos()).rejects.toMatchObject({ status: 404 })
  for (const who of team) await fills(kernel, number, who, { cameras: '没有录像' })
  await reports(kernel, number, team, digestOf(number))
  expect((await kernel.as(house.agent, CASE_VERBS.readCase, { number })).number).toBe(number)
  expect((await photos()).items).toHaveLength(1)
  // What was photographed is not added to by anybody later.
  expect((await photos()).mayAttach).toBe(false)
})

/** A JPEG as far as its first bytes say. */
const PICTURE = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0xff, 0xd9])
const sendsPhoto = (number: string, { actor, card }: Walker, item: string, more: object = {}) =>
  kernel.as(actor, handInPhoto, {
    number,
    card,
    key: randomUUID(),
    item,
    at: kernel.clock.now().toISOString(),
    clock: kernel.clock.now().toISOString(),
    file: { name: '现场.jpg', content: PICTURE },
    ...more,
  })

test('照片、记录送几遍都是一条；督导日以前、结束以后送的说明为什么不收', async () => {
  const one = await exam()
  const day = civilDateOf(new Date(kernel.clock.now().getTime() + 86_400_000))
  const number = await planned(kernel, one.exam, team, { day })
  const early = await sends(kernel, number, team[0], [{ item: 'scope', verdict: 'met' }])
  expect(early.results).toMatchObject([{ became: 'rejected', why: '督导日还没有到，请到现场再填' }])
  later(1)
  const key = randomUUID()
  const photo = randomUUID()
  for (const _again of [1, 2, 3]) {
    expect((await sends(kernel, number, team[0], [{ item: 'scope', verdict: 'met', key }])).results).toEqual([
      { key, became: 'counted', why: null },
    ])
    expect(await sendsPhoto(number, team[0], 'scope', { key: photo })).toEqual({
      became: 'counted',
      why: null,
    })
  }
  const mine = await kernel.as(team[0].actor, takeChecklist, { number })
  expect(mine.cells).toEqual([{ item: 'scope', key, verdict: 'met', remark: '' }])
  expect(mine.photos).toEqual([{ item: 'scope', key: photo }])
  // The key of one's own entry is not another's, and not another line's.
  expect(
    (await sends(kernel, number, team[1], [{ item: 'scope', verdict: 'met', key }])).results[0]?.became,
  ).toBe('rejected')
  expect((await sendsPhoto(number, team[0], 'venue', { key: photo })).became).toBe('rejected')
  const paper = { name: '不是照片.jpg', content: new TextEncoder().encode('PK文字') }
  expect(await sendsPhoto(number, team[0], 'scope', { file: paper })).toMatchObject({ became: 'rejected' })
  expect((await sends(kernel, number, team[0], [{ item: 'nothing', verdict: 'met' }])).results).toMatchObject(
    [{ became: 'rejected', why: '检查表上没有这一项，请重新取检查表' }],
  )
  for (const who of team) await fills(kernel, number, who)
  await kernel.as(team[0].actor, endChecklist, { number, summary: '没有问题' })
  expect(
    (await sends(kernel, number, team[0], [{ item: 'scope', verdict: 'na' }])).results[0]?.why,
  ).toContain('检查已经结束')
  expect((await sendsPhoto(number, team[0], 'scope')).why).toContain('检查已经结束')
})

test('派人：人数、证卡、账号、本单位、教过、同事、当天到期都按今天的登记说话；督导员回避以后换人', async () => {
  const one = await exam()
  const { items } = await kernel.as(officer, visitSupervisors, {
    exam: one.exam,
    day: civilDateOf(kernel.clock.now()),
  })
  expect(items.filter(({ may }) => may).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['督导甲', '督导乙', '督导丙']),
  )
  await expect(planned(kernel, one.exam, [team[0]])).rejects.toMatchObject({
    code: 'visits.notAssignable',
    detail: '1 名督导员。',
  })
  // A card counts on its last day, and not on the next.
  const today = civilDateOf(kernel.clock.now())
  const ended = await walkers(kernel, ['到期的'], today)
  await expect(
    planned(kernel, one.exam, [team[0], ended[0] as Walker], { day: addDays(today, 1) }),
  ).rejects.toMatchObject({ detail: `到期的的证卡到${formatDay(today)}。` })
  await expect(planned(kernel, one.exam, [team[0], { ...spare, card: 'R12269999' }])).rejects.toMatchObject({
    detail: expect.stringContaining('没有证卡 R12269999 的督导员'),
  })
  // Somebody employed at the organisation, and a colleague of a candidate.
  await employ(spare, house.id)
  await expect(planned(kernel, one.exam, [team[0], spare])).rejects.toMatchObject({
    detail: '督导丙是被督导机构的人。',
  })
  const number = await planned(kernel, one.exam, team)
  await expect(planned(kernel, one.exam, team)).rejects.toEqual(refusal('visitPlanned'))
  await kernel.as(team[1].actor, recuse, { number, why: '有亲属在这里考试' })
  await expect(kernel.as(team[1].actor, recuse, { number, why: '有亲属在这里考试' })).rejects.toEqual(
    refusal('notOnTeam'),
  )
  expect(await todoOf(officer)).toContain('有督导员回避，等您换人')
  expect(
    (await sends(kernel, number, team[1], [{ item: 'scope', verdict: 'met' }])).results[0]?.why,
  ).toContain('已经不在这次督导里')
  const [fresh] = await walkers(kernel, ['督导丁'])
  const replacing = { out: team[1].card, in: (fresh as Walker).card, why: '原督导员回避' }
  await expect(
    step(kernel, officer, number, 'replace', { input: { ...replacing, in: spare.card } }),
  ).rejects.toMatchObject({ detail: '督导丙是被督导机构的人。' })
  await step(kernel, officer, number, 'replace', { input: replacing })
  await expect(step(kernel, officer, number, 'replace', { input: replacing })).rejects.toEqual(
    refusal('notOnTeamOut'),
  )
  expect((await seen(fresh as Walker, number)).own).toBe('member')
  await expect(seen(team[1], number)).rejects.toEqual(refusal('noSuchVisit'))
})

const employ = ({ name, idNumber }: Walker, organisation: string) =>
  performAsSystem(kernel, 'test', async (ctx) => {
    const { id } = await registerPerson(ctx, { name, idNumber, trust: 'B' })
    await setStatus(ctx, id, {
      kind: 'employed',
      organisation,
      detail: { occupation: '焊工', employer: '某厂' },
      from: civilDate('2024-01-01'),
      source: '社保',
      trust: 'A',
    })
  })

test('红线问题：一个人一说市局就看到；可以当即暂停这场或这家发证，没有红线的不行', async () => {
  const one = await exam()
  const number = await planned(kernel, one.exam, team, { kind: 'special' })
  const freeze = (scope: 'exam' | 'organisation') =>
    step(kernel, officer, number, 'freeze', { input: { scope, reason: '现场查到一人替考' } })
  await expect(freeze('exam')).rejects.toEqual(refusal('noRedLine'))
  await sends(kernel, number, team[1], [{ item: 'identity', verdict: 'unmet', remark: '12 号人证不符' }])
  expect(await todoOf(officer)).toContain('现场查出红线问题，请看要不要暂停发证')
  await expect(
    step(kernel, reviewer, number, 'freeze', { input: { scope: 'exam', reason: '现场查到一人替考' } }),
  ).rejects.toMatchObject({ status: 403 })
  await freeze('exam')
  await expect(freeze('exam')).rejects.toMatchObject({ code: 'certificates.frozenAlready' })
  const { freezes } = await kernel.as(officer, readVisit, { number })
  expect(freezes).toHaveLength(1)
  expect(await stateOf(number)).toBe('planned')
  expect(await frozenFor(kernel.database.db, house.id, one.exam)).toMatchObject({ number: freezes[0] })
  expect(await todoOf(officer)).not.toContain('现场查出红线问题，请看要不要暂停发证')
})

test('退回检查以后签过的名不算，改了再签', async () => {
  const one = await exam()
  const number = await planned(kernel, one.exam, team)
  for (const who of team) await fills(kernel, number, who)
  await kernel.as(team[0].actor, endChecklist, { number, summary: '没有问题' })
  const before = await digestOf(number)()
  await kernel.as(team[0].actor, signReport, { number, digest: before })
  await kernel.as(team[1].actor, reopenChecklist, { number, why: '漏写二号考场的录像' })
  expect(await stateOf(number)).toBe('planned')
  const cell = (await kernel.as(team[1].actor, takeChecklist, { number })).cells.find(
    ({ item }) => item === 'cameras',
  )
  await sends(kernel, number, team[1], [
    { item: 'cameras', verdict: 'unmet', remark: '二号考场没有录像', over: [cell?.key ?? ''] },
  ])
  await sends(kernel, number, team[0], [
    { item: 'cameras', verdict: 'unmet', remark: '同意', over: [await keyOf(number, team[0], 'cameras')] },
  ])
  await reports(kernel, number, team, digestOf(number))
  expect(await digestOf(number)()).not.toBe(before)
  expect(await stateOf(number)).toBe('told')
})
const keyOf = async (number: string, who: Walker, of: string) =>
  (await kernel.as(who.actor, takeChecklist, { number })).cells.find(({ item }) => item === of)?.key ?? ''

test('逾期没有整改的转市局；之后报的算晚；市局可以转处理措施，措施里看得到依据', async () => {
  const { visit } = await reported({ records: '缺两页' })
  later(40)
  await tick()
  expect(await stateOf(visit)).toBe('unmended')
  await step(kernel, house.agent, visit, 'rectify', { input: { done: '考场记录两页已经补齐。' } })
  await step(kernel, reviewer, visit, 'again', { note: '补的两页没有签名' })
  await step(kernel, reviewer, visit, 'hand-over', {
    input: { kind: 'talk', document: '约谈〔2026〕1号', reason: '两次没有改到位' },
  })
  expect(await stateOf(visit)).toBe('handed')
  const { handedTo } = await kernel.as(officer, readVisit, { number: visit })
  expect(await stateOf(handedTo ?? '')).toBe('talking')
  const measure = await kernel.as(officer, CASE_VERBS.readCase, { number: handedTo ?? '' })
  expect(JSON.stringify(measure)).toContain(visit)
})

test('延期只有一次；提出说明不延长期限；别的机构、考生看不到也办不了', async () => {
  const { visit } = await reported({ venue: '工位不够' })
  const due = async () => (await casesOf(kernel.database.db, { numbers: [visit] }))[0]?.dueOn
  const first = await due()
  later(2)
  await step(kernel, house.agent, visit, 'answer', { input: { said: '焊机已经下单，两周以内到货。' } })
  expect(await due()).toBe(first)
  const stranger = agent('assessor-agent', team[0].organisation)
  await expect(
    step(kernel, stranger, visit, 'rectify', { input: { done: '替别人整改好了这一项。' } }),
  ).rejects.toMatchObject({ status: 403 })
  await step(kernel, officer, visit, 'extend', { note: '设备在路上' })
  await expect(step(kernel, officer, visit, 'extend', { note: '再延' })).rejects.toMatchObject({
    status: 409,
  })
})

test('考试取消的，督导可以不进行；不进行以后还能再安排', async () => {
  const one = await exam()
  const number = await planned(kernel, one.exam, team)
  await step(kernel, house.agent, one.number, 'cancel', { reason: 'venue' })
  expect((await kernel.as(officer, readVisit, { number })).examOver).toBe(true)
  await step(kernel, officer, number, 'leave', { reason: 'cancelled' })
  expect(await stateOf(number)).toBe('left')
  await expect(planned(kernel, one.exam, team)).rejects.toEqual(refusal('examOver'))
  expect((await sends(kernel, number, team[0], [{ item: 'scope', verdict: 'met' }])).results[0]?.became).toBe(
    'rejected',
  )
})

test('从疑点派督导：只有这两类、在办的、这家机构的；两边互相看得到，机构看不到疑点', async () => {
  const one = await exam()
  const finding = await foundAbout('F14', one.exam, house.id)
  const { items } = await kernel.as(officer, visitableExams, { finding })
  expect(items[0]).toMatchObject({ id: one.exam, named: true })
  const file = await kernel.as(officer, CASE_VERBS.readCase, { number: finding })
  expect(JSON.stringify(file)).toContain(`/work/visits/new?finding=${finding}`)
  const number = await planned(kernel, one.exam, team, { finding })
  expect(await kernel.as(officer, readVisit, { number })).toMatchObject({ finding, kindTitle: '线索督导' })
  expect(JSON.stringify(await kernel.as(officer, CASE_VERBS.readCase, { number: finding }))).toContain(number)
  for (const who of team) await fills(kernel, number, who, { marking: '有事后改分' })
  await reports(kernel, number, team, digestOf(number))
  const told_ = JSON.stringify(await kernel.as(house.agent, CASE_VERBS.readCase, { number }))
  expect(told_).toContain('有事后改分')
  expect(told_).not.toContain(finding)
  const other = await exam()
  const wrong = await foundAbout('F2', other.exam, house.id)
  await expect(planned(kernel, other.exam, team, { finding: wrong })).rejects.toEqual(
    refusal('noSuchFinding'),
  )
  const elsewhere = await foundAbout('F14', randomUUID(), team[0].organisation)
  await expect(planned(kernel, other.exam, team, { finding: elsewhere })).rejects.toEqual(
    refusal('noSuchFinding'),
  )
})

/** A finding of screening about an examination. */
const foundAbout = async (rule: 'F14' | 'F2', about: string, organisation: string): Promise<string> => {
  const values = rule === 'F14' ? [30, 30, 30, 0] : []
  const number = await performAsSystem(kernel, 'test', (ctx) =>
    openFinding(ctx, {
      rule,
      key: `${rule}:exam:${about}`,
      values,
      points: 10,
      about: { kind: 'exam', id: about },
      organisation,
      people: [],
      against: [],
      rests: [],
      timeline: () => [],
    } as never),
  )
  return number ?? ''
}

test('组长、督导员以外的人：市局别的岗、考务、监考员、考生都进不来', async () => {
  const one = await exam()
  const number = await planned(kernel, one.exam, team)
  for (const actor of [
    house.agent,
    agent('invigilator', house.id),
    agent('quality-supervisor', house.id),
    official('district-clerk', ['120116']),
  ]) {
    await expect(kernel.as(actor, readVisit, { number })).rejects.toMatchObject({ status: 404 })
    await expect(kernel.as(actor, takeChecklist, { number })).rejects.toMatchObject({
      status: expect.toSatisfy((status: number) => status === 403 || status === 404),
    })
  }
  await expect(
    kernel.as(official('district-reviewer', ['120116']), planVisit, {
      exam: one.exam,
      cards: team.map(({ card }) => card),
      lead: team[0].card,
    }),
  ).rejects.toMatchObject({ status: 403 })
})

test('抽查：名单是这些天的考试，回避按登记算好；开启以后自动立督导，结果到考试那天才公布', async () => {
  const others = await walkers(kernel, ['抽查督导戊', '抽查督导己'])
  const day = civilDateOf(new Date(kernel.clock.now().getTime() + 20 * 86_400_000))
  const made = []
  for (const level of ['5', '4'] as const)
    made.push(
      await kernel.as(house.agent, planExam, {
        occupation: '焊工',
        level,
        heldOn: day,
        place: '第一实训车间',
        capacity: 20,
      }),
    )
  const { number, exams } = await kernel.as(officer, prepareVisitDraw, {
    title: '四月督导抽查',
    district: '120116',
    from: day,
    to: day,
    count: 1,
  })
  expect(exams).toBe(2)
  await step(kernel, officer, number, 'publish')
  const open = await kernel.as(PUBLIC, readDraw, { number })
  const secrets = { a: 'f3a1c29b77d04e51', b: '0c9e55b1d2a84f6e' }
  for (const [who, secret] of [
    [officer, secrets.a],
    [reviewer, secrets.b],
  ] as const)
    await step(kernel, who, number, 'commit', {
      input: { digest: commitmentTo(open.digest ?? '', secret) },
    })
  // Somebody who may be drawn leaves before the lots fall.
  for (const one of others) await employ(one, house.id)
  await step(kernel, officer, number, 'open', { input: { secret: secrets.a } })
  await step(kernel, reviewer, number, 'open', { input: { secret: secrets.b } })
  await tick()
  const { items } = await kernel.as(officer, listVisits, { standing: 'open' })
  const drawn = items.find(({ kindTitle }) => kindTitle === '抽查督导')
  const visit = await kernel.as(officer, readVisit, { number: drawn?.number ?? '' })
  expect(visit).toMatchObject({ draw: number, announced: false })
  expect(visit.team).toHaveLength(2)
  for (const { name, owed } of visit.team) expect(owed).toBe(name.startsWith('抽查督导'))
  expect(made.map((one) => one.number)).toContain(visit.examNumber)
  expect((await kernel.as(PUBLIC, readDraw, { number })).drawn).toEqual([])
  await expect(kernel.as(PUBLIC, drawFile, { number })).rejects.toMatchObject({
    code: 'supervision.notShown',
  })
  later(20)
  expect((await kernel.as(PUBLIC, readDraw, { number })).drawn).toHaveLength(1)
  const { bytes } = await kernel.as(PUBLIC, drawFile, { number })
  expect(wrongWith(DrawFile.parse(JSON.parse(new TextDecoder().decode(bytes))))).toEqual([])
})

test('派的时候没有关系、到了现场才有的：送来的不收，检查结束不了，换了人才行', async () => {
  const one = await exam()
  const [late] = (await walkers(kernel, ['后来入职的'])) as [Walker]
  const number = await planned(kernel, one.exam, [team[0], late])
  for (const who of [team[0], late]) await fills(kernel, number, who)
  await employ(late, house.id)
  const { results } = await sends(kernel, number, late, [{ item: 'scope', verdict: 'met' }])
  expect(results).toMatchObject([
    { became: 'rejected', why: '后来入职的是被督导机构的人，不能由您督导，请问市局' },
  ])
  await expect(kernel.as(team[0].actor, endChecklist, { number, summary: '没有问题' })).rejects.toMatchObject(
    { detail: '后来入职的是被督导机构的人。' },
  )
  await step(kernel, officer, number, 'replace', {
    input: { out: late.card, in: team[1].card, why: '后来入职被督导机构' },
  })
  await declaresFirst(kernel, one.exam, team[1])
  await fills(kernel, number, team[1])
  await reports(kernel, number, team, digestOf(number))
  expect(await stateOf(number)).toBe('clean')
})
