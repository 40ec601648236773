import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  cases,
  clerk,
  filing,
  openSchool,
  signIn,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { addVenue } from '../../organisations/index.ts'
import { fileClass, readClassDesk, readPublicClass } from '../index.ts'
import { changeLessons, changeTeacher, moveLesson } from '../verbs/life/lesson.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let rival: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 801)
  rival = await openSchool(kernel, 802)
})
afterAll(() => kernel.close())

const refused = (code: string) => expect.objectContaining({ code: `training.${code}` })
const why = '教室检修，换个时间'
const morning = { hours: 120, hoursPerDay: 4, beginsAt: '08:30', endsAt: '12:00' }
const afternoon = { hours: 120, hoursPerDay: 4, beginsAt: '13:30', endsAt: '17:00' }

async function unmet(by: typeof school, change: object) {
  const answer = await kernel.as(by.agent, fileClass, await filing(workers(1), change))
  if (answer.outcome === 'filed') return []
  return (answer.decision?.reasons ?? []).filter(({ met }) => !met).map(({ rule, found }) => [rule, found])
}
const desk = (id: string) => kernel.as(school.agent, readClassDesk, { id })

test('F13 报开班：教师在别的机构同一时间有课，不收，说出两个班和时间；错开、写上证号区分的收', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const { number } = await approvedClass(kernel, school.agent, workers(1), { ...morning, teacher: '郝师傅' })
  expect(await unmet(rival, { ...morning, teacher: '郝 师傅' })).toEqual([
    ['one-place-at-a-time', expect.stringContaining(`08:30–12:00 任课教师“郝 师傅”同时在 ${number}`)],
  ])
  expect(await unmet(rival, { ...afternoon, teacher: '郝师傅' })).toEqual([])
  expect(await unmet(rival, { ...morning, teacher: '郝师傅（120116001 号）' })).toEqual([])
})

test('一间教室同一时间不排两个班，同一机构才算同一间', async () => {
  const room = { place: '综合楼 201' }
  await approvedClass(kernel, school.agent, workers(1), { ...morning, ...room })
  expect(await unmet(school, { ...morning, ...room })).toEqual([
    ['one-place-at-a-time', expect.stringContaining('教学地点“综合楼 201”')],
  ])
  expect(await unmet(school, { ...afternoon, ...room })).toEqual([])
  expect(await unmet(rival, { ...morning, ...room })).toEqual([])
})

test('两家同时报同一位教师同一时间的班，只收一家', async () => {
  const both = await Promise.all(
    [school, rival].map(async ({ agent }) =>
      kernel.as(agent, fileClass, await filing(workers(1), { ...morning, teacher: '抢课师傅' })),
    ),
  )
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['filed', 'refused'])
})

test('起止时间排不下当天课时的不收；下课早于上课、没有填的，说是哪一格', async () => {
  expect(await unmet(school, { beginsAt: '08:30', endsAt: '14:00' })).toEqual([
    ['lessons-fit', expect.stringContaining('排不下那一天的课时')],
  ])
  const file = async (change: object) => kernel.as(school.agent, fileClass, await filing(workers(1), change))
  await expect(file({ beginsAt: '16:00', endsAt: '08:00' })).rejects.toMatchObject({
    code: 'training.badTimes',
    fields: [{ path: 'endsAt', message: '下课时间要晚于上课时间' }],
  })
  await expect(file({ beginsAt: undefined })).rejects.toMatchObject({ status: 400 })
  await expect(file({ beginsAt: '25:00' })).rejects.toMatchObject({ status: 400 })
})

test('场地登记的容纳人数：名册超过的不收；没有登记的地点提示审核人', async () => {
  await kernel.as(school.agent, addVenue, { name: '小教室', address: '滨海新区第二大街 2 号', holds: 2 })
  const file = async (count: number, place: string) =>
    kernel.as(school.agent, fileClass, await filing(workers(count), { place }))
  const tooMany = await file(3, '小教室')
  expect(tooMany.decision?.reasons.find(({ rule }) => rule === 'venue-holds')).toMatchObject({
    met: false,
    found: '名册 3 人，在“小教室”上课',
    needed: '不超过场地登记的 2 人',
  })
  const bare = await file(2, '小教室')
  expect(bare.outcome).toBe('filed')
  expect((await file(1, '别处')).attention.join()).toContain('不是本机构登记的场地')
  expect(bare.attention.join()).toContain('教学设备按登记的不够：焊接工位（2 人，要每 2 人 1）')
  const lines = (await kernel.as(clerk, cases.readCase, { number: bare.number ?? '' })).evidence?.comparisons
  expect(lines?.filter(({ item }) => item.startsWith('设备：'))).toMatchObject([
    {
      item: '设备：焊接工位',
      result: 'attention',
      note: expect.stringContaining('国家培训管理规定 关于教学设备的规定'),
    },
    { item: '设备：电焊机', result: 'attention' },
    { item: '设备：烟尘净化机', result: 'attention' },
  ])
})

