import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  cases,
  clerk,
  openSchool,
  signIn,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { tickCases } from '../../../kernel/case/index.ts'
import { PROCEDURES } from '../../../main/modules.ts'
import { completeClass, disputeAttendance, enterAttendance, myTraining } from '../index.ts'
import { callRoll } from '../verbs/attendance/roll-call.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let id: string
let people: Awaited<ReturnType<typeof traineeOf>>[]

beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 171)
  const lines = workers(3)
  ;({ id } = await approvedClass(kernel, school.agent, lines))
  people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  await signIn(kernel, school.agent, id, [person(0), person(1)])
  await kernel.as(school.agent, callRoll, { id })
})
afterAll(() => kernel.close())

const person = (at: number) => people[at] as (typeof people)[number]
const refused = (code: string) => expect.objectContaining({ code: `training.${code}` })
const dispute = (at: number, day = '2026-03-09') =>
  kernel.as(person(at), disputeAttendance, { id, day, said: '早上到的，手机没电' })
const dayOf = async (at: number, day = '2026-03-09') =>
  (await kernel.as(person(at), myTraining, {})).items[0]?.days.find((one) => one.day === day)
const step = (who: Parameters<TestKernel['as']>[0], number: string, name: string, more: object = {}) =>
  kernel.as(who, cases.stepCase, { number, step: name, ...more })

test('没有签到的学员提异议：机构认可就补记，按手工签到统计；同一天不能再提', async () => {
  const { number } = await dispute(2)
  await expect(dispute(2)).rejects.toEqual(refused('disputedAlready'))
  await expect(step(clerk, number, 'grant', { input: { evidence: '看了录像' } })).rejects.toMatchObject({
    status: 409,
  })
  await step(school.agent, number, 'admit', { input: { said: '纸质签到表有本人签名' } })
  expect(await dayOf(2)).toMatchObject({ standing: 'confirmed', byHand: true, attended: 8 })
  await expect(dispute(2)).rejects.toEqual(refused('nothingToDispute'))
})

test('待核实的学员提异议：机构认可也不算数，区里核对才算；理由本人看得到', async () => {
  expect(await dayOf(1)).toMatchObject({ standing: 'unconfirmed' })
  const { number } = await dispute(1)
  await step(school.agent, number, 'admit', { input: { said: '我看见他在' } })
  expect(await dayOf(1)).toMatchObject({ standing: 'unconfirmed' })
  await expect(
    step(official('district-clerk', ['120101']), number, 'grant', { input: { evidence: '看了录像' } }),
  ).rejects.toMatchObject({ status: 403 })
  await step(clerk, number, 'grant', { input: { evidence: '录像里有本人' } })
  expect(await dayOf(1)).toMatchObject({ standing: 'confirmed', attended: 8 })
})

test('机构不认可的转区里，维持原记录说明原因；本人可以撤回；没到的日子、别人的班不能提', async () => {
  kernel.clock.set('2026-03-10T20:00:00+08:00')
  const first = await dispute(0, '2026-03-10')
  await step(school.agent, first.number, 'contest', { input: { said: '当天没有来' } })
  await step(clerk, first.number, 'keep', { reason: 'absent' })
  expect(await dayOf(0, '2026-03-10')).toMatchObject({ standing: null, attended: 0 })
  const second = await dispute(0, '2026-03-10')
  await expect(step(person(1), second.number, 'withdraw', { reason: 'settled' })).rejects.toMatchObject({
    status: expect.any(Number),
  })
  await step(person(0), second.number, 'withdraw', { reason: 'mistake' })
  await expect(dispute(0, '2026-03-11')).rejects.toEqual(refused('dayToCome'))
  const other = await openSchool(kernel, 172)
  await expect(
    step(other.agent, (await dispute(0, '2026-03-10')).number, 'contest', { input: { said: '不是我的班' } }),
  ).rejects.toMatchObject({ status: 403 })
})

test('异议没有办完不能结业，办完就能；结业以后不能再提', async () => {
  const rest = [0, 1, 2].map(person)
  const days = { attended: (_trainee: number, day: number) => day > 1 }
  await expect(taught(kernel, school.agent, id, rest, days.attended)).rejects.toEqual(refused('disputesOpen'))
  const [open] = (await kernel.as(school.agent, cases.listCases, { box: 'todo' })).items
  await step(school.agent, open?.number ?? '', 'contest', { input: { said: '当天没有来' } })
  await expect(kernel.as(school.agent, completeClass, { id })).rejects.toEqual(refused('disputesOpen'))
  await step(clerk, open?.number ?? '', 'keep', { reason: 'absent' })
  for (const at of [0, 1, 2])
    await kernel.as(school.agent, enterAttendance, {
      id,
      person: person(at).person ?? '',
      day: '2026-03-10',
      reason: '停电，纸质签到',
    })
  expect(await kernel.as(school.agent, completeClass, { id })).toMatchObject({ outcome: 'completed' })
  await expect(dispute(0, '2026-03-09')).rejects.toEqual(refused('disputeTooLate'))
})

test('机构过了三个工作日不答复，钟把异议转到区里，区里能办完', async () => {
  const own = await testKernel()
  try {
    own.clock.set('2026-03-02T09:00:00+08:00')
    const late = await openSchool(own, 173)
    const lines = workers(1)
    const { id: of } = await approvedClass(own, late.agent, lines)
    const trainee = await traineeOf(own, lines[0] as (typeof lines)[number])
    own.clock.set('2026-03-09T20:00:00+08:00')
    const { number } = await own.as(trainee, disputeAttendance, {
      id: of,
      day: '2026-03-09',
      said: '早上到的',
    })
    const stands = async () => (await own.as(clerk, cases.readCase, { number })).state
    await tickCases(own, PROCEDURES, fail)
    expect(await stands()).toBe('filed')
    own.clock.set('2026-03-13T09:00:00+08:00')
    await tickCases(own, PROCEDURES, fail)
    expect(await stands()).toBe('review')
    await own.as(clerk, cases.stepCase, { number, step: 'keep', reason: 'absent' })
    expect(await stands()).toBe('kept')
  } finally {
    await own.close()
  }
})

const fail = (error: unknown) => {
  throw error
}
