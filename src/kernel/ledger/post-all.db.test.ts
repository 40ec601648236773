import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { fen } from '../value/money.ts'
import { balances, budget, createFund, postAll, proof } from './index.ts'

let database: Database
const at = new Date('2026-03-02T09:00:00+08:00')
const fund = 'employment-2026-120116'

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
  await createFund(database.db, { code: fund, title: '就业补助资金', district: '120116', at })
  await budget(database.db, { fund, amount: fen(1000), key: 'budget', actor: 'finance', at })
})
afterAll(() => database.close())

const of = (number: string, amount: number) => ({
  fund,
  case: number,
  amount: fen(amount),
  key: `commit ${number}`,
  actor: 'finance',
  at,
})
const postings = async () =>
  (await sql<{ count: number }>`select count(*) as count from posting`.execute(database.db)).rows[0]?.count

test('一组记账要么都记，要么一笔不记：前面几笔合起来不够的，指出是哪一笔', async () => {
  const before = await postings()
  expect(await postAll(database.db, 'commit', [of('A', 600), of('B', 300), of('C', 200)])).toEqual({
    posted: false,
    uncovered: [{ place: 2, has: 1000, needs: 1100 }],
  })
  expect(await postings()).toBe(before)
})

test('同样的话说两次只记一次；同一个名字说别的，一笔不记', async () => {
  const set = [of('A', 600), of('B', 300)]
  expect(await postAll(database.db, 'commit', set)).toEqual({ posted: true })
  const before = await postings()
  expect(await postAll(database.db, 'commit', set)).toEqual({ posted: true })
  expect(await postings()).toBe(before)
  await expect(postAll(database.db, 'commit', [{ ...of('A', 600), amount: fen(1) }])).rejects.toThrow(
    'stands for another movement',
  )
})

test('没有占用过的办件付不出去，零元和没有的资金也记不了', async () => {
  expect(await postAll(database.db, 'pay', [{ ...of('Z', 1), key: 'pay Z' }])).toEqual({
    posted: false,
    uncovered: [{ place: 0, has: 0, needs: 1 }],
  })
  await expect(
    postAll(database.db, 'pay', [{ ...of('A', 0), amount: 0 as never, key: 'x' }]),
  ).rejects.toThrow()
  await expect(postAll(database.db, 'pay', [{ ...of('A', 1), fund: 'none', key: 'y' }])).rejects.toThrow(
    '资金 none 不存在',
  )
})

test('一组一千笔，余额与各行之和相同', async () => {
  await budget(database.db, { fund, amount: fen(100_000), key: 'more', actor: 'finance', at })
  const many = Array.from({ length: 1000 }, (_, index) => of(`M${index}`, 7))
  expect(await postAll(database.db, 'commit', many)).toEqual({ posted: true })
  expect(
    await postAll(
      database.db,
      'pay',
      many.map((one) => ({ ...one, key: `pay ${one.case}` })),
    ),
  ).toEqual({ posted: true })
  expect(await balances(database.db, fund)).toMatchObject({ paid: 7000, committed: 900 })
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
})
