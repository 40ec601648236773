import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accreditationWalk } from '../../../../test/accreditation/accreditation-walk.ts'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  entered,
  ITEMS,
  NOBODY,
  RIGHT,
  welders,
} from '../../../../test/sitting/sitting-walk.ts'
import { withCheckDigit } from '../../../../test/training/classroom.ts'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../../main/modules.ts'
import { addExaminer } from '../../accreditation/index.ts'
import { certificatesOf } from '../../certificates/index.ts'
import { setStatus } from '../../people/index.ts'
import { collectPapers } from '../desk/close.ts'
import { givePoints, nextAnswer } from '../marking/examine.ts'
import { decideRuling, proposeRuling } from '../marking/rule.ts'
import { readPaper } from '../protocol/read-paper.ts'
import { saveAnswers } from '../protocol/save.ts'
import { askAppeal, myMarks } from './ask.ts'
import { appealExaminers } from './assign.ts'
import { appealWork } from './remark.ts'

/** Twelve points by machine, eight of a text: who has all of the machine's needs nothing of the text for the pass mark. */
const PAPER = ITEMS.filter(({ kind }) => kind !== 'hotspot')
const CARDS = ['KP-甲-0001', 'KP-乙-0002', 'KP-丙-0003'] as const
const OFFICER = official('municipal-officer')
const REVIEWER = official('municipal-reviewer')
const DAY = 86_400_000

let kernel: TestKernel
let one: Arranged
let third: Actor
let elsewhere: { id: string; agent: Actor; cards: string[]; people: string[] }

const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * DAY).toISOString())
const fail = (error: unknown) => {
  throw error
}
const tick = async () => {
  await tickCases(kernel, PROCEDURES, fail)
  await workOff(kernel, fail)
}
const person = (at: number) => citizen(one.people[at] as string)
const asks = (at: number, paper: 'theory' | 'skill' = 'theory', said = '主观题答到了要点，给分偏低') =>
  kernel.as(person(at), askAppeal, { id: one.exam, paper, said })
const marksOf = async (at: number) =>
  Object.fromEntries(
    (await kernel.as(person(at), myMarks, { id: one.exam })).papers.map((paper) => [paper.paper, paper]),
  )
const read = (who: Actor, number: string) => kernel.as(who, CASE_VERBS.readCase, { number })
const assigns = (number: string, card: string, who: Actor = one.chief) =>
  step(who, number, 'assign', { input: { card } })
const remarks = async (who: Actor, number: string, given: object) =>
  step(who, number, 'remark', { input: { why: '对照参考答案逐点复评', ...given } })
const textPoints = async (who: Actor, number: string, points: number) =>
  (await kernel.as(who, appealWork, { number })).items.map(({ item }) => ({ item, points }))

async function card(who: Actor, number: string, name: string, idNumber: string) {
  await kernel.as(who, addExaminer, {
    name,
    idNumber,
    card: number,
    cardFrom: '2024-01-01',
    cardTo: '2036-01-01',
    occupation: '焊工',
    levels: [5],
  })
}

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  const walk = accreditationWalk(kernel)
  const school = await walk.organisation(['vocational-school'])
  await walk.accredited(
    school,
    '710099',
    new Date(kernel.clock.now().getTime() + 20 * DAY).toISOString().slice(0, 10),
  )
  elsewhere = { ...school, cards: ['KP-1-0', 'KP-1-1', 'KP-1-2'] }
  later(1)
  const assessor = await anAssessor(kernel)
  one = await arranged(kernel, assessor, await welders(kernel, 1, 5), { items: PAPER })
  third = agent('marker', assessor, '丙')
  kernel.clock.set(one.opensAt.toISOString())
  for (let at = 0; at < 4; at += 1) {
    const machine = await entered(kernel, one, at, `M${at}`)
    await kernel.as(NOBODY, readPaper, { token: machine.token })
    const wrong = at === 0 ? ['choice', 'multiple', 'order'] : []
    const saves = PAPER.filter(({ kind }) => !wrong.includes(kind)).map(({ id, kind }, n) => ({
      item: id,
      seq: machine.first + n + 1,
      answer: RIGHT[kind] as string,
      at: kernel.clock.now().getTime(),
    }))
    await kernel.as(NOBODY, saveAnswers, { token: machine.token, saves })
  }
  kernel.clock.set(new Date(one.opensAt.getTime() + 91 * 60_000).toISOString())
  await kernel.as(one.chief, collectPapers, { id: one.session, withoutSilent: true })
  for (const name of ['甲', '乙']) {
    const who = agent('marker', assessor, name)
    for (;;) {
      const { next } = await kernel.as(who, nextAnswer, { id: one.session })
      if (!next) break
      await kernel.as(who, givePoints, { id: one.session, sitting: next.sitting, item: next.item, points: 1 })
    }
    await step(who, one.number, 'enter-marks', {
      input: { paper: 'skill', marks: one.seats.map(({ seat }) => ({ seat, value: '58' })) },
    })
  }
  // Whoever marks again comes into the register after those who marked without one.
  for (const [at, each] of CARDS.entries())
    await card(one.chief, each, `考评员${'子丑寅'[at]}`, withCheckDigit(`12010119800101${`00${at + 3}`}`))
})
afterAll(() => kernel.close())

