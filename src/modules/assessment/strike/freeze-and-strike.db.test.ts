import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { anAssessor, welders } from '../../../../test/sitting/sitting-walk.ts'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { CASE_VERBS, FOLLOWERS, PROCEDURES } from '../../../main/modules.ts'
import { certificatesOf, freezeOrganisation } from '../../certificates/index.ts'
import { applyForExam, planExam } from '../index.ts'

const OFFICER = official('municipal-officer')
const REVIEWER = official('municipal-reviewer')
const DAY = 86_400_000

let kernel: TestKernel
let assessor: string
let own: Actor
let serial = 1

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  assessor = await anAssessor(kernel)
  own = agent('assessor-agent', assessor)
})
afterAll(() => kernel.close())

const step = (who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const later = (days: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + days * DAY).toISOString())
const fail = (error: unknown) => {
  throw error
}
const tick = async () => {
  await tickCases(kernel, PROCEDURES, fail, { all: true })
  await workOff(kernel, fail)
  await tickCases(kernel, PROCEDURES, fail, { all: true })
  await workOff(kernel, fail)
}
const caseOf = async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]
const statesOf = async (people: readonly string[]) => {
  const all: string[] = []
  for (const person of people)
    all.push((await certificatesOf(kernel.database.db, person)).map(({ state }) => state).join())
  return all
}

/** An examination of two that is in notice, both passed. */
async function inNotice(): Promise<{ number: string; people: string[] }> {
  later(1)
  const people = await welders(kernel, serial, 2)
  serial += 2
  const today = new Date(kernel.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { id, number } = await kernel.as(own, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: today,
    place: '第一考点',
    capacity: 30,
  })
  for (const person of people) {
    kernel.clock.set(new Date(kernel.clock.now().getTime() + 1).toISOString())
    await kernel.as(citizen(person), applyForExam, { id: id ?? '' })
  }
  await step(own, number ?? '', 'seat')
  for (const name of ['甲', '乙'])
    for (const paper of ['theory', 'skill'])
      await step(agent('marker', assessor, name), number ?? '', 'enter-marks', {
        input: { paper, marks: ['001', '002'].map((seat) => ({ seat, value: '80' })) },
      })
  await step(own, number ?? '', 'publish')
  return { number: number ?? '', people }
}

test('一场考试暂停发证：公示期满不发证、说得清为什么；两人同意恢复后自动接着发；一个人恢复不了', async () => {
  const { number, people } = await inNotice()
  await expect(step(own, number, 'freeze', { note: '自己暂停自己' })).rejects.toMatchObject({ status: 403 })
  await step(OFFICER, number, 'freeze', { note: '监考录像缺失，先暂停发证' })
  await expect(step(OFFICER, number, 'freeze', { note: '再按一次' })).rejects.toMatchObject({
    code: 'certificates.frozenAlready',
  })
  later(14)
  await tick()
  expect(await statesOf(people)).toEqual(['', ''])
  const waits = await caseOf(number)
  expect(waits?.state).toBe('notice')
  expect(waits?.held).toMatchObject({ code: 'issuing-frozen', whose: '市人社局恢复发证' })
  // Looked at again and again it stays as it is, with nothing written.
  const events = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from case_event where number = ${number}`.execute(
        kernel.database.db,
      )
    ).rows[0]?.n
  const before = await events()
  await tick()
  expect(await events()).toBe(before)
  const [freeze] = await casesOf(kernel.database.db, { kind: 'DJ', closed: false })
  const stop = freeze?.number ?? ''
  const seen = await kernel.as(own, CASE_VERBS.readCase, { number: stop })
  expect(JSON.stringify(seen.evidence)).toContain('监考录像缺失')
  await expect(
    step(agent('assessor-agent', '00000000-0000-4000-8000-0000000000ff'), stop, 'answer', {
      input: { text: '不是我的机构，随便说说看' },
    }),
  ).rejects.toMatchObject({ status: 403 })
  await step(own, stop, 'answer', { input: { text: '录像已经找回，附全程录像和说明。' } })
  await expect(step(REVIEWER, stop, 'lift')).rejects.toMatchObject({ status: 409 })
  await step(OFFICER, stop, 'propose-lifting', { note: '录像齐全' })
  await expect(step({ ...REVIEWER, account: OFFICER.account }, stop, 'lift')).rejects.toMatchObject({
    status: 403,
  })
  await step(REVIEWER, stop, 'lift')
  await tick()
  expect((await caseOf(number))?.state).toBe('certified')
  expect(await statesOf(people)).toEqual(['valid', 'valid'])
})

test('一家机构暂停发证：各场都等着；到期自动恢复，谁都不卡住；恢复以后可以再暂停', async () => {
  const { number, people } = await inNotice()
  await expect(
    kernel.as(own, freezeOrganisation, { id: assessor, reason: '自己暂停自己' }),
  ).rejects.toMatchObject({ status: 403 })
  const { number: stop } = await kernel.as(OFFICER, freezeOrganisation, {
    id: assessor,
    reason: '两场考试考评员没有证卡',
  })
  later(14)
  await tick()
  expect(await statesOf(people)).toEqual(['', ''])
  later(30)
  await tick()
  expect((await caseOf(stop))?.state).toBe('lapsed')
  expect(await statesOf(people)).toEqual(['valid', 'valid'])
  expect((await caseOf(number))?.state).toBe('certified')
  await expect(
    sql`update issuing_freeze set ended_at = null where number = ${stop}`.execute(kernel.database.db),
  ).rejects.toThrow(/stays/)
  const again = await kernel.as(OFFICER, freezeOrganisation, { id: assessor, reason: '又查到同样的问题' })
  await step(OFFICER, again.number, 'propose-lifting', { note: '已经改正' })
  await step(REVIEWER, again.number, 'lift')
})

test('勾名单撤销成绩：一人提出、另一人决定；只有勾了的证书复查，做到一半停了接着做；别人的不动', async () => {
  const { number, people } = await inNotice()
  later(14)
  await tick()
  expect(await statesOf(people)).toEqual(['valid', 'valid'])
  const why = '监控录像显示由他人代考'
  const propose = (seats: string[]) => step(OFFICER, number, 'propose-strike', { input: { seats, why } })
  await expect(propose(['009'])).rejects.toMatchObject({ code: 'assessment.notToStrike' })
  await propose(['001'])
  await expect(step({ ...REVIEWER, account: OFFICER.account }, number, 'strike')).rejects.toMatchObject({
    status: 403,
  })
  await step(REVIEWER, number, 'keep-results', { note: '录像看不清' })
  expect((await caseOf(number))?.state).toBe('certified')
  await propose(['001'])
  await step(REVIEWER, number, 'strike')
  // Before the queue has been worked off nothing has happened to the certificate; afterwards its re-examination is open, once.
  const reexaminations = () => casesOf(kernel.database.db, { kind: 'FC', closed: false })
  expect(await reexaminations()).toEqual([])
  await workOff(kernel, fail)
  await workOff(kernel, fail)
  const [one, ...others] = await reexaminations()
  expect(others).toEqual([])
  expect(one?.person).toBe(people[0])
  await expect(propose(['001'])).rejects.toMatchObject({ code: 'assessment.notToStrike' })
  const shown = await kernel.as(REVIEWER, CASE_VERBS.readCase, { number: one?.number ?? '' })
  expect(JSON.stringify(shown.evidence)).toContain('成绩已经撤销')
  await step(OFFICER, one?.number ?? '', 'propose-overturn', { note: '查实' })
  await step(REVIEWER, one?.number ?? '', 'overturn')
  expect(await statesOf(people)).toEqual(['revoked', 'valid'])
})
