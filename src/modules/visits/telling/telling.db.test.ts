import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { aHouse, type House, seated } from '../../../../test/practical/practical-walk.ts'
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
} from '../../../../test/visits/visits-walk.ts'
import { tickCases } from '../../../kernel/case/index.ts'
import { listMessages, tellPeople } from '../../../kernel/message/index.ts'
import { addDays, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { FOLLOWERS, PROCEDURES, WORK_VERBS } from '../../../main/modules.ts'
import { declareBonds, readDeclaration } from '../../assessment/index.ts'
import { endChecklist, recuse, signReport } from '../desk/close.ts'
import { readVisit } from '../desk/read.ts'
import { takeChecklist } from '../phone/take-along.ts'
import { planVisit } from '../plan/plan.ts'
import { chaseOf, chaseVisits } from './chase.ts'

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

const inbox = async (who: Walker['actor'], number: string) =>
  (await kernel.as(who, listMessages, {})).items.filter((one) => one.case === number)
const texts = async (who: Walker, number: string) =>
  (await inbox(who.actor, number)).map(({ text }) => text).toReversed()
const digestOf = (number: string) => async () =>
  (await kernel.as(team[0].actor, readVisit, { number })).digest ?? ''
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * 86_400_000).toISOString())
const tick = () =>
  tickCases(kernel, PROCEDURES, (error: unknown) => {
    throw error
  })
const organisationTold = async (number: string) => {
  await tellPeople(kernel, PROCEDURES, { withPhone: async () => new Set(), sms: false })
  return (await inbox(house.agent, number)).map(({ text }) => text)
}

test('督导员每一步有自己的消息；派出单位和被督导的机构，在报告送达以前什么也不知道', async () => {
  const { exam } = await seated(kernel, house, 2)
  const number = await planned(kernel, exam, team, { kind: 'special' })
  const [asked] = await inbox(team[1].actor, number)
  expect(asked).toMatchObject({ asks: true, href: `/work/visits/${number}` })
  expect(asked?.text).toMatch(/市局安排您去督导，.*第一实训车间.*请先申报回避/)
  // Nobody else of those who send them, and nobody of those to whom they go.
  expect(await inbox(agent('assessor-agent', team[0].organisation), number)).toEqual([])
  expect(await inbox(spare.actor, number)).toEqual([])
  expect(await organisationTold(number)).toEqual([])
  for (const who of team) await fills(kernel, number, who, { cameras: '二号机位没有录像' })
  await reports(kernel, number, team, digestOf(number))
  for (const who of team)
    expect(await texts(who, number)).toEqual([
      expect.stringContaining('市局安排您去'),
      expect.stringContaining('请看过报告签名'),
      expect.stringContaining('查出 1 项不符合，等机构整改'),
    ])
  expect(await organisationTold(number)).toEqual([expect.stringContaining('督导报告已经送达')])
  await step(kernel, house.agent, number, 'rectify', { input: { done: '二号机位已修好，补录像三天。' } })
  await step(kernel, reviewer, number, 'again', { note: '录像还缺一天' })
  expect((await organisationTold(number))[0]).toContain('整改没有改到位，请点开看哪里没有改好')
  later(40)
  await tick()
  expect((await organisationTold(number))[0]).toContain('整改期限已过')
  expect((await texts(team[0], number)).slice(3)).toEqual([
    expect.stringContaining('已经报了整改'),
    expect.stringContaining('没有改到位'),
    expect.stringContaining('整改期限已过'),
  ])
})

test('临近整改期限提醒机构，说的是没有报整改，不是没有补正', async () => {
  const { exam } = await seated(kernel, house, 1)
  const number = await planned(kernel, exam, team)
  for (const who of team) await fills(kernel, number, who, { cameras: '没有录像' })
  await reports(kernel, number, team, digestOf(number))
  for (let day = 0; day < 20; day += 1) {
    later(1)
    await tick()
  }
  const reminders = (await organisationTold(number)).filter((text) => text.includes('个工作日到期'))
  expect(reminders.length).toBeGreaterThan(0)
  for (const text of reminders) expect(text).toContain('还没有报整改情况')
})

test('换人：换下的、换上的各有消息，没动的不打扰；考试取消不去的也告诉', async () => {
  const { exam } = await seated(kernel, house, 1)
  const number = await planned(kernel, exam, team)
  await kernel.as(team[1].actor, recuse, { number, why: '家里有急事去不了' })
  await step(kernel, officer, number, 'replace', {
    input: { out: team[1].card, in: spare.card, why: '乙去不了' },
  })
  expect((await texts(team[1], number)).at(-1)).toMatch(/您不再去/)
  expect(await texts(spare, number)).toEqual([expect.stringMatching(/请您接替去督导.*请先申报回避/)])
  expect(await texts(team[0], number)).toHaveLength(1)
  await step(kernel, officer, number, 'leave', { reason: 'cancelled' })
  expect((await texts(spare, number)).at(-1)).toContain('不进行了')
  expect((await texts(team[1], number)).at(-1)).toMatch(/您不再去/)
})