test('成绩没有公布不能查、不能申请；公布以后查得到，缺考的说去提异议，别人的查不到', async () => {
  await expect(asks(0)).rejects.toMatchObject({ code: 'sitting.noMarks' })
  await step(one.chief, one.number, 'publish')
  const marks = await marksOf(0)
  expect(marks.theory).toMatchObject({ may: true, why: null, number: null })
  expect(marks.skill).toMatchObject({ mark: '58 分', may: true })
  expect((await marksOf(4)).theory).toMatchObject({
    mark: '缺考',
    may: false,
    why: expect.stringContaining('异议'),
  })
  await expect(asks(4)).rejects.toMatchObject({ code: 'sitting.noAppeal' })
  const [stranger] = await welders(kernel, 90, 1)
  await expect(kernel.as(citizen(stranger as string), myMarks, { id: one.exam })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    kernel.as(citizen(stranger as string), askAppeal, { id: one.exam, paper: 'theory', said: '给分偏低了' }),
  ).rejects.toMatchObject({ status: 404 })
})

let theory = ''

test('申请、指派、匿名复评、决定更正：成绩变了，评过的人看不到、办不了，机构和别人决定不了', async () => {
  ;({ number: theory } = await asks(0))
  await expect(asks(0)).rejects.toMatchObject({
    code: 'sitting.noAppeal',
    detail: expect.stringContaining('正在复核'),
  })
  for (const name of ['甲', '乙'])
    await expect(read(agent('marker', one.assessor, name), theory)).rejects.toMatchObject({ status: 403 })
  const stranger = agent('assessor-agent', '00000000-0000-4000-8000-0000000000ff', '外人')
  await expect(kernel.as(stranger, appealExaminers, { number: theory })).rejects.toMatchObject({
    status: 403,
  })
  await expect(assigns(theory, CARDS[0], stranger)).rejects.toMatchObject({ status: 403 })
  await expect(assigns(theory, 'KP-0-0000')).rejects.toMatchObject({ code: 'sitting.noSuchRemarker' })
  await expect(kernel.as(third, appealWork, { number: theory })).rejects.toMatchObject({
    code: 'sitting.nothingToRemark',
  })
  expect((await kernel.as(one.chief, appealExaminers, { number: theory })).examiners).toHaveLength(3)
  await assigns(theory, CARDS[2])
  // Whoever marks again sees neither who it is nor what was given.
  const seen = JSON.stringify([
    await kernel.as(third, appealWork, { number: theory }),
    await read(third, theory),
  ])
  for (const hidden of ['王小明', '王*明', one.people[0], one.seats[0]?.admission])
    expect(seen).not.toContain(hidden)
  expect((await read(third, theory)).evidence.tabs).toEqual([])
  await expect(remarks(third, theory, { card: CARDS[0] })).rejects.toMatchObject({
    code: 'sitting.badRemark',
  })
  await expect(remarks(third, theory, { card: CARDS[2], points: [] })).rejects.toMatchObject({
    code: 'sitting.badRemark',
  })
  const points = await textPoints(third, theory, 99)
  await expect(remarks(third, theory, { card: CARDS[2], points })).rejects.toMatchObject({
    code: 'sitting.tooManyPoints',
  })
  await remarks(third, theory, { card: CARDS[2], points: await textPoints(third, theory, 4) })
  const before = (await marksOf(0)).theory?.mark
  await expect(step({ ...REVIEWER, account: third.account }, theory, 'change')).rejects.toMatchObject({
    status: 403,
  })
  await expect(step(one.chief, theory, 'change')).rejects.toMatchObject({ status: 403 })
  expect((await read(person(0), theory)).evidence.tabs.map(({ key }) => key)).toEqual(['appeal'])
  await step(REVIEWER, theory, 'change')
  const after = await marksOf(0)
  expect(Number.parseFloat(after.theory?.mark ?? '')).toBeGreaterThan(Number.parseFloat(before ?? ''))
  expect(after.theory).toMatchObject({
    may: false,
    number: theory,
    why: expect.stringContaining('已经复核过'),
  })
  const told = await read(person(0), theory)
  expect(told.evidence.tabs.map(({ key }) => key)).toEqual(['appeal', 'remarks'])
  // The candidate is told the result, and not who marked again.
  expect(JSON.stringify(told)).not.toMatch(/KP-丙|考评员寅/)
  await expect(
    sql`update mark_appeal set standing = 'open', ended_on = null where number = ${theory}`.execute(
      kernel.database.db,
    ),
  ).rejects.toThrow(/stays/)
})

