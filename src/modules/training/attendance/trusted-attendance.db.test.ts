import { randomUUID } from 'node:crypto'
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
import {
  attend,
  completeClass,
  enterAttendance,
  handInSignIns,
  myTraining,
  readAttendanceCode,
  readSignInList,
} from '../index.ts'
import { checkAttendance, listAttendanceChecks } from '../verbs/attendance/check-attendance.ts'
import { inspectRoll } from '../verbs/attendance/inspect-roll.ts'
import { callRoll, markClassRoom } from '../verbs/attendance/roll-call.ts'
import { listViolations } from '../verbs/violations.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const clock = (day: number, time = '08:30:00') =>
  kernel.clock.set(`2026-03-${String(day).padStart(2, '0')}T${time}+08:00`)
const iso = (day: number, time = '08:30:00') =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}+08:00`).toISOString()
const status = (code: number) => expect.objectContaining({ status: code })

let serial = 200
async function open(count: number, change: object = {}) {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  serial += 1
  const school = await openSchool(kernel, serial)
  const lines = workers(count)
  const { id } = await approvedClass(kernel, school.agent, lines, change)
  const people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  return { school, id, people }
}
const passes = async (one: Awaited<ReturnType<typeof open>>) =>
  (await kernel.as(one.school.agent, readSignInList, { id: one.id })).trainees.map(({ pass }) => pass)
const codeOf = async (one: Awaited<ReturnType<typeof open>>) =>
  (await kernel.as(one.school.agent, readAttendanceCode, { id: one.id })).url.split('/').at(-1) ?? ''
const today = async (person: Parameters<TestKernel['as']>[0], day: string) =>
  (await kernel.as(person, myTraining, {})).items[0]?.days.find((one) => one.day === day)

test('线索不是证据：离教室远、一部手机给两人签到的待核实，不算缺课；不给位置照样签到', async () => {
  const one = await open(4)
  clock(9)
  await kernel.as(one.school.agent, markClassRoom, { id: one.id, latitude: 39.02, longitude: 117.72 })
  const code = await codeOf(one)
  const at = (latitude: number) => ({ latitude, longitude: 117.72, accuracy: 30 })
  const [near, far, borrowed, silent] = one.people as [
    (typeof one.people)[0],
    (typeof one.people)[0],
    (typeof one.people)[0],
    (typeof one.people)[0],
  ]
  await kernel.as(near, attend, { id: one.id, code, place: at(39.021), phone: 'a'.repeat(32) })
  await kernel.as(far, attend, { id: one.id, code, place: at(39.2), phone: 'b'.repeat(32) })
  await kernel.as(borrowed, attend, { id: one.id, code, phone: 'a'.repeat(32) })
  await kernel.as(silent, attend, { id: one.id, code })
  expect(await today(near, '2026-03-09')).toMatchObject({ standing: 'confirmed', attended: 8 })
  expect(await today(far, '2026-03-09')).toMatchObject({
    standing: 'unconfirmed',
    attended: 8,
    why: expect.stringContaining('离教室约'),
  })
  expect(await today(borrowed, '2026-03-09')).toMatchObject({
    standing: 'unconfirmed',
    why: expect.stringContaining('同一部手机'),
  })
  expect(await today(silent, '2026-03-09')).toMatchObject({ standing: 'confirmed' })
  const { rows } = await sql<{
    signals: object
  }>`select signals from attendance where class = ${one.id}`.execute(kernel.database.db)
  expect(JSON.stringify(rows)).not.toMatch(/39\.|117\.|aaaa/)
})

test('第二次点名：没有再扫的待核实，再扫或再出示凭证就有效；每一步都留着', async () => {
  const one = await open(3)
  clock(9)
  await expect(kernel.as(one.school.agent, callRoll, { id: one.id })).rejects.toEqual(status(409))
  await signIn(kernel, one.school.agent, one.id, one.people)
  clock(9, '11:30:00')
  expect(await kernel.as(one.school.agent, readAttendanceCode, { id: one.id })).toMatchObject({
    rollCallDue: true,
  })
  expect(await kernel.as(one.school.agent, callRoll, { id: one.id })).toEqual({ called: 3 })
  const [scans, shows, gone] = one.people as [
    (typeof one.people)[0],
    (typeof one.people)[0],
    (typeof one.people)[0],
  ]
  expect(await kernel.as(scans, attend, { id: one.id, code: await codeOf(one) })).toMatchObject({
    already: true,
    answered: true,
  })
  await kernel.as(one.school.agent, handInSignIns, {
    id: one.id,
    clock: iso(9, '11:31:00'),
    entries: [{ key: randomUUID(), pass: (await passes(one))[1] ?? '', at: iso(9, '11:31:00') }],
  })
  expect((await today(scans, '2026-03-09'))?.standing).toBe('confirmed')
  expect((await today(shows, '2026-03-09'))?.standing).toBe('confirmed')
  expect(await today(gone, '2026-03-09')).toMatchObject({ standing: 'unconfirmed', attended: 8 })
  expect(await kernel.as(one.school.agent, readAttendanceCode, { id: one.id })).toMatchObject({
    rollCalls: 1,
    rollCallDue: false,
    unanswered: 1,
  })
  const kept = await sql`select 1 from attendance_change where class = ${one.id}`.execute(kernel.database.db)
  expect(kept.rows).toHaveLength(5)
  await expect(sql`delete from attendance_change`.execute(kernel.database.db)).rejects.toThrow()
  await expect(sql`delete from attendance`.execute(kernel.database.db)).rejects.toThrow()
})

test('手工签到超过三成的部分，区里核对才计入；剔除的留档作废，核对以后又补的再核对一次', async () => {
  const one = await open(2)
  const [scans, hand] = one.people as [(typeof one.people)[0], (typeof one.people)[0]]
  for (let day = 9; day <= 23; day += 1) {
    clock(day)
    await signIn(kernel, one.school.agent, one.id, [scans])
    if (day < 23)
      await kernel.as(one.school.agent, enterAttendance, {
        id: one.id,
        person: hand.person ?? '',
        reason: '没有手机',
      })
  }
  clock(24)
  const tried = await kernel.as(one.school.agent, completeClass, { id: one.id })
  expect(tried).toMatchObject({ outcome: 'undecided', notCompleted: 1 })
  expect(tried.decision.reasons.find(({ met }) => !met)).toMatchObject({
    rule: 'by-hand-capped',
    found: expect.stringContaining('76课时'),
  })
  const waiting = async () =>
    (await kernel.as(clerk, listAttendanceChecks, {})).items.find((item) => item.id === one.id)?.entries
  expect(await waiting()).toHaveLength(14)
  await kernel.as(clerk, checkAttendance, {
    id: one.id,
    evidence: '核对录像',
    struck: [9, 10].map((day) => ({
      person: hand.person ?? '',
      day: `2026-03-${String(day).padStart(2, '0')}`,
    })),
  })
  expect(await today(hand, '2026-03-10')).toMatchObject({ standing: 'voided', attended: 0, why: '核对录像' })
  await kernel.as(one.school.agent, enterAttendance, {
    id: one.id,
    person: hand.person ?? '',
    day: '2026-03-23',
    reason: '后来想起来',
  })
  const done = await kernel.as(one.school.agent, completeClass, { id: one.id })
  expect(done).toMatchObject({ outcome: 'completed', completed: 2 })
})

test('离线签到：一千条断断续续、重复送、手机快一小时，每条只记一次，时间是真的', async () => {
  const people = 50
  const one = await open(people, { hours: 160 })
  const list = await passes(one)
  const box: { key: string; pass: string; at: string }[] = []
  const hour = 3_600_000
  for (let day = 9; day < 29; day += 1)
    for (const pass of list)
      box.push({ key: randomUUID(), pass, at: new Date(Date.parse(iso(day)) + hour).toISOString() })
  expect(box).toHaveLength(1000)
  let took = 0
  for (let day = 9; day < 29; day += 1) {
    clock(day, '12:00:00')
    const sent = box.filter(({ at }) => at.slice(0, 10) === iso(day).slice(0, 10))
    const send = (entries: typeof box) =>
      kernel.as(one.school.agent, handInSignIns, {
        id: one.id,
        clock: new Date(Date.parse(iso(day, '12:00:00')) + hour).toISOString(),
        entries,
      })
    // Doubled at one moment, then again with what was sent before: as after a kill between answer and forgetting.
    const [first] = await Promise.all([send(sent.slice(0, 30)), send(sent.slice(0, 30))])
    const again = await send(sent)
    expect(again.results.slice(0, 30)).toEqual(first.results)
    took += again.results.filter(({ became }) => became === 'counted').length
  }
  expect(took).toBe(1000)
  const { rows } = await sql<{ signed: number; received: number; at: Date; off: number; open: number }>`
    select (select count(*)::int from attendance where class = ${one.id}) as signed,
      (select count(*)::int from sign_in_received where class = ${one.id}) as received,
      (select min(at) from attendance where class = ${one.id}) as at,
      (select min((signals ->> 'clockOff')::int) from attendance where class = ${one.id}) as off,
      (select count(*)::int from attendance where class = ${one.id} and standing <> 'confirmed') as open`.execute(
    kernel.database.db,
  )
  expect(rows[0]).toEqual({
    signed: 1000,
    received: 1000,
    at: new Date(iso(9)),
    off: -3600,
    open: 0,
  })
})

test('送来的凭证是别的班的、在将来的、没有课的日子的、时间离谱的：不收，说清为什么，重送回答一样', async () => {
  const one = await open(2)
  const other = await open(2)
  clock(10)
  const pass = (await passes(one))[0] ?? ''
  const entries = [
    { key: randomUUID(), pass: (await passes(other))[0] ?? '', at: iso(10) },
    { key: randomUUID(), pass, at: iso(11) },
    { key: randomUUID(), pass, at: iso(8) },
    { key: randomUUID(), pass, at: iso(9) },
    { key: randomUUID(), pass, at: '9999-12-31T23:00:00Z' },
  ]
  const send = () => kernel.as(one.school.agent, handInSignIns, { id: one.id, clock: iso(10), entries })
  const { results } = await send()
  expect(results.map(({ became, why }) => [became, why])).toEqual([
    ['rejected', '凭证不是这个班名册里的人的'],
    ['rejected', '签到时间在将来'],
    ['rejected', expect.stringContaining('没有课')],
    ['counted', null],
    ['rejected', expect.stringContaining('离现在太远')],
  ])
  expect((await send()).results).toEqual(results)
  await expect(
    kernel.as(other.school.agent, handInSignIns, { id: one.id, clock: iso(10), entries }),
  ).rejects.toEqual(status(403))
  await expect(kernel.as(other.school.agent, readSignInList, { id: one.id })).rejects.toEqual(status(403))
})

test('手机自称当天手工签的，过了一天才送到：还是事后补录；凭证扫了三天才送到的待核实', async () => {
  const one = await open(2)
  clock(12)
  const [hand, late] = await passes(one)
  await kernel.as(one.school.agent, handInSignIns, {
    id: one.id,
    clock: iso(12),
    entries: [
      { key: randomUUID(), pass: hand ?? '', at: iso(9), byHand: '没有手机' },
      { key: randomUUID(), pass: late ?? '', at: iso(9) },
    ],
  })
  const waits = '离线签到过了 72 小时才送到'
  expect(await today(one.people[0]!, '2026-03-09')).toMatchObject({ standing: 'unconfirmed', why: waits })
  expect(await today(one.people[1]!, '2026-03-09')).toMatchObject({ standing: 'unconfirmed', why: waits })
})

test('区里突击点名：教师的页面关着也点得成，谁没有应看得到，不记缺课；教师再点的都算', async () => {
  const one = await open(2)
  clock(9)
  await expect(kernel.as(clerk, inspectRoll, { id: one.id })).rejects.toEqual(status(409))
  await signIn(kernel, one.school.agent, one.id, one.people)
  clock(9, '10:00:00')
  await expect(kernel.as(one.school.agent, inspectRoll, { id: one.id })).rejects.toEqual(status(403))
  const elsewhere = official('district-clerk', ['120101'])
  await expect(kernel.as(elsewhere, inspectRoll, { id: one.id })).rejects.toEqual(status(403))
  expect(await kernel.as(clerk, inspectRoll, { id: one.id })).toEqual({ called: 2 })
  // Called twice at once: who waits for an answer is not called again.
  await expect(kernel.as(clerk, inspectRoll, { id: one.id })).rejects.toEqual(status(409))
  const roll = async () => (await kernel.as(clerk, listViolations, { id: one.id })).roll
  expect(await roll()).toMatchObject({
    signed: 2,
    rollCalls: 1,
    unanswered: [expect.anything(), expect.anything()],
  })
  const [first, second] = one.people as [(typeof one.people)[0], (typeof one.people)[0]]
  await kernel.as(first, attend, { id: one.id, code: await codeOf(one) })
  expect((await roll())?.unanswered).toHaveLength(1)
  expect(await today(second, '2026-03-09')).toMatchObject({ standing: 'unconfirmed', attended: 8 })
  const { rows } = await sql<{
    opened_by: string
  }>`select opened_by from roll_call where class = ${one.id}`.execute(kernel.database.db)
  expect(rows).toEqual([{ opened_by: clerk.label }])
  clock(24)
  expect(await roll()).toBeNull()
})
