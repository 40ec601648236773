import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { approvedClass, openSchool, signIn, traineeOf, workers } from '../../../test/training/classroom.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { enterAttendance, myTraining } from '../training/index.ts'
import { assignCourse } from './verbs/assign-course.ts'
import { addLesson, draftCourse } from './verbs/edit-course.ts'
import { listCourses, readCourse } from './verbs/read-courses.ts'
import { openWatching, tellBeat } from './verbs/watch.ts'

const MINUTES = 45 * 8 + 5

let kernel: TestKernel
let course = 0
let lesson = ''
beforeAll(async () => {
  kernel = await testKernel()
  const writer = official('municipal-officer', 'all', '甲编写')
  const { number } = await kernel.as(writer, draftCourse, {
    title: '焊接理论八课时',
    summary: '一天八课时的理论，六小时的视频。',
    source: '市人社局',
  })
  const content = new Uint8Array(readFileSync(new URL('../../main/demo/desks/lesson.webm', import.meta.url)))
  await kernel.as(writer, addLesson, {
    number,
    kind: 'video',
    title: '理论',
    file: { name: 'a.webm', content },
  })
  // The film is said to be as long as its lessons, so that nobody has to keep six hours of it.
  await sql`update online_media set millis = ${MINUTES * 60_000}`.execute(kernel.database.db)
  await kernel.as(writer, CASE_VERBS.stepCase, { number, step: 'submit' })
  await kernel.as(official('municipal-reviewer'), CASE_VERBS.stepCase, { number, step: 'publish' })
  course = (await perform(kernel, listCourses, asking(PUBLIC), {})).items[0]?.id ?? 0
  lesson = (await perform(kernel, readCourse, asking(PUBLIC), { id: course })).lines[0]?.id ?? ''
})
afterAll(() => kernel?.close())

test('线上学够八课时，线上那天自动签到；没有学完不能上实操（R7.2）', async () => {
  const school = await openSchool(kernel, 91)
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines, { mode: 'blended' })
  const [learnt, not] = [await traineeOf(kernel, lines[0] ?? {}), await traineeOf(kernel, lines[1] ?? {})]
  await expect(kernel.as(school.agent, assignCourse, { class: id, course, days: 2 })).rejects.toMatchObject({
    code: 'online.courseTooShort',
  })
  await expect(kernel.as(school.agent, assignCourse, { class: id, course, days: 15 })).rejects.toMatchObject({
    code: 'online.onlyTheory',
  })
  expect(await kernel.as(school.agent, assignCourse, { class: id, course, days: 1 })).toEqual({
    days: ['2026-03-09'],
    lessons: 8,
  })
  const other = await openSchool(kernel, 92)
  await expect(kernel.as(other.agent, assignCourse, { class: id, course, days: 1 })).rejects.toMatchObject({
    status: 403,
  })

  let moment = Date.parse('2026-03-09T08:00:00+08:00')
  kernel.clock.set(new Date(moment).toISOString())
  await expect(signIn(kernel, school.agent, id, [learnt])).rejects.toMatchObject({
    code: 'training.onlineDay',
  })
  const { session } = await kernel.as(learnt, openWatching, { id: lesson })
  await sql`update online_session set check_after_ms = 2000000000`.execute(kernel.database.db)
  const packet = { rate: 1, playing: true, hidden: false, jumped: false }
  // Minute by minute: what has been watched before is written at once, the last minutes come as packets.
  for (let seq = 1; seq <= 3; seq += 1) {
    await kernel.as(learnt, tellBeat, { id: session, seq, position: (seq - 1) * 60, ...packet })
    moment += 60_000
    kernel.clock.set(new Date(moment).toISOString())
  }
  const attended = async () => (await kernel.as(learnt, myTraining, {})).items[0]?.attendedHours
  expect(await attended()).toBe(0)
  await sql`insert into online_segment (id, session, person, lesson, day, from_ms, to_ms, gain_ms, began_at, ended_at)
    select gen_random_uuid(), session, person, lesson, day, 200000, ${(MINUTES - 5) * 60_000}, ${(MINUTES - 5) * 60_000 - 200_000},
      began_at, began_at + interval '6 hours' from online_segment limit 1`.execute(kernel.database.db)
  await sql`update online_segment set day = '2026-03-08'`.execute(kernel.database.db)
  await kernel.as(learnt, tellBeat, { id: session, seq: 4, position: 180, ...packet })
  moment += 60_000
  kernel.clock.set(new Date(moment).toISOString())
  expect(await attended()).toBe(0)
  await kernel.as(learnt, tellBeat, { id: session, seq: 5, position: 240, ...packet })
  expect(await attended()).toBe(8)

  kernel.clock.set('2026-03-10T08:30:00+08:00')
  await signIn(kernel, school.agent, id, [learnt])
  expect(await attended()).toBe(16)
  await expect(signIn(kernel, school.agent, id, [not])).rejects.toMatchObject({
    code: 'training.theoryFirst',
  })
  await expect(
    kernel.as(school.agent, enterAttendance, { id, person: not.person ?? '', reason: '手机没电了' }),
  ).rejects.toMatchObject({ code: 'training.theoryFirst' })
  await expect(kernel.as(school.agent, assignCourse, { class: id, course, days: 1 })).rejects.toMatchObject({
    code: 'online.classBegun',
  })
})

