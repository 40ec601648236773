import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  clerk,
  openSchool,
  signIn,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { listMessages } from '../../../kernel/message/index.ts'
import { pauseClass } from '../verbs/life/pause.ts'
import { answerRemoteCheck, explainRemoteCheck } from '../verbs/remote/answer.ts'
import { askRemoteCheck } from '../verbs/remote/ask.ts'
import { readRemoteChecks } from '../verbs/remote/read.ts'
import { listViolations } from '../verbs/violations.ts'
import { remoteChecksDue } from './due.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let rival: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 821)
  rival = await openSchool(kernel, 822)
})
afterAll(() => kernel.close())

const refused = (code: string) => expect.objectContaining({ code: `training.${code}` })
const at = (time: string) => kernel.clock.set(`2026-03-09T${time}:00+08:00`)
/** A JPEG as far as its first bytes say. */
const picture = {
  name: '教室.jpg',
  content: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0xff, 0xd9]),
}

async function running() {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const lines = workers(3)
  const { id } = await approvedClass(kernel, school.agent, lines)
  at('08:40')
  const people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  await signIn(kernel, school.agent, id, people.slice(0, 2))
  return { id, people }
}
const ask = (id: string) => kernel.as(clerk, askRemoteCheck, { id })
const seen = async (id: string) => (await kernel.as(clerk, listViolations, { id })).remote?.checks[0]

test('远程抽查：上课时发起，机构手机上看到，拍照填人数应答；监督岗看到照片、到课和当时签到的人数', async () => {
  const { id } = await running()
  at('10:00')
  const { check, dueAt } = await ask(id)
  expect(dueAt).toBe('2026-03-09T02:15:00.000Z')
  const phone = await kernel.as(school.agent, readRemoteChecks, { id })
  expect(phone.checks).toMatchObject([{ id: check, became: null, becameText: '等应答' }])
  await expect(kernel.as(rival.agent, readRemoteChecks, { id })).rejects.toMatchObject({ status: 403 })
  await expect(ask(id)).rejects.toEqual(refused('remoteCheckOpen'))
  const answer = (by: typeof school, given: object = {}) =>
    kernel.as(by.agent, answerRemoteCheck, { id, check, present: 3, file: picture, ...given })
  await expect(answer(rival)).rejects.toMatchObject({ status: 403 })
  await expect(
    answer(school, { file: { name: '教室.jpg', content: new Uint8Array([80, 75, 3, 4, 0, 0]) } }),
  ).rejects.toMatchObject({ status: 415 })
  at('10:10')
  expect(await answer(school)).toEqual({ signed: 2 })
  await expect(answer(school)).rejects.toEqual(refused('remoteCheckAnswered'))
  expect(await seen(id)).toMatchObject({ became: 'shown', present: 3, signed: 2 })
  expect((await seen(id))?.file).toEqual(expect.any(String))
  const { rows } = await sql<{
    standing: string
  }>`select standing from attendance where class = ${id}::uuid`.execute(kernel.database.db)
  expect(rows.map(({ standing }) => standing)).toEqual(['confirmed', 'confirmed'])
})

test('机构收到消息；说明情况也算应答；应答以后库里改不了、删不了', async () => {
  const { id } = await running()
  at('10:30')
  const { check } = await ask(id)
  const { items } = await kernel.as(school.agent, listMessages, {})
  expect(items.map(({ text }) => text).join()).toContain('请在 15 分钟内用手机签到页应答')
  await kernel.as(school.agent, explainRemoteCheck, { id, check, said: '学员在车间实操，不许拍照' })
  expect(await seen(id)).toMatchObject({ became: 'explained', said: '学员在车间实操，不许拍照' })
  await expect(
    sql`update remote_check set said = '改过了' where id = ${check}::uuid`.execute(kernel.database.db),
  ).rejects.toThrow('stays')
  await expect(
    sql`delete from remote_check where id = ${check}::uuid`.execute(kernel.database.db),
  ).rejects.toThrow('stays')
})

test('没有按时应答：到时记下一次，迟来的应答不收，签到一条不动', async () => {
  const { id } = await running()
  at('11:00')
  const { check } = await ask(id)
  at('11:14')
  expect(await remoteChecksDue(kernel)).toBe(0)
  at('11:16')
  await expect(
    kernel.as(school.agent, answerRemoteCheck, { id, check, present: 3, file: picture }),
  ).rejects.toEqual(refused('remoteCheckOver'))
  expect(await remoteChecksDue(kernel)).toBe(1)
  expect(await remoteChecksDue(kernel)).toBe(0)
  expect(await seen(id)).toMatchObject({ became: 'unanswered', present: null })
  const { rows } = await sql<{
    standing: string
  }>`select standing from attendance where class = ${id}::uuid`.execute(kernel.database.db)
  expect(rows.map(({ standing }) => standing)).toEqual(['confirmed', 'confirmed'])
  at('11:20')
  expect((await ask(id)).check).not.toBe(check)
})

test('不在上课时间、停课、没有课、外区的，都不能发起', async () => {
  const { id } = await running()
  at('17:30')
  await expect(ask(id)).rejects.toMatchObject({
    code: 'training.noLessonNow',
    detail: expect.stringContaining('08:30–16:30'),
  })
  at('10:00')
  await expect(
    kernel.as(official('district-clerk', ['120101']), askRemoteCheck, { id }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(school.agent, askRemoteCheck, { id })).rejects.toMatchObject({ status: 403 })
  await kernel.as(school.agent, pauseClass, { id, from: '2026-03-10', why: '停电检修' })
  kernel.clock.set('2026-03-10T10:00:00+08:00')
  await expect(ask(id)).rejects.toEqual(refused('pausedNow'))
})