test('课表里每天有时间、教师、地点；公开的班次页也看得到；零头那天早下课', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const { id } = await approvedClass(kernel, rival.agent, workers(1), { hours: 124 })
  const shown = await kernel.as(clerk, readPublicClass, { id })
  expect(shown.lessonTimes).toBe('08:30–16:30')
  expect(shown.days[0]).toMatchObject({ time: '08:30–16:30', beginsAt: '08:30', endsAt: '16:30' })
  expect(shown.days.at(-1)).toMatchObject({ hours: 4, time: '08:30–12:30' })
  expect(shown.days[0]?.teacher).toContain('周师傅')
})

test('签到离上课太早、太晚的待核实，按时的有效；补签的不看钟点', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const lines = workers(3)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  for (const [at, time] of ['07:20', '08:40', '09:10'].entries()) {
    kernel.clock.set(`2026-03-09T${time}:00+08:00`)
    await signIn(kernel, school.agent, id, [people[at] as (typeof people)[0]])
  }
  const signed = (await desk(id)).roster.flatMap((one) => one.signed)
  expect(signed.map(({ standing, why }) => [standing, why])).toEqual([
    ['unconfirmed', '08:30上课，提前 70 分钟签到'],
    ['confirmed', null],
    ['unconfirmed', '08:30上课，过了 40 分钟才签到'],
  ])
})

test('改上课时间：从一天起改，签过到的不动；撞上别的班、别人来改、时间不够，都不收', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const lines = workers(1)
  const { id } = await approvedClass(kernel, school.agent, lines, { ...morning, teacher: '戴师傅' })
  await approvedClass(kernel, school.agent, workers(1), { ...afternoon, teacher: '戴师傅' })
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  await signIn(kernel, school.agent, id, [await traineeOf(kernel, lines[0] ?? {})])
  const change = (by: typeof school, given: object) =>
    kernel.as(by.agent, changeLessons, {
      id,
      from: '2026-03-09',
      beginsAt: '08:00',
      endsAt: '11:30',
      why,
      ...given,
    })
  await expect(change(rival, {})).rejects.toMatchObject({ status: 403 })
  await expect(change(school, { endsAt: '10:00' })).rejects.toMatchObject({
    code: 'training.lessonTooShort',
    fields: [{ path: 'endsAt', message: expect.stringContaining('至少要 180 分钟') }],
  })
  await expect(change(school, { beginsAt: '12:00', endsAt: '15:30' })).rejects.toMatchObject({
    code: 'training.inTwoRooms',
    detail: expect.stringContaining('任课教师“戴师傅”同时在 KB-'),
  })
  await expect(change(school, { from: '2026-06-01' })).rejects.toEqual(refused('noLessonThen'))
  expect(await change(school, { place: '南楼 305' })).toEqual({ days: 29 })
  const { days, lessonTimes, attention } = await desk(id)
  expect(lessonTimes).toBe('08:00–11:30')
  expect(days.slice(0, 2).map(({ time, place }) => [time, place.startsWith('南楼')])).toEqual([
    ['08:30–12:00', false],
    ['08:00–11:30', true],
  ])
  expect(attention.join()).toContain('起改为 08:00–11:30 上课，在南楼 305')
})

test('换教师：同一时间在别的机构有课的不收', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  await approvedClass(kernel, rival.agent, workers(1), { ...morning, teacher: '贾师傅' })
  const { id } = await approvedClass(kernel, school.agent, workers(1), morning)
  const change = (teacher: string) =>
    kernel.as(school.agent, changeTeacher, { id, from: '2026-03-10', teacher, why: '原教师生病' })
  await expect(change('贾师傅')).rejects.toEqual(refused('inTwoRooms'))
  expect(await change('贾师傅（另一位，00231 号）')).toMatchObject({ days: 29 })
})

test('以前没有填时间的班照常：显示时间未填，调课要填时间，可以补填', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const lines = workers(1)
  const { id } = await approvedClass(kernel, school.agent, lines)
  await sql`update training_class set begins_at = null, ends_at = null where id = ${id}::uuid`.execute(
    kernel.database.db,
  )
  await sql`update training_day set begins_at = null, ends_at = null where class = ${id}::uuid`.execute(
    kernel.database.db,
  )
  expect((await kernel.as(clerk, readPublicClass, { id })).days[0]?.time).toBe('时间未填')
  kernel.clock.set('2026-03-09T11:00:00+08:00')
  await signIn(kernel, school.agent, id, [await traineeOf(kernel, lines[0] ?? {})])
  expect((await desk(id)).roster[0]?.signed[0]?.standing).toBe('confirmed')
  const move = (given: object) =>
    kernel.as(school.agent, moveLesson, { id, day: '2026-03-10', to: '2026-03-30', why, ...given })
  await expect(move({})).rejects.toMatchObject({
    code: 'training.lessonNeedsTimes',
    fields: [{ path: 'beginsAt' }, { path: 'endsAt' }],
  })
  await move({ beginsAt: '09:00', endsAt: '17:00' })
  expect((await desk(id)).days.at(-1)).toMatchObject({ day: '2026-03-30', time: '09:00–17:00' })
  await kernel.as(school.agent, changeLessons, {
    id,
    from: '2026-03-10',
    beginsAt: '08:30',
    endsAt: '16:30',
    why,
  })
  const { days } = await desk(id)
  expect(days.map(({ time }) => time)).toEqual(['时间未填', ...days.slice(1).map(() => '08:30–16:30')])
})