test('同一段网课只给一个班计课时：先指定的先用，够了才给下一个班；没有答点名收回的，签到作废', async () => {
  const lines = workers(1)
  const assigned: string[] = []
  for (const [at, startsOn] of ['2026-03-09', '2026-04-09'].entries()) {
    kernel.clock.set(`2026-03-02T09:0${at}:00+08:00`)
    const school = await openSchool(kernel, 94 + at)
    const { id } = await approvedClass(kernel, school.agent, lines, {
      mode: 'blended',
      startsOn,
      teacher: `线上 ${at} 师傅`,
      place: `线上 ${at} 号楼`,
    })
    await kernel.as(school.agent, assignCourse, { class: id, course, days: 1 })
    assigned.push(id)
  }
  const [first, second] = assigned as [string, string]
  const who = await traineeOf(kernel, lines[0] ?? {})
  const attended = async (id: string) =>
    (await kernel.as(who, myTraining, {})).items.find((one) => one.id === id)?.attendedHours
  let moment = Date.parse('2026-03-09T08:00:00+08:00')
  const later = (seconds: number) => {
    moment += seconds * 1000
    kernel.clock.set(new Date(moment).toISOString())
  }
  later(0)
  const { session } = await kernel.as(who, openWatching, { id: lesson })
  await sql`update online_session set check_after_ms = 2000000000 where id = ${session}`.execute(
    kernel.database.db,
  )
  const packet = { rate: 1, playing: true, hidden: false, jumped: false }
  await kernel.as(who, tellBeat, { id: session, seq: 1, position: 0, ...packet })
  // A whole film before, in one stretch for all eight lessons of the first class.
  await sql`insert into online_segment (id, session, person, lesson, day, from_ms, to_ms, gain_ms, began_at, ended_at)
    values (gen_random_uuid(), ${session}, ${who.person}, ${lesson}, '2026-03-08', 120000, ${(MINUTES - 1) * 60_000},
      ${(MINUTES - 3) * 60_000}, '2026-03-08T08:00:00+08:00', '2026-03-08T20:00:00+08:00')`.execute(
    kernel.database.db,
  )
  later(60)
  await kernel.as(who, tellBeat, { id: session, seq: 2, position: 60, ...packet })
  expect([await attended(first), await attended(second)]).toEqual([8, 0])
  later(30)
  await kernel.as(who, tellBeat, { id: session, seq: 3, position: 90, ...packet })
  expect([await attended(first), await attended(second)]).toEqual([8, 0])
  await expect(
    sql`update online_segment set class = ${second} where class = ${first}`.execute(kernel.database.db),
  ).rejects.toThrow('counted for one class')
  // Nobody answers the check of presence: everything since the last answer goes, and with it the day.
  await sql`update online_session set asked_at = ${new Date(moment)}, answer = '42' where id = ${session}`.execute(
    kernel.database.db,
  )
  later(3600)
  await kernel.as(who, tellBeat, { id: session, seq: 4, position: 95, ...packet })
  expect([await attended(first), await attended(second)]).toEqual([0, 0])
})

test('线下班不能指定网课', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const school = await openSchool(kernel, 93)
  const { id } = await approvedClass(kernel, school.agent, workers(1))
  await expect(kernel.as(school.agent, assignCourse, { class: id, course, days: 1 })).rejects.toMatchObject({
    code: 'online.notBlended',
  })
})
