import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { approvedClass, openSchool, reviewer, workers } from '../../../../test/training/classroom.ts'
import { fileVerbs } from '../../../kernel/file/index.ts'
import { readClassDesk } from '../index.ts'
import { addVideo } from '../verbs/evidence/add-video.ts'
import { listViolations } from '../verbs/violations.ts'
import { videoFiles } from './files.ts'

const { readAttached, withdrawAttached, attachTo } = fileVerbs([videoFiles])
const lesson = new Uint8Array(readFileSync(new URL('../../../main/demo/desks/lesson.webm', import.meta.url)))
const status = (code: number) => expect.objectContaining({ status: code })

/** An MP4 of this many minutes, as its head says; `of` makes two of the same length different. */
function mp4(minutes: number, of = 0): Uint8Array {
  const head = Buffer.alloc(8 + 100)
  head.writeUInt32BE(108, 0)
  head.write('mvhd', 4)
  head.writeUInt32BE(1000, 8 + 12)
  head.writeUInt32BE(minutes * 60_000, 8 + 16)
  head.writeUInt32BE(of, 8 + 90)
  const moov = Buffer.alloc(8)
  moov.writeUInt32BE(116, 0)
  moov.write('moov', 4)
  const type = Buffer.alloc(16)
  type.writeUInt32BE(16, 0)
  type.write('ftypisom', 4)
  return new Uint8Array(Buffer.concat([type, moov, head]))
}

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let id: string
let other: string
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 71)
  ;({ id } = await approvedClass(kernel, school.agent, workers(1)))
  ;({ id: other } = await approvedClass(kernel, school.agent, workers(1), {
    teacher: '吴师傅',
    place: '另一处',
  }))
  kernel.clock.set('2026-03-10T18:00:00+08:00')
})
afterAll(() => kernel.close())

const add = (content: Uint8Array, change: object = {}, as = school.agent) =>
  kernel.as(as, addVideo, {
    id,
    day: '2026-03-09',
    begins: '08:30',
    file: { name: '上午.mp4', content },
    ...change,
  })
const recorded = async () => (await kernel.as(school.agent, readClassDesk, { id })).recorded

test('改了名的压缩包按内容认出来，说明在哪、怎么办，什么也没有留下', async () => {
  const zip = new Uint8Array(Buffer.from('PK\u0003\u0004 上午.mp4'))
  await expect(add(zip)).rejects.toMatchObject({
    status: 415,
    detail: expect.stringContaining('导出成 MP4'),
    fields: [{ path: 'file', message: expect.stringContaining('上午.mp4') }],
  })
  expect((await recorded()).days.flatMap(({ videos }) => videos)).toEqual([])
})

test('盖住多少由内容的时长算：重叠的算一次，区里看到的和机构看到的一样', async () => {
  expect(await add(mp4(90))).toEqual({ minutes: 90 })
  await add(mp4(90, 1), { begins: '09:30' })
  await add(lesson, { day: '2026-03-10', file: { name: '课堂.webm', content: lesson } })
  const own = await recorded()
  expect(own).toMatchObject({ taughtMinutes: 720, lessonMinutes: 45 })
  expect(own.days.map(({ coveredMinutes }) => coveredMinutes)).toEqual([150, expect.any(Number)])
  const inspected = (await kernel.as(reviewer, listViolations, { id })).recorded
  expect(inspected.coveredMinutes).toBe(own.coveredMinutes)
  const file = inspected.days[0]?.videos[0]?.file ?? ''
  expect(await kernel.as(reviewer, readAttached, { id: file })).toMatchObject({ type: 'video/mp4' })
})

test('同一段录像不能给两天、两个班用；撤回以后才可以，撤回的不再算', async () => {
  await expect(add(mp4(90), { day: '2026-03-10' })).rejects.toEqual(status(409))
  await expect(add(mp4(90), { id: other })).rejects.toEqual(status(409))
  const file = (await recorded()).days[0]?.videos[0]?.file ?? ''
  await kernel.as(school.agent, withdrawAttached, { id: file })
  expect((await recorded()).days[0]).toMatchObject({ coveredMinutes: 90 })
  expect(await add(mp4(90), { id: other })).toEqual({ minutes: 90 })
})

test('没有课的日子、还没录完的、过了半夜的、一天都录不完的：不收', async () => {
  await expect(add(mp4(10, 2), { day: '2026-03-08' })).rejects.toEqual(status(409))
  await expect(add(mp4(60, 3), { day: '2026-03-10', begins: '17:30' })).rejects.toEqual(status(422))
  await expect(add(mp4(60, 4), { day: '2026-03-11' })).rejects.toEqual(status(422))
  await expect(add(mp4(60, 5), { begins: '23:30' })).rejects.toEqual(status(422))
  await expect(add(mp4(1441, 6), { begins: '00:00' })).rejects.toEqual(status(415))
})

test('别的机构、别的区、学员传不了也打不开；不带时刻的不收', async () => {
  const stranger = agent('provider-agent', '018f0000-0000-7000-8000-000000000009')
  await expect(add(mp4(5, 7), {}, stranger)).rejects.toEqual(status(403))
  const file = (await recorded()).days[0]?.videos[1]?.file ?? ''
  for (const one of [stranger, official('district-reviewer', ['120101']), official('auditor')])
    await expect(kernel.as(one, readAttached, { id: file })).rejects.toEqual(status(403))
  const bare = { kind: 'class-day', id: `${id}:2026-03-09`, file: { name: 'a.mp4', content: mp4(5, 8) } }
  await expect(kernel.as(school.agent, attachTo, bare)).rejects.toEqual(status(403))
})