test('复核以后题目又处理了：按复评的分重新算，复核的结果不丢', async () => {
  const before = Number.parseFloat((await marksOf(0)).theory?.mark ?? '')
  const item = PAPER.find(({ kind }) => kind === 'choice')?.id ?? ''
  const { ruling } = await kernel.as(one.chief, proposeRuling, {
    id: one.session,
    item,
    key: null,
    reason: '题干有歧义，专家复核',
  })
  await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })
  const after = Number.parseFloat((await marksOf(0)).theory?.mark ?? '')
  // Four of the twenty-four points more, and nothing of the appeal's three lost.
  expect(after - before).toBeCloseTo((4 / 24) * 100, 1)
})

test('别的人评的卷：实操复评填总分，和原来一样的只能维持；评过的人不能复评；复评只能一次', async () => {
  const { number } = await asks(1, 'skill', '评分表第三项漏加了分')
  await assigns(number, CARDS[0])
  // An account that entered the marks sees nothing of it, whatever card it names.
  await expect(
    remarks(agent('marker', one.assessor, '甲'), number, { card: CARDS[0], value: '60' }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(remarks(third, number, { card: CARDS[0] })).rejects.toMatchObject({
    code: 'sitting.badRemark',
  })
  await remarks(third, number, { card: CARDS[0], value: '58' })
  await expect(remarks(third, number, { card: CARDS[0], value: '60' })).rejects.toBeDefined()
  await expect(step(REVIEWER, number, 'change')).rejects.toMatchObject({
    code: 'sitting.appealChangesNothing',
  })
  await step(REVIEWER, number, 'keep', { reason: 'same' })
  expect((await marksOf(1)).skill).toMatchObject({ mark: '58 分', may: false })
})

test('发证以后复核变为合格的补发证书；另请一人再评，第一个人的卡和账号都不能再用', async () => {
  later(6)
  const { number } = await asks(2, 'skill', '实操有一项没有记分')
  await assigns(number, CARDS[0])
  await remarks(third, number, { card: CARDS[0], value: '59' })
  later(9)
  await tick()
  expect((await casesOf(kernel.database.db, { numbers: [one.number] }))[0]?.state).toBe('certified')
  expect(await certificatesOf(kernel.database.db, one.people[2] as string)).toEqual([])
  await step(REVIEWER, number, 'again', { note: '与评分表不符' })
  await expect(assigns(number, CARDS[0])).rejects.toMatchObject({ code: 'sitting.mayNotRemark' })
  await assigns(number, CARDS[1])
  await expect(remarks(third, number, { card: CARDS[1], value: '61' })).rejects.toMatchObject({
    code: 'sitting.hadPart',
  })
  await remarks(agent('marker', one.assessor, '丁'), number, { card: CARDS[1], value: '61' })
  await step(REVIEWER, number, 'change')
  expect(
    (await certificatesOf(kernel.database.db, one.people[2] as string)).map(({ state }) => state),
  ).toEqual(['valid'])
})

test('过了期限不能申请；更正过的从更正那天重新算；撤回的在期限里可以再申请', async () => {
  later(9)
  await expect(asks(3)).rejects.toMatchObject({
    code: 'sitting.noAppeal',
    detail: expect.stringContaining('已经过了'),
  })
  // A ruling that changes everybody's marks opens the term anew.
  const item = PAPER.find(({ kind }) => kind === 'multiple')?.id ?? ''
  const { ruling } = await kernel.as(one.chief, proposeRuling, {
    id: one.session,
    item,
    key: { right: ['c1'] },
    reason: '参考答案有误，专家复核',
  })
  await kernel.as(REVIEWER, decideRuling, { id: ruling, accept: true })
  const { number } = await asks(3)
  await expect(step(person(2), number, 'withdraw', { reason: 'mistake' })).rejects.toBeDefined()
  await step(person(3), number, 'withdraw', { reason: 'mistake' })
  expect((await marksOf(3)).theory).toMatchObject({ may: true, number: null })
  const again = await asks(3)
  await assigns(again.number, CARDS[2])
  expect(again.number).not.toBe(number)
})

test('本单位没有别人：转市局，请别的机构的考评员；同事、教过的不能；没有一个能评的说明终止，谁都不卡住', async () => {
  await performAsSystem(kernel, 'test', async (ctx) => {
    for (const who of [one.people[1] as string])
      await setStatus(ctx, who, {
        kind: 'employed',
        organisation: elsewhere.id,
        detail: { occupation: '焊工', employer: '某校' },
        from: civilDate('2015-01-01'),
        source: '社保',
        trust: 'A',
      })
  })
  // Pressed twice at once, it is asked once.
  const both = await Promise.allSettled([asks(1), asks(1)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const number = (await marksOf(1)).theory?.number ?? ''
  await step(one.chief, number, 'pass-on', { note: '都参加过这场考评' })
  await expect(
    step(one.chief, number, 'assign-elsewhere', { input: { card: CARDS[0] } }),
  ).rejects.toMatchObject({
    status: 403,
  })
  const { examiners } = await kernel.as(OFFICER, appealExaminers, { number })
  expect(examiners.map(({ card: each }) => each)).toEqual(expect.arrayContaining(elsewhere.cards))
  expect(examiners.some(({ card: each }) => (CARDS as readonly string[]).includes(each))).toBe(false)
  const free = examiners.find(({ may }) => may)?.card ?? ''
  await step(OFFICER, number, 'assign-elsewhere', { input: { card: free } })
  // The case is the other organisation's until it is decided.
  await expect(read(one.chief, number)).rejects.toMatchObject({ status: 403 })
  const away = agent('marker', elsewhere.id, '戊')
  await remarks(away, number, { card: free, points: await textPoints(away, number, 1) })
  await step(REVIEWER, number, 'keep', { reason: 'same' })
  expect((await read(one.chief, number)).state).toBe('kept')
  const stuck = await asks(2)
  await step(OFFICER, stuck.number, 'take-over', { note: '机构没有按期办' })
  await step(REVIEWER, stuck.number, 'stop', { note: '全市没有别的焊工考评员' })
  expect((await marksOf(2)).theory).toMatchObject({ number: null })
})

test('全场作废或重新核分的，终止；成绩还在公布的不能这样终止', async () => {
  const open = (await casesOf(kernel.database.db, { kind: 'FH', closed: false }))[0]?.number ?? ''
  await expect(step(REVIEWER, open, 'overtake', { reason: 'void' })).rejects.toMatchObject({
    code: 'sitting.marksStand',
  })
  await step(OFFICER, one.number, 'propose-void', { note: '考场录像缺失' })
  await step(REVIEWER, one.number, 'void', { note: '查实' })
  await step(REVIEWER, open, 'overtake', { reason: 'void' })
  expect((await casesOf(kernel.database.db, { kind: 'FH', closed: false })).length).toBe(0)
})
