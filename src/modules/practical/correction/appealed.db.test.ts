import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  aHouse,
  aSheet,
  type Held,
  type House,
  held,
  type Marker,
  marksFor,
  sends,
} from '../../../../test/practical/practical-walk.ts'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../../main/modules.ts'
import { declareBonds } from '../../assessment/index.ts'
import { candidatesOf } from '../../assessment/store.ts'
import { askAppeal } from '../../sitting/index.ts'
import { closeMarking, signMarking } from '../desk/close.ts'
import { readPractical } from '../desk/read.ts'
import { decideCorrection, proposeCorrection } from './correct.ts'

let kernel: TestKernel
let house: House
const REVIEWER = official('municipal-reviewer')

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
})
afterAll(() => kernel?.close())

const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const fail = (error: unknown) => {
  throw error
}
const tick = async () => {
  await tickCases(kernel, PROCEDURES, fail)
  await workOff(kernel, fail)
}
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * 86_400_000).toISOString())

/** Published: the first of two passes the skill paper with 83, the second misses it with 55. */
async function published() {
  const one = await held(kernel, house, 2)
  const [first, second] = house.examiners as [Marker, Marker]
  for (const who of [first, second])
    await sends(kernel, one, who, [
      ...marksFor('001', ['18', '40', '25']),
      ...marksFor('002', ['10', '30', '15']),
    ])
  await kernel.as(house.chief.actor, closeMarking, { id: one.session })
  for (const who of [house.chief, first]) await kernel.as(who.actor, signMarking, { id: one.session })
  for (const name of ['甲', '乙'])
    await step(agent('marker', house.id, name), one.number, 'enter-marks', {
      input: { paper: 'theory', marks: ['001', '002'].map((seat) => ({ seat, value: '80' })) },
    })
  await step(house.agent, one.number, 'publish')
  return one
}
/** The skill paper of a seat is marked again with this value, and the bureau changes the mark. */
async function appealed(one: Held, seat: number, value: string) {
  const third = house.examiners[2] as Marker
  const { number } = await kernel.as(citizen(one.people[seat - 1] as string), askAppeal, {
    id: one.exam,
    paper: 'skill',
    said: '第二项焊缝成形给分偏低，请复核',
  })
  await step(house.agent, number, 'assign', { input: { card: third.card } })
  const remarks = () =>
    step(third.actor, number, 'remark', { input: { card: third.card, value, why: '对照焊件逐项复评' } })
  await expect(remarks()).rejects.toMatchObject({ code: 'assessment.declareFirst' })
  await kernel.as(third.actor, declareBonds, { id: one.exam, none: true, bound: [] })
  await remarks()
  await step(REVIEWER, number, 'change')
  await tick()
  return number
}
const resultOf = async (one: Held, seat: number) =>
  (await candidatesOf(kernel.database.db, one.exam)).find(({ person }) => person === one.people[seat - 1])
const markOf = async (one: Held, seat: string) =>
  (await kernel.as(house.agent, readPractical, { id: one.session })).candidates.find(
    (each) => each.seat === seat,
  )

test('公示期里实操复核：结果跟着变，合格的发证，不合格的不发；实操页写着现在多少分', async () => {
  const one = await published()
  await appealed(one, 2, '61')
  expect((await resultOf(one, 2))?.passed).toBe(true)
  expect(await markOf(one, '002')).toMatchObject({ mark: '55', now: '61' })
  later(15)
  await tick()
  expect((await resultOf(one, 2))?.certificate).toBeTruthy()
})

test('发证以后实操复核变为不合格：和理论更正一样，结果改了，证书开复查，靠它的也跟着查', async () => {
  const one = await published()
  later(8)
  await tick()
  const certificate = (await resultOf(one, 1))?.certificate ?? ''
  expect(certificate).not.toBe('')
  await appealed(one, 1, '52')
  expect((await resultOf(one, 1))?.passed).toBe(false)
  const open = await casesOf(kernel.database.db, { kind: 'FC' })
  expect(open.filter(({ form }) => JSON.stringify(form).includes(certificate))).toHaveLength(1)
})

test('复核以后再提更正，从现在的成绩算起；复核以前提的不能再盖掉复核的结果', async () => {
  const one = await published()
  const propose = (value: string) =>
    kernel.as(house.agent, proposeCorrection, {
      id: one.session,
      seat: '002',
      value,
      reason: '第二项漏加 10 分，附评分表',
    })
  const stale = await propose('65')
  await appealed(one, 2, '61')
  await expect(
    kernel.as(REVIEWER, decideCorrection, { id: stale.correction, accept: true }),
  ).rejects.toMatchObject({
    code: 'practical.correctionOvertaken',
    detail: expect.stringContaining('提出的时候 002 号是 55 分，现在是 61 分'),
  })
  await kernel.as(REVIEWER, decideCorrection, { id: stale.correction, accept: false })
  expect((await markOf(one, '002'))?.now).toBe('61')
  await expect(propose('61')).rejects.toMatchObject({ code: 'practical.sameMark' })
  const fresh = await propose('65')
  await kernel.as(REVIEWER, decideCorrection, { id: fresh.correction, accept: true })
  expect((await markOf(one, '002'))?.now).toBe('65')
  expect((await resultOf(one, 2))?.passed).toBe(true)
})
