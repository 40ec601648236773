import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { auditTrail } from '../audit/index.ts'
import { type AnyVerb, anybody, verb } from '../verb/index.ts'
import { event, type Follower, follow, followEach, stuckVerbs, workOff } from './index.ts'

const rained = event('weather.rained', z.object({ where: z.string(), drops: z.array(z.number()) }))

let kernel: TestKernel
let broken = new Set<number>()
const caught: number[] = []

const drops: Follower = followEach(
  rained,
  'umbrella.catch',
  (payload) => payload.drops,
  async (ctx, drop) => {
    if (broken.has(drop)) throw new Error(`drop ${drop}`)
    ctx.act.subject('drop', String(drop))
    await sql`insert into drop_seen (drop) values (${drop})`.execute(ctx.db)
    caught.push(drop)
  },
)
const told: string[] = []
const teller = follow(rained, 'umbrella.tell', async (_ctx, { where }) => {
  told.push(where)
})

const rain = verb({
  name: 'weather.rain',
  title: '下雨',
  http: 'POST /rain',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ drops: z.array(z.number()), dry: z.boolean().default(false) }),
  output: z.object({}),
  async run(ctx, input) {
    await ctx.emit(rained, { where: 'here', drops: input.drops })
    if (input.dry) throw new Error('no rain')
    return {}
  },
})

const open = async () => {
  kernel = await testKernel({ followers: [drops, teller] })
  await sql`create table drop_seen (drop integer primary key)`.execute(kernel.database.db)
  broken = new Set()
  caught.length = 0
  told.length = 0
}
afterEach(() => kernel.close())
const quiet = () => {}

test('事件与行为同生共灭：行为撤销，谁也不跟办；行为成立，每个跟办者各办一次', async () => {
  await open()
  const who = official('district-clerk')
  await expect(kernel.as(who, rain, { drops: [1], dry: true })).rejects.toThrow('no rain')
  expect(await workOff(kernel, quiet)).toBe(0)
  await kernel.as(who, rain, { drops: [1, 2] })
  expect(await workOff(kernel, quiet)).toBe(3)
  expect(await workOff(kernel, quiet)).toBe(0)
  expect({ caught, told }).toEqual({ caught: [1, 2], told: ['here'] })
})

test('跟办者以系统身份办理，每一件在审计里各有一条自动记录', async () => {
  await open()
  await kernel.as(official('district-clerk'), rain, { drops: [7, 8] })
  await workOff(kernel, quiet)
  const trail = await auditTrail(kernel.database.db, { subject: { kind: 'drop', id: '7' }, districts: 'all' })
  expect(trail).toMatchObject([{ verb: 'umbrella.catch', outcome: 'automatic', account: null }])
})

test('一件出错不挡后面的；停顿越来越长，第五次起是卡住的工作，不再自动重试', async () => {
  await open()
  broken.add(1)
  await kernel.as(official('district-clerk'), rain, { drops: [1, 2, 3] })
  await workOff(kernel, quiet)
  expect(caught).toEqual([2, 3])
  const tries: number[] = []
  let at = kernel.clock.now().getTime()
  for (let second = 0; second < 3600; second += 5) {
    at += 5000
    kernel.clock.set(new Date(at).toISOString())
    let failed = 0
    await workOff(kernel, () => {
      failed += 1
    })
    if (failed > 0) tries.push(second + 5)
  }
  expect(tries).toEqual([10, 70, 370, 1570])
  const { rows } = await sql`select tries, stuck_at is not null as stuck, error from trouble`.execute(
    kernel.database.db,
  )
  expect(rows).toEqual([{ tries: 5, stuck: true, error: 'drop 1' }])
})

test('八个办理者同时来取，每一件恰好办一次', async () => {
  await open()
  const all = Array.from({ length: 40 }, (_, index) => index)
  await kernel.as(official('district-clerk'), rain, { drops: all })
  const errors: unknown[] = []
  await Promise.all(Array.from({ length: 8 }, () => workOff(kernel, (error) => errors.push(error))))
  expect(errors).toEqual([])
  expect([...caught].sort((a, b) => a - b)).toEqual(all)
})

test('系统管理员看到卡住的工作，修好以后重试，不用再办的写明原因关闭', async () => {
  await open()
  const [list, retry, close] = stuckVerbs as [AnyVerb, AnyVerb, AnyVerb]
  const admin = official('system-admin')
  broken.add(1)
  broken.add(2)
  await kernel.as(official('district-clerk'), rain, { drops: [1, 2] })
  for (let round = 0; round < 6; round += 1) {
    await workOff(kernel, quiet)
    kernel.clock.set(new Date(kernel.clock.now().getTime() + 1_300_000).toISOString())
  }
  await expect(kernel.as(official('municipal-officer'), list, {})).rejects.toMatchObject({ status: 403 })
  const { items } = await kernel.as(admin, list, {})
  expect(items).toMatchObject([
    { kind: 'follow-up', title: '事件发生后的跟办', verb: 'umbrella.catch', tries: 5, cause: 'drop 1' },
    { cause: 'drop 2' },
  ])
  const [first, second] = items.map(({ kind, work }: { kind: string; work: string }) => ({ kind, work }))
  broken.clear()
  await kernel.as(admin, retry, first)
  await workOff(kernel, quiet)
  expect(caught).toEqual([1])
  await expect(kernel.as(admin, close, { ...second, why: '' })).rejects.toMatchObject({ status: 400 })
  await kernel.as(admin, close, { ...second, why: '已由区里人工补办' })
  await workOff(kernel, quiet)
  expect(caught).toEqual([1])
  expect(await kernel.as(admin, list, {})).toEqual({ items: [], total: 0 })
  await expect(kernel.as(admin, retry, second)).rejects.toMatchObject({ status: 409 })
  const trail = await auditTrail(kernel.database.db, {
    subject: { kind: 'stuck', id: `follow-up ${second?.work}` },
    districts: 'all',
  })
  expect(trail).toEqual(
    expect.arrayContaining([expect.objectContaining({ purpose: '已由区里人工补办', outcome: 'ok' })]),
  )
})
