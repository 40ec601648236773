import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  entered,
  ITEMS,
  NOBODY,
  welders,
} from '../../../../test/sitting/sitting-walk.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { readDesk } from '../desk/read.ts'
import { saveAnswers } from '../protocol/save.ts'
import { sealSave } from '../session-key.ts'
import { beginRehearsal, endRehearsal, readRehearsal } from './desk.ts'
import {
  enterRehearsing,
  handInRehearsed,
  rehearsalPaperRead,
  reportRehearsed,
  saveRehearsed,
} from './machine.ts'
import { readPractice } from './practice.ts'

let kernel: TestKernel
let one: Arranged

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  const assessor = await anAssessor(kernel)
  one = await arranged(kernel, assessor, await welders(kernel, 1, 2), { items: ITEMS })
})
afterAll(() => kernel?.close())

const DAY = 86_400_000
const before = (days: number) =>
  kernel.clock.set(new Date(one.opensAt.getTime() - days * DAY - 60_000).toISOString())
const enter = async (code: string, machine: string) => {
  const { entered: there, why } = await kernel.as(NOBODY, enterRehearsing, { code, machine })
  if (!there) throw new Error(why ?? '')
  return there
}
type Machine = Awaited<ReturnType<typeof enter>>

/** What the page of a machine does, but for what is left out. */
async function walk(machine: Machine, { saves = true, clock = 0, cut = true, again = true } = {}) {
  const { token, sitting, session, key, first } = machine
  const { items, name } = await kernel.as(NOBODY, rehearsalPaperRead, { token })
  expect(name).toBe('演练')
  const now = kernel.clock.now().getTime()
  const all = (items ?? []).map((item, at) => ({
    item: item.id,
    seq: first + at + 1,
    answer: '演练',
    at: now,
  }))
  if (saves) await kernel.as(NOBODY, saveRehearsed, { token, saves: all })
  await kernel.as(NOBODY, handInRehearsed, { token })
  const sealed = saves
    ? await sealSave(key as Parameters<typeof sealSave>[0], { session, sitting }, { ...all[0], token })
    : null
  return kernel.as(NOBODY, reportRehearsed, { token, clock: now + clock, cut, again, sealed })
}
const line = async () =>
  (await kernel.as(one.invigilator, readDesk, { id: one.session })).readiness.find(
    ({ what }) => what === '演练',
  )
const counts = async () => {
  const { rows } = await sql<{ answers: number; marks: number; sittings: number }>`select
    (select count(*)::int from sitting_answer) as answers, (select count(*)::int from exam_mark) as marks,
    (select count(*)::int from sitting where begun_at is not null) as sittings`.execute(kernel.database.db)
  return rows[0]
}

test('开考以后不能演练；演练码错了、结束了进不去；别的机构看不到；太早的不算数', async () => {
  before(9)
  expect(await line()).toMatchObject({ good: false, text: '还没有演练，请在监考台上开始演练' })
  const { code } = await kernel.as(one.chief, beginRehearsal, { id: one.session })
  await walk(await enter(code, 'C01'))
  await walk(await enter(code, 'C02'))
  before(1)
  expect((await line())?.text).toContain('超过 7 天，请再演练一次')
  expect((await kernel.as(NOBODY, enterRehearsing, { code: '00000000', machine: 'C03' })).why).toContain(
    '演练码不对',
  )
  await kernel.as(one.chief, endRehearsal, { id: one.session })
  expect((await kernel.as(NOBODY, enterRehearsing, { code, machine: 'C03' })).entered).toBeNull()
  expect((await kernel.as(one.invigilator, readRehearsal, { id: one.session })).last?.code).toBeNull()
  await expect(kernel.as(one.invigilator, beginRehearsal, { id: one.session })).rejects.toMatchObject({
    status: 403,
  })
  kernel.clock.set(new Date(one.opensAt.getTime() + 60_000).toISOString())
  await expect(kernel.as(one.chief, beginRehearsal, { id: one.session })).rejects.toMatchObject({
    code: 'sitting.rehearsalOver',
  })
})

test('演练：练习卷，一台没有保存、一台时钟不准，准备清单写明台数和机号；不留答案，不成成绩', async () => {
  before(3)
  const { code } = await kernel.as(one.chief, beginRehearsal, { id: one.session })
  expect(await walk(await enter(code, 'A01'))).toMatchObject({ passed: true })
  expect(await walk(await enter(code, 'A02'))).toMatchObject({ passed: true })
  expect(await walk(await enter(code, 'A03'), { saves: false })).toMatchObject({ passed: false })
  expect((await walk(await enter(code, 'A04'), { clock: 120_000 })).found).toContainEqual({
    what: '时钟',
    good: false,
    text: '与服务器差 120 秒，请校时',
  })
  await enter(code, 'A05')
  expect(await line()).toMatchObject({
    good: false,
    text: '2/5 台通过，1 台没有保存成功：A03，1 台时钟不准：A04，1 台没有做完：A05',
  })
  for (const machine of ['A03', 'A04', 'A05']) await walk(await enter(code, machine))
  expect(await line()).toMatchObject({ good: true, text: '5/5 台通过' })
  expect(await counts()).toEqual({ answers: 0, marks: 0, sittings: 0 })
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from sitting_rehearsal_machine
    where answers <> '{}'::jsonb`.execute(kernel.database.db)
  expect(rows).toEqual([{ kept: 0 }])
})

test('演练的机器写不进考试，考试的机器写不进演练；封好的也一样', async () => {
  before(2)
  const { code } = await kernel.as(one.chief, beginRehearsal, { id: one.session })
  const machine = await enter(code, 'B01')
  const saves = [{ item: ITEMS[0]?.id ?? '', seq: 1_000_001, answer: 'a', at: 0 }]
  await expect(kernel.as(NOBODY, saveAnswers, { token: machine.token, saves })).rejects.toMatchObject({
    status: 401,
  })
  const { items } = await kernel.as(NOBODY, rehearsalPaperRead, { token: machine.token })
  expect(items?.map(({ id }) => id)).not.toContain(ITEMS[0]?.id)
  expect(JSON.stringify(items)).not.toContain('"key"')
  kernel.clock.set(one.opensAt.toISOString())
  const real = await entered(kernel, one, 0, 'M01')
  await expect(kernel.as(NOBODY, saveRehearsed, { token: real.token, saves })).rejects.toMatchObject({
    status: 401,
  })
  const sealed = await sealSave(
    machine.key as Parameters<typeof sealSave>[0],
    { session: machine.session, sitting: machine.sitting },
    { ...saves[0], token: machine.token },
  )
  const said = await kernel.as(NOBODY, saveAnswers, { token: real.token, saves: [], sealed: [sealed] })
  expect(said).toMatchObject({ taken: [], kept: [], unopened: [0] })
})

test('机考体验不用登录，每种题型一道，没有答案', async () => {
  const { questions } = await kernel.as(NOBODY, readPractice, {})
  expect(new Set(questions.map(({ kind }) => kind)).size).toBe(7)
  expect(JSON.stringify(questions)).not.toContain('"key"')
})
