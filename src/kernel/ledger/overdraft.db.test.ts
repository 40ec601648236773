import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { fen } from '../value/money.ts'
import { balances, budget, caseBalances, commit, createFund, pay, proof, release } from './index.ts'

let database: Database
const at = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
})
afterAll(async () => {
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
  await database.close()
})

async function aFund(code: string, yuan: number): Promise<string> {
  await createFund(database.db, { code, title: '就业补助资金', district: null, at })
  await budget(database.db, {
    fund: code,
    amount: fen(yuan * 100),
    key: `${code}/budget`,
    actor: 'finance',
    at,
  })
  return code
}

const movement = (fund: string, number: string, yuan: number, key: string) => ({
  fund,
  case: number,
  amount: fen(yuan * 100),
  key,
  actor: 'finance',
  at,
})

/** Runs acts on eight connections at once. */
async function eightAtOnce<T>(acts: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  const queue = acts.map((act, place) => ({ act, place }))
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) results[next.place] = await next.act()
    }),
  )
  return results
}

test('200 件各向有 12,345.00 的资金要 100.00：123 件得到', async () => {
  const fund = await aFund('short', 12_345)
  const results = await eightAtOnce(
    Array.from(
      { length: 200 },
      (_, n) => () => database.transaction((tx) => commit(tx, movement(fund, `S-${n}`, 100, `short-${n}`))),
    ),
  )
  expect(results.filter((one) => one.posted)).toHaveLength(123)
  expect(results.filter((one) => !one.posted).every((one) => !one.posted && one.reason === 'overdraft')).toBe(
    true,
  )
  expect(await balances(database.db, fund)).toMatchObject({ available: 4500, committed: 1_230_000 })
})

test('八个同时报同一笔变动，只记一次', async () => {
  const fund = await aFund('told', 1000)
  const results = await eightAtOnce(
    Array.from(
      { length: 16 },
      () => () => database.transaction((tx) => commit(tx, movement(fund, 'T', 100, 'told-once'))),
    ),
  )
  expect(results.every((one) => one.posted)).toBe(true)
  expect(new Set(results.map((one) => one.posted && one.id)).size).toBe(1)
  expect(results.filter((one) => one.posted && !one.repeated)).toHaveLength(1)
  expect(await balances(database.db, fund)).toMatchObject({ committed: 10_000 })
})

test('当月批次支付时有人放弃：每件要么付要么放，不会都有', async () => {
  const fund = await aFund('month', 4000)
  const cases = Array.from({ length: 40 }, (_, n) => `M-${n}`)
  for (const number of cases) await commit(database.db, movement(fund, number, 100, `${number}/commit`))
  const results = await eightAtOnce(
    cases.flatMap((number) => [
      () => database.transaction((tx) => pay(tx, movement(fund, number, 100, `${number}/pay`))),
      () => database.transaction((tx) => release(tx, movement(fund, number, 100, `${number}/release`))),
    ]),
  )
  cases.forEach((_, n) => {
    expect([results[2 * n], results[2 * n + 1]].filter((one) => one?.posted)).toHaveLength(1)
  })
  const paid = cases.filter((_, n) => results[2 * n]?.posted)
  expect(await balances(database.db, fund)).toMatchObject({
    committed: 0,
    paid: paid.length * 10_000,
    available: (cases.length - paid.length) * 10_000,
  })
  const [first] = await caseBalances(database.db, 'M-0')
  expect(first).toMatchObject({ committed: 0 })
})

test('一项资金正在记账，不挡住另一项', async () => {
  const busy = await aFund('busy', 1000)
  const other = await aFund('other', 1000)
  if (database.kind === 'pglite') {
    expect(await commit(database.db, movement(other, 'O', 100, 'other'))).toMatchObject({ posted: true })
    return
  }
  await database.transaction(async (tx) => {
    await commit(tx, movement(busy, 'B', 100, 'busy'))
    const meanwhile = await database.transaction((second) =>
      commit(second, movement(other, 'O', 100, 'other')),
    )
    expect(meanwhile).toMatchObject({ posted: true })
  })
})