test('去的前一天、过了日子没结束、报告过了期没签：各催一次，签过的不催', async () => {
  const { exam } = await seated(kernel, house, 1)
  const day = addDays(civilDateOf(kernel.clock.now()), 3)
  const number = await planned(kernel, exam, team, { day })
  const chased = async (who: Walker) => (await texts(who, number)).slice(1)
  for (let turn = 0; turn < 2; turn += 1) await chaseVisits(kernel)
  expect(await chased(team[0])).toEqual([])
  later(2)
  for (let turn = 0; turn < 2; turn += 1) await chaseVisits(kernel)
  expect(await chased(team[0])).toEqual([expect.stringContaining('请先取好检查表')])
  later(1)
  for (const who of team) await fills(kernel, number, who, {})
  later(1)
  for (let turn = 0; turn < 2; turn += 1) await chaseVisits(kernel)
  expect((await chased(team[1])).filter((text) => text.includes('已经过去'))).toHaveLength(1)
  await kernel.as(team[0].actor, endChecklist, { number, summary: '秩序正常' })
  await kernel.as(team[0].actor, signReport, { number, digest: await digestOf(number)() })
  later(30)
  for (let turn = 0; turn < 2; turn += 1) await chaseVisits(kernel)
  const unsigned = async (who: Walker) =>
    (await chased(who)).filter((text) => text.includes('过了签名的期限')).length
  expect([await unsigned(team[0]), await unsigned(team[1])]).toEqual([0, 1])
})

test('催的规则：结束的、还远的都不催', () => {
  const one = { standing: 'open', day: addDays(civilDateOf(kernel.clock.now()), 0), due: null }
  const today = one.day
  expect(chaseOf(one, today)).toBe('near')
  expect(chaseOf(one, addDays(today, -1))).toBe('near')
  expect(chaseOf(one, addDays(today, -2))).toBe(null)
  expect(chaseOf(one, addDays(today, 1))).toBe('late')
  expect(chaseOf({ ...one, standing: 'signing', due: today }, today)).toBe(null)
  expect(chaseOf({ ...one, standing: 'signing', due: today }, addDays(today, 1))).toBe('unsigned')
})

test('没有申报回避的督导员取不到检查表，送不了记录；申报了考生的当场不去，市局换人', async () => {
  const { exam, people } = await seated(kernel, house, 2)
  const { number } = await kernel.as(officer, planVisit, {
    exam,
    cards: team.map(({ card }) => card),
    lead: team[0].card,
  })
  const undeclared = expect.objectContaining({ code: 'assessment.declareFirst' })
  await expect(kernel.as(team[0].actor, takeChecklist, { number })).rejects.toEqual(undeclared)
  const entry = { item: 'cameras', verdict: 'met' as const, key: randomUUID() }
  await expect(sends(kernel, number, team[0], [entry])).rejects.toEqual(undeclared)
  const todo = async (who: Walker) =>
    (await kernel.as(who.actor, WORK_VERBS.listTodo, {})).items.filter(({ to }) => to.includes(exam))
  expect((await todo(team[0])).map(({ why }) => why)).toEqual(
    expect.arrayContaining(['先申报回避，再去现场', '等您申报要回避的考生，或者承诺没有']),
  )
  // Only who is on the team sees the candidates, masked; nobody of the same employer.
  await expect(kernel.as(spare.actor, readDeclaration, { id: exam })).rejects.toMatchObject({ status: 403 })
  await expect(
    kernel.as(spare.actor, declareBonds, { id: exam, none: true, bound: [] }),
  ).rejects.toMatchObject({ status: 403 })
  const seen = await kernel.as(team[0].actor, readDeclaration, { id: exam })
  expect(seen.people.every(({ name }) => name.includes('*'))).toBe(true)
  expect(seen.cards).toEqual([])
  await declaresFirst(kernel, exam, team[0])
  expect((await sends(kernel, number, team[0], [entry])).results).toMatchObject([{ became: 'counted' }])
  const { done } = await kernel.as(team[1].actor, declareBonds, {
    id: exam,
    none: false,
    bound: [{ candidate: people[0] ?? '', relation: 'relative' }],
  })
  expect(done).toEqual([expect.stringContaining('您不再去，市局换人')])
  expect(
    (await kernel.as(officer, WORK_VERBS.listTodo, {})).items.filter(({ to }) => to === `/visits/${number}`),
  ).toMatchObject([{ why: '有督导员回避，等您换人' }])
  await expect(kernel.as(team[1].actor, takeChecklist, { number })).rejects.toMatchObject({ status: 404 })
})
