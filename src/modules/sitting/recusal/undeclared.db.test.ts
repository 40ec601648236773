import { afterAll, beforeAll, expect, test } from 'vitest'
import { accreditationWalk } from '../../../../test/accreditation/accreditation-walk.ts'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { openedPaper } from '../../../../test/sitting/sitting-walk.ts'
import { worker } from '../../../../test/training/classroom.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS, WORK_VERBS } from '../../../main/modules.ts'
import { myAccreditation } from '../../accreditation/verbs/mine.ts'
import { applyForExam, declareBonds, planExam } from '../../assessment/index.ts'
import { candidatesOf } from '../../assessment/store.ts'
import { registerPerson } from '../../people/index.ts'
import { arrangeSession } from '../desk/arrange.ts'
import { unlockSeat } from '../desk/give.ts'
import { readDesk } from '../desk/read.ts'
import { replaceRoomWatcher } from '../desk/watchers.ts'

let kernel: TestKernel
let walk: ReturnType<typeof accreditationWalk>
let serial = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
})
afterAll(() => kernel?.close())

/** An accredited organisation with two candidates in one room and the first two of its cards to watch them. */
async function watched() {
  serial += 1
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const one = await walk.organisation(['vocational-school'])
  await walk.accredited(one, `7300${String(serial).padStart(2, '0')}`, '2026-03-12')
  const planned = await kernel.as(one.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-04-10',
    venue: one.venue,
    capacity: 30,
  })
  const exam = planned.id ?? ''
  const number = planned.number ?? ''
  for (const { name = '', idNumber = '' } of [worker(), worker()]) {
    const person = await performAsSystem(kernel, 'test', (ctx) =>
      registerPerson(ctx, { name, idNumber, trust: 'B' }),
    )
    await kernel.as(citizen(person.id), applyForExam, { id: exam })
  }
  await kernel.as(one.agent, CASE_VERBS.stepCase, { number, step: 'seat' })
  await openedPaper(kernel, exam, {
    assessor: one.id,
    number,
    opensAt: new Date('2026-04-10T09:00:00+08:00'),
  })
  const { members } = await kernel.as(one.agent, myAccreditation, {})
  const cards = members.flatMap(({ role, card }) => (role === '考评员' ? [card] : []))
  const [first = '', second = '', third = ''] = cards
  const { id } = await kernel.as(one.agent, arrangeSession, {
    exam,
    rooms: [{ room: '1', places: 4 }],
    watchers: [first, second],
  })
  const desk = () => kernel.as(one.agent, readDesk, { id })
  const seat = (await desk()).seats[0]?.id ?? ''
  const signs = (card: string, bound: { candidate: string; relation: string }[] = []) =>
    kernel.as(one.agent, declareBonds, { id: exam, card, none: bound.length === 0, bound })
  return { ...one, exam, session: id, seat, desk, signs, cards: { first, second, third } }
}
const unlocks = (one: Awaited<ReturnType<typeof watched>>) =>
  kernel.as(agent('invigilator', one.id), unlockSeat, { id: one.seat })

test('考场有监考员没有申报的，谁也给不出入场码，写明是谁、怎么办；都申报了就开', async () => {
  const one = await watched()
  const open = (await one.desk()).rooms[0]?.watching.map(({ declared }) => declared)
  expect(open).toEqual([false, false])
  await expect(unlocks(one)).rejects.toMatchObject({
    code: 'assessment.othersToDeclare',
    detail: expect.stringMatching(/、.*还没有申报回避。.*签名的纸质申报.*主监考换监考员/),
  })
  await one.signs(one.cards.first)
  await expect(unlocks(one)).rejects.toMatchObject({ code: 'assessment.othersToDeclare' })
  const lacking = (await kernel.as(one.agent, WORK_VERBS.listTodo, {})).items
  kernel.clock.set('2026-04-08T09:00:00+08:00')
  const near = (await kernel.as(one.agent, WORK_VERBS.listTodo, {})).items.filter(
    ({ to }) => to === `/exams/${one.exam}/declaration`,
  )
  expect(lacking.some(({ to }) => to === `/exams/${one.exam}/declaration`)).toBe(false)
  expect(near[0]?.detail).toMatch(/^考评员.（监考）$/)
  await one.signs(one.cards.second)
  expect((await unlocks(one)).code).toMatch(/^\d{6}$/)
})

test('不申报的换人：换上的也要先申报；已经在监考的、要回避考生的、别家的证卡都换不上', async () => {
  const one = await watched()
  const replaces = (out: string, next: string, who = one.agent) =>
    kernel.as(who, replaceRoomWatcher, { id: one.session, out, in: next, reason: '一直没有申报回避' })
  const { first, second, third } = one.cards
  await expect(replaces(first, second)).rejects.toMatchObject({ code: 'sitting.watchesAlready' })
  await expect(replaces(first, 'KP-0-0')).rejects.toMatchObject({ code: 'sitting.noSuchCard' })
  await expect(replaces('KP-0-0', third)).rejects.toMatchObject({ code: 'sitting.noSuchCard' })
  await expect(replaces(first, third, agent('invigilator', one.id))).rejects.toMatchObject({ status: 403 })
  const stranger = await watched()
  await expect(replaces(first, third, stranger.agent)).rejects.toMatchObject({ status: 403 })
  const [candidate] = await candidatesOf(kernel.database.db, one.exam)
  await one.signs(third, [{ candidate: candidate?.person ?? '', relation: 'relative' }])
  await expect(replaces(first, third)).rejects.toMatchObject({
    code: 'sitting.mayNotWatch',
    detail: expect.stringMatching(/要回避第 1 考场的考生/),
  })
  const other = await watched()
  const { room, name } = await kernel.as(other.agent, replaceRoomWatcher, {
    id: other.session,
    out: other.cards.first,
    in: other.cards.third,
    reason: '一直没有申报回避',
  })
  expect(room).toBe('1')
  const desk = await other.desk()
  expect(desk.rooms[0]?.watchers).toContain(name)
  expect(desk.rooms[0]?.events.some(({ text }) => text.includes('换监考员'))).toBe(true)
  await other.signs(other.cards.second)
  await expect(unlocks(other)).rejects.toMatchObject({ detail: expect.stringContaining(name) })
  await other.signs(other.cards.third)
  expect((await unlocks(other)).code).toMatch(/^\d{6}$/)
})

test('没有人换的机构：录入签名的纸质申报就能开考；换人只从没有监考的证卡里选', async () => {
  const one = await watched()
  const spare = (await one.desk()).spare.map(({ card }) => card)
  expect(spare).toContain(one.cards.third)
  for (const card of [one.cards.first, one.cards.second]) {
    expect(spare).not.toContain(card)
    await one.signs(card)
  }
  expect((await unlocks(one)).code).toMatch(/^\d{6}$/)
})
