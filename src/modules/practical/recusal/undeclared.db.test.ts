import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  aHouse,
  aSheet,
  declaresFirst,
  type House,
  type Marker,
  marksFor,
  seated,
  sends,
} from '../../../../test/practical/practical-walk.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { listMessages, readMessages } from '../../../kernel/message/index.ts'
import { CASE_VERBS, FOLLOWERS, WORK_VERBS } from '../../../main/modules.ts'
import { chaseDeclarations, declareBonds } from '../../assessment/index.ts'
import { arrangePractical } from '../desk/arrange.ts'
import { closeMarking, signMarking } from '../desk/close.ts'
import { decideApart } from '../desk/decide.ts'
import { readPractical } from '../desk/read.ts'
import { reassignExaminer } from '../desk/reassign.ts'
import { typeSheet } from '../paper/type.ts'
import { handInMarks } from '../phone/hand-in.ts'
import { takeSheet } from '../phone/take-along.ts'

let kernel: TestKernel
let house: House

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
})
afterAll(() => kernel?.close())

const UNDECLARED = expect.objectContaining({ code: 'assessment.declareFirst' })
const three = () => house.examiners as [Marker, Marker, Marker]

/** Arranged to be marked, and nobody has declared anything. */
async function undeclared(count = 1) {
  const exam = await seated(kernel, house, count)
  const { id } = await kernel.as(house.agent, arrangePractical, { exam: exam.exam, paper: 'skill' })
  return { ...exam, session: id, house }
}
const inbox = async (who: Actor) => (await kernel.as(who, listMessages, {})).items
const about = async (who: Actor, exam: string) =>
  (await inbox(who)).filter(({ href }) => href === `/work/exams/${exam}/declaration`)
const todo = async (who: Actor, exam: string) =>
  (await kernel.as(who, WORK_VERBS.listTodo, {})).items.filter(
    ({ to }) => to === `/exams/${exam}/declaration`,
  )

test('没有申报的考评员：取不到评分表，手机送来的整批退回、一条不丢，申报以后同一批收下一次', async () => {
  const one = await undeclared()
  const [first, second] = three()
  await expect(kernel.as(first.actor, takeSheet, { id: one.session })).rejects.toEqual(UNDECLARED)
  await declaresFirst(kernel, one, second)
  const { candidates } = await kernel.as(second.actor, takeSheet, { id: one.session })
  const now = kernel.clock.now().toISOString()
  const batch = {
    id: one.session,
    card: first.card,
    device: '手机甲',
    clock: now,
    entries: marksFor('001', ['18', '40', '25']).map(({ item, value }) => ({
      key: randomUUID(),
      candidate: candidates[0]?.id ?? '',
      item,
      value,
      at: now,
    })),
  }
  await expect(kernel.as(first.actor, handInMarks, batch)).rejects.toEqual(UNDECLARED)
  // Neither under a colleague's card, whatever that one has declared.
  await expect(kernel.as(first.actor, handInMarks, { ...batch, card: second.card })).rejects.toMatchObject({
    code: 'practical.notExaminer',
  })
  await kernel.as(first.actor, declareBonds, { id: one.exam, none: true, bound: [] })
  const { results } = await kernel.as(first.actor, handInMarks, batch)
  expect(results.map(({ became }) => became)).toEqual(['counted', 'counted', 'counted'])
  expect((await kernel.as(first.actor, handInMarks, batch)).results).toEqual(results)
})

