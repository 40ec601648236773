import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { anybody, perform, verb } from './index.ts'
import { problem } from './problem.ts'

let kernel: TestKernel
let runs = 0
let failing = 0

beforeAll(async () => {
  kernel = await testKernel()
  await sql`create table once_trial (id uuid primary key)`.execute(kernel.database.db)
})
afterAll(() => kernel.close())
beforeEach(() => {
  runs = 0
  failing = 0
})

const note = verb({
  name: 'test.note',
  title: '记一笔',
  http: 'POST /test/note',
  who: anybody(),
  input: z.strictObject({ of: z.string() }),
  output: z.object({ id: z.string(), of: z.string() }),
  run: async ({ db }, { of }) => {
    runs += 1
    const id = randomUUID()
    await sql`insert into once_trial (id) values (${id})`.execute(db)
    await sql`select pg_sleep(0.05)`.execute(db)
    if (failing > 0) {
      failing -= 1
      throw problem(422, '这一次没办成')
    }
    return { id, of }
  },
})

const under = (key: string, account = 'finance-officer' as const) => ({ ...asking(official(account)), key })
const noted = async () =>
  (await sql<{ id: string }>`select id from once_trial`.execute(kernel.database.db)).rows.length

test('同一个编号同时来八次：只办一次，八次得到同一个答复', async () => {
  const [before, key] = [await noted(), randomUUID()]
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => perform(kernel, note, under(key), { of: '甲' })),
  )
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(runs).toBe(1)
  expect(await noted()).toBe(before + 1)
})

test('前一次没办成，等着的那一次接着办；编号没有因此用掉', async () => {
  const [before, key] = [await noted(), randomUUID()]
  failing = 1
  const answers = await Promise.allSettled(
    Array.from({ length: 4 }, () => perform(kernel, note, under(key), { of: '甲' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ])
  expect(runs).toBe(2)
  expect(await noted()).toBe(before + 1)
})

test('同一个编号用在另一件事上：退回，说明换一个编号；别人用同样的编号，是他自己的一件', async () => {
  const key = randomUUID()
  const first = await perform(kernel, note, under(key), { of: '甲' })
  await expect(perform(kernel, note, under(key), { of: '乙' })).rejects.toMatchObject({ status: 422 })
  const other = await perform(kernel, note, { ...asking(official('leader')), key }, { of: '甲' })
  expect(other.id).not.toBe(first.id)
})
