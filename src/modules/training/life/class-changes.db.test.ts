import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  openSchool,
  signIn,
  traineeOf,
  worker,
  workers,
} from '../../../../test/training/classroom.ts'
import { completeClass, enterAttendance, myTraining, readClassDesk } from '../index.ts'
import { changeTeacher, moveLesson } from '../verbs/life/lesson.ts'
import { pauseClass, resumeClass } from '../verbs/life/pause.ts'
import { changeEmployer, joinClass, leaveClass } from '../verbs/life/roster-change.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let serial = 300
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const refused = (code: string) => expect.objectContaining({ code: `training.${code}` })
const at = (day: number) => kernel.clock.set(`2026-03-${String(day).padStart(2, '0')}T08:30:00+08:00`)
const march = (day: number) => `2026-03-${String(day).padStart(2, '0')}`
const why = '临时停电，教室不能用'

/** 120 lessons from 2026-03-09 to 23, at a school of its own unless `again`. */
async function open(change: object = {}, again = false) {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  serial += 1
  if (!again) school = await openSchool(kernel, serial)
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines, change)
  return { id, people: await Promise.all(lines.map((line) => traineeOf(kernel, line))) }
}
const desk = (id: string) => kernel.as(school.agent, readClassDesk, { id })

test('停课从过去的一天起，复课以后没有上的课按次序顺延；停课期间不签到、不结业', async () => {
  const { id, people } = await open()
  at(9)
  await signIn(kernel, school.agent, id, people)
  at(13)
  expect(await kernel.as(school.agent, pauseClass, { id, from: march(11), why })).toEqual({ waiting: 13 })
  await expect(kernel.as(school.agent, pauseClass, { id, from: march(12), why })).rejects.toEqual(
    refused('pausedAlready'),
  )
  await expect(signIn(kernel, school.agent, id, people)).rejects.toEqual(refused('pausedNow'))
  await expect(kernel.as(school.agent, resumeClass, { id, from: march(10) })).rejects.toEqual(
    refused('resumeBeforePause'),
  )
  at(25)
  await expect(kernel.as(school.agent, completeClass, { id })).rejects.toEqual(refused('pausedNow'))
  expect(await kernel.as(school.agent, resumeClass, { id, from: march(26) })).toEqual({
    moved: 13,
    endsOn: '2026-04-07',
  })
  const { days, endsOn, attention } = await desk(id)
  expect([days.length, days[1]?.day, days[2]?.day, endsOn]).toEqual([15, march(10), march(26), '2026-04-07'])
  expect(days.map(({ topic }) => topic)).toEqual(days.map((_day, index) => `第 ${index + 1} 次课`))
  expect(attention.join()).toContain('起停课')
  await expect(kernel.as(school.agent, resumeClass, { id, from: march(27) })).rejects.toEqual(
    refused('notPaused'),
  )
  at(26)
  await signIn(kernel, school.agent, id, people)
})

test('停课会把课推到开班日以前的，不收：说是哪一天、怎么填；已有签到的日子也停不了', async () => {
  const { id, people } = await open()
  at(9)
  await signIn(kernel, school.agent, id, people)
  await expect(kernel.as(school.agent, pauseClass, { id, from: march(3), why })).rejects.toMatchObject({
    code: 'training.pauseBeforeStart',
    fields: [{ path: 'from', message: expect.stringContaining('2026年3月9日') }],
  })
  await expect(kernel.as(school.agent, pauseClass, { id, from: march(9), why })).rejects.toMatchObject({
    code: 'training.pauseOverSignIns',
    fields: [{ path: 'from', message: expect.stringContaining('3月10日') }],
  })
  await expect(kernel.as(school.agent, pauseClass, { id, from: march(24), why })).rejects.toEqual(
    refused('pauseAfterEnd'),
  )
})

test('复课那几天学员已在别的班：不收，说是哪一行，一课也没有动', async () => {
  await open()
  const shared = workers(1)
  await approvedClass(kernel, school.agent, shared, { teacher: '郑师傅', place: '四号教室' })
  const other = await openSchool(kernel, 391)
  await approvedClass(kernel, other.agent, shared, { startsOn: '2026-04-01' })
  const { items } = await kernel.as(await traineeOf(kernel, shared[0] ?? {}), myTraining, {})
  const own = items.find(({ startsOn }) => startsOn === march(9))?.id ?? ''
  await kernel.as(school.agent, pauseClass, { id: own, from: march(12), why })
  at(12)
  await expect(kernel.as(school.agent, resumeClass, { id: own, from: '2026-04-01' })).rejects.toMatchObject({
    code: 'training.traineeElsewhere',
    detail: expect.stringContaining('第 2 行'),
  })
  expect((await desk(own)).endsOn).toBe(march(23))
})

