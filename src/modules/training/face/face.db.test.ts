import { encode } from 'jpeg-js'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  openSchool,
  signIn,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { agreeFace, checkFace, readMyFace, withdrawFace } from '../verbs/face/face.ts'
import { leaveClass } from '../verbs/life/roster-change.ts'
import { forgetFaces } from './forget.ts'
import { compared } from './provider.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ demo: true })
})
afterAll(() => kernel.close())
const status = (code: number) => expect.objectContaining({ status: code })

/** A picture of a bright spot: where it is says which of two faces it is of; `light` is how bright the room was. */
function picture(spot: number, light = 0) {
  const [width, height] = [90, 80]
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const far = Math.hypot(x - 15 - spot * 60, y - 20 - spot * 40)
      const grey = Math.max(0, Math.min(255, 200 + light - far * 2))
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return { name: 'face.jpg', content: new Uint8Array(encode({ width, height, data }, 80).data) }
}

const templates = async (id: string) =>
  (
    await sql<{ template: Uint8Array | null; ended_why: string | null }>`select template, ended_why
      from face_consent where class = ${id} order by (select line from trainee t
      where t.class = face_consent.class and t.person = face_consent.person)`.execute(kernel.database.db)
  ).rows

const signals = async (id: string) =>
  (
    await sql<{ standing: string; face: string | null; tries: number | null }>`select standing,
      signals ->> 'face' as face, (signals ->> 'faceTries')::int as tries
      from attendance where class = ${id} order by at, day`.execute(kernel.database.db)
  ).rows

type Agent = Parameters<TestKernel['as']>[0]

test('照片比对：同意以后才比，只作线索；不一致不变签到，班次结业底片删除', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const school = await openSchool(kernel, 71)
  const lines = workers(3)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const [first, second, third] = (await Promise.all(lines.map((line) => traineeOf(kernel, line)))) as [
    Agent,
    Agent,
    Agent,
  ]
  expect((await kernel.as(first, readMyFace, { id })).offered?.title).toBe('演示比对')
  await expect(
    kernel.as(first, agreeFace, { id, agree: 'no' as 'yes', picture: picture(0) }),
  ).rejects.toEqual(status(400))
  const nothing = { name: 'x.jpg', content: new Uint8Array(Buffer.from('PK renamed')) }
  await expect(kernel.as(first, agreeFace, { id, agree: 'yes', picture: nothing })).rejects.toEqual(
    status(422),
  )
  await kernel.as(first, agreeFace, { id, agree: 'yes', picture: picture(0) })
  await expect(kernel.as(first, agreeFace, { id, agree: 'yes', picture: picture(1) })).rejects.toEqual(
    status(409),
  )
  await kernel.as(second, agreeFace, { id, agree: 'yes', picture: picture(1) })
  // Before signing in, and without consent, nothing is compared.
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  await expect(kernel.as(first, checkFace, { id, picture: picture(0) })).rejects.toEqual(status(409))
  await signIn(kernel, school.agent, id, [first, second, third])
  await expect(kernel.as(third, checkFace, { id, picture: picture(0) })).rejects.toEqual(status(409))
  expect(await kernel.as(first, checkFace, { id, picture: picture(0, 20) })).toMatchObject({ says: 'alike' })
  expect(await kernel.as(second, checkFace, { id, picture: picture(0) })).toMatchObject({ says: 'different' })
  expect(await signals(id)).toEqual([
    { standing: 'confirmed', face: 'alike', tries: 1 },
    { standing: 'confirmed', face: 'different', tries: 1 },
    { standing: 'confirmed', face: null, tries: null },
  ])
  for (let again = 2; again <= 5; again += 1)
    await kernel.as(second, checkFace, { id, picture: picture(again === 5 ? 1 : 0) })
  await expect(kernel.as(second, checkFace, { id, picture: picture(1) })).rejects.toEqual(status(409))
  for (const one of await templates(id)) expect(one.template?.length).toBeGreaterThan(8)
  const { outcome } = await taught(kernel, school.agent, id, [first, second, third], () => true)
  expect(outcome).toBe('completed')
  expect(await templates(id)).toEqual([
    { template: null, ended_why: '班次结业' },
    { template: null, ended_why: '班次结业' },
  ])
  await expect(kernel.as(first, checkFace, { id, picture: picture(0) })).rejects.toEqual(status(409))
  expect((await kernel.as(first, readMyFace, { id })).offered).toBeNull()
})

test('照片比对：撤回、离班、课早已上完，底片都删除；别班的、名册外的办不了', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const school = await openSchool(kernel, 72)
  const lines = workers(3)
  const { id } = await approvedClass(kernel, school.agent, lines, { teacher: '吴师傅', place: '三号楼' })
  const people = (await Promise.all(lines.map((line) => traineeOf(kernel, line)))) as Agent[]
  const [first, second, third] = people as [Agent, Agent, Agent]
  for (const one of people) await kernel.as(one, agreeFace, { id, agree: 'yes', picture: picture(0) })
  const other = workers(1)
  const elsewhere = await approvedClass(kernel, school.agent, other, { teacher: '郑师傅', place: '四号楼' })
  const stranger = await traineeOf(kernel, other[0] ?? {})
  await expect(kernel.as(stranger, agreeFace, { id, agree: 'yes', picture: picture(0) })).rejects.toEqual(
    status(403),
  )
  expect(await kernel.as(stranger, withdrawFace, { id })).toEqual({ withdrawn: false })
  await expect(kernel.as(first, readMyFace, { id: elsewhere.id })).rejects.toEqual(status(403))
  expect(await kernel.as(first, withdrawFace, { id })).toEqual({ withdrawn: true })
  expect(await kernel.as(first, withdrawFace, { id })).toEqual({ withdrawn: false })
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  await signIn(kernel, school.agent, id, [first, second])
  await expect(kernel.as(first, checkFace, { id, picture: picture(0) })).rejects.toEqual(status(409))
  await kernel.as(school.agent, leaveClass, {
    id,
    person: third.person ?? '',
    on: '2026-03-10',
    why: '回原籍工作',
  })
  expect((await templates(id)).map(({ ended_why }) => ended_why)).toEqual(['本人撤回', null, '本人离班'])
  // Nobody completes the class: it goes all the same, but not while it may still be needed.
  kernel.clock.set('2026-04-20T09:00:00+08:00')
  await forgetFaces(kernel)
  expect((await templates(id))[1]?.template).not.toBeNull()
  kernel.clock.set('2026-05-20T09:00:00+08:00')
  expect(await forgetFaces(kernel)).toBe(1)
  expect((await templates(id)).map(({ template }) => template)).toEqual([null, null, null])
})

test('照片比对：比对方报错或不答，记没有比成', async () => {
  const template = new Uint8Array(8)
  const broken = { compare: () => Promise.reject(new Error('拒绝')) }
  expect(await compared(broken, template, template)).toBe('failed')
  const silent = { compare: () => new Promise<'alike'>(() => undefined) }
  expect(await compared(silent, template, template, 20)).toBe('failed')
})

test('真实城市没有写明比对方的，不问照片，谁也不能同意', async () => {
  const real = await testKernel()
  try {
    const school = await openSchool(real, 73)
    const lines = workers(1)
    const { id } = await approvedClass(real, school.agent, lines)
    const one = await traineeOf(real, lines[0] ?? {})
    expect((await real.as(one, readMyFace, { id })).offered).toBeNull()
    await expect(real.as(one, agreeFace, { id, agree: 'yes', picture: picture(0) })).rejects.toMatchObject({
      code: 'training.noFaceCheck',
    })
  } finally {
    await real.close()
  }
})