test('没有申报的组长裁定不了、结束不了、签不了名；没有申报的人的纸质评分表录不进去', async () => {
  const one = await undeclared()
  const [first, second] = three()
  const { chief } = house
  const read = () => kernel.as(chief.actor, readPractical, { id: one.session })
  for (const who of [first, second]) await declaresFirst(kernel, one, who)
  await sends(kernel, one, first, marksFor('001', ['18', '48', '25']))
  await sends(kernel, one, second, marksFor('001', ['18', '20', '25']))
  const { candidate = '', item = '', on = '' } = (await read()).apart[0] ?? {}
  const decision = { id: one.session, candidate, item, on, value: '30', reason: '看过焊件' }
  await expect(kernel.as(chief.actor, decideApart, decision)).rejects.toEqual(UNDECLARED)
  await expect(kernel.as(chief.actor, closeMarking, { id: one.session })).rejects.toEqual(UNDECLARED)
  await kernel.as(chief.actor, declareBonds, { id: one.exam, none: true, bound: [] })
  await kernel.as(chief.actor, decideApart, decision)
  await kernel.as(chief.actor, closeMarking, { id: one.session })
  expect(await kernel.as(chief.actor, signMarking, { id: one.session })).toEqual({ entered: false })

  const other = await undeclared()
  await declaresFirst(kernel, other, first)
  const { candidates, items } = await kernel.as(first.actor, takeSheet, { id: other.session })
  const paper = {
    id: other.session,
    candidate: candidates[0]?.id ?? '',
    card: second.card,
    cells: items.map(({ id }) => ({ item: id, value: '10' })),
  }
  await expect(kernel.as(house.agent, typeSheet, paper)).rejects.toMatchObject({
    code: 'assessment.othersToDeclare',
    detail: expect.stringContaining(`${second.name}还没有申报回避`),
  })
  await kernel.as(house.agent, declareBonds, { id: other.exam, card: second.card, none: true, bound: [] })
  expect(await kernel.as(house.agent, typeSheet, paper)).toMatchObject({ place: 1 })
})

test('指派就有消息和待办，写明哪天以前；到期还没有的，本人和考务各催一次，别的机构和同事看不到', async () => {
  const one = await undeclared()
  const [first, second] = three()
  const stranger = await aHouse(kernel)
  const asked = await about(first.actor, one.exam)
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ asks: true, text: expect.stringMatching(/指派您考评.*前申报回避/) })
  expect((await todo(first.actor, one.exam))[0]).toMatchObject({ due: expect.any(String) })
  for (let turn = 0; turn < 3; turn += 1) await chaseDeclarations(kernel)
  expect(
    (await about(first.actor, one.exam)).filter(({ text }) => text.includes('您还没有申报')),
  ).toHaveLength(1)
  const chased = await about(house.agent, one.exam)
  expect(chased).toHaveLength(1)
  expect(chased[0]?.text).toMatch(/有 3 人还没有申报回避.*请催，或录入签名的纸质申报，或换人/)
  // Who they are is for whoever arranges, and not for all who act for the organisation.
  for (const { name } of [first, second, house.chief]) expect(chased[0]?.text).not.toContain(name)
  const [lacking] = await todo(house.agent, one.exam)
  expect(lacking?.detail).toContain(`${first.name}（考评）`)
  expect(await about(stranger.agent, one.exam)).toEqual([])
  expect(await todo(stranger.agent, one.exam)).toEqual([])
  // What one is told alone is read alone: a colleague marks nothing of it as read.
  const newest = Math.max(...(await inbox(second.actor)).map(({ id }) => id))
  await kernel.as(second.actor, readMessages, { upTo: newest })
  expect((await about(first.actor, one.exam)).some(({ text, read }) => text.includes('您') && !read)).toBe(
    true,
  )
  for (const who of [first, second, house.chief]) await declaresFirst(kernel, one, who)
  for (const who of [first.actor, house.agent]) expect(await todo(who, one.exam)).toEqual([])
})

test('始终不申报的：考务换上另一位，他也先申报；原来那位什么都评不了，考试照样评完', async () => {
  const one = await undeclared()
  const [first, second, third] = three()
  await kernel.as(house.agent, CASE_VERBS.stepCase, {
    number: one.number,
    step: 'assign-examiners',
    input: {
      cards: [second.card, third.card, house.chief.card].join('、'),
      chief: house.chief.card,
    },
  })
  await kernel.as(house.agent, reassignExaminer, {
    id: one.session,
    out: first.card,
    in: third.card,
    reason: '始终没有申报回避',
  })
  await expect(kernel.as(third.actor, takeSheet, { id: one.session })).rejects.toEqual(UNDECLARED)
  expect(await about(third.actor, one.exam)).not.toEqual([])
  for (const who of [second, third]) await sends(kernel, one, who, marksFor('001', ['18', '40', '25']))
  await declaresFirst(kernel, one, house.chief)
  await kernel.as(house.chief.actor, closeMarking, { id: one.session })
  for (const who of [house.chief, third]) await kernel.as(who.actor, signMarking, { id: one.session })
  expect((await kernel.as(house.agent, readPractical, { id: one.session })).session.stage).toBe('entered')
})