test('调课、补课：没有上的课改到今天以后没有课的日子；已有签到的、已有课的、开班以前的不收', async () => {
  const { id, people } = await open()
  const move = (day: number, to: string) =>
    kernel.as(school.agent, moveLesson, { id, day: march(day), to, why })
  await expect(move(9, march(3))).rejects.toEqual(refused('lessonBeforeStart'))
  at(9)
  await signIn(kernel, school.agent, id, people)
  at(12)
  await expect(move(9, march(30))).rejects.toEqual(refused('lessonHeld'))
  await expect(move(11, march(11))).rejects.toEqual(refused('makeUpDayPast'))
  await expect(move(11, march(20))).rejects.toEqual(refused('lessonThere'))
  expect(await move(11, march(28))).toEqual({ to: march(28) })
  expect((await desk(id)).endsOn).toBe(march(28))
  at(28)
  await signIn(kernel, school.agent, id, people)
  await expect(
    kernel.as(school.agent, enterAttendance, {
      id,
      person: people[0]?.person ?? '',
      day: march(11),
      reason: '补录原来的日子',
    }),
  ).rejects.toEqual(refused('noLessonThen'))
})

test('F13 教师和教室同一天不在两个班：换教师、调课都不收，说是哪一天、哪个班', async () => {
  const one = await open({ teacher: '钱师傅' })
  const other = await open({ teacher: '孙师傅', place: '另一个教室' }, true)
  at(10)
  await expect(
    kernel.as(school.agent, changeTeacher, { id: other.id, from: march(12), teacher: '钱师傅', why }),
  ).rejects.toMatchObject({
    code: 'training.inTwoRooms',
    detail: expect.stringContaining('任课教师“钱师傅”'),
  })
  await kernel.as(school.agent, pauseClass, { id: one.id, from: march(12), why })
  expect(
    await kernel.as(school.agent, changeTeacher, { id: other.id, from: march(12), teacher: '钱师傅', why }),
  ).toEqual({ days: 12 })
  await expect(kernel.as(school.agent, resumeClass, { id: one.id, from: march(13) })).rejects.toEqual(
    refused('inTwoRooms'),
  )
  expect(await kernel.as(school.agent, resumeClass, { id: one.id, from: march(24) })).toMatchObject({
    moved: 12,
  })
})

test('中途加入：剩下的课够结业才收，登记不合的说清哪一格；在别的班、已在名册的不收', async () => {
  const { id } = await open()
  at(9)
  const { name = '', idNumber = '', phone = '' } = worker()
  const join = (on: number, change: object = {}) =>
    kernel.as(school.agent, joinClass, {
      id,
      on: march(on),
      name,
      idNumber,
      phone,
      group: '农村劳动力',
      why: '候补递补',
      ...change,
    })
  await expect(join(13)).rejects.toMatchObject({
    code: 'training.tooLateToJoin',
    fields: [{ path: 'on', message: expect.stringContaining('88 课时') }],
  })
  await expect(join(10, { idNumber: '12' })).rejects.toMatchObject({
    code: 'training.mayNotJoin',
    fields: [expect.objectContaining({ path: 'idNumber' })],
  })
  const joined = await join(10)
  expect(joined.lessonsLeft).toBe(112)
  await expect(join(10)).rejects.toMatchObject({ status: expect.any(Number) })
  expect((await desk(id)).roster).toHaveLength(3)
  at(10)
  await signIn(kernel, school.agent, id, [await traineeOf(kernel, { idNumber })])
})

test('中途离班：以前的签到留着，以后不能签，空出来的日子可以上别的班；换单位记下日子', async () => {
  const { id, people } = await open()
  const [stays, leaves] = people as [(typeof people)[0], (typeof people)[0]]
  at(9)
  await signIn(kernel, school.agent, id, people)
  const leave = (on: number) =>
    kernel.as(school.agent, leaveClass, { id, person: leaves.person ?? '', on: march(on), why: '找到工作' })
  await expect(leave(9)).rejects.toEqual(refused('leaveBeforeSignIn'))
  expect(await leave(11)).toEqual({ left: march(11) })
  await expect(leave(12)).rejects.toEqual(refused('leftAlready'))
  at(11)
  await expect(signIn(kernel, school.agent, id, [leaves])).rejects.toEqual(refused('leftClass'))
  await signIn(kernel, school.agent, id, [stays])
  const { items } = await kernel.as(leaves, myTraining, {})
  expect(items[0]?.attendedHours).toBe(8)
  const change = (creditCode: string) =>
    kernel.as(school.agent, changeEmployer, {
      id,
      person: stays.person ?? '',
      on: march(10),
      creditCode,
      why: '跳槽到新单位',
    })
  await expect(change('91120116MA0000000X')).rejects.toEqual(refused('noSuchEmployer'))
  expect(await change('')).toEqual({ employer: null })
})
