import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { fen } from '../value/money.ts'
import { balances, commit, type Posted, pay, proof, recover, statement } from './index.ts'
import { aFund, type FundSituation } from './situations.ts'

let database: Database
let one: FundSituation

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
})
beforeEach(async () => {
  one = await aFund(database)
})
afterAll(async () => {
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
  await database.close()
})

const posted = (result: Posted) => expect(result).toMatchObject({ posted: true, repeated: false })
const holds = async (expected: object) =>
  expect(await balances(database.db, one.fund)).toMatchObject(expected)

describe('报两次', () => {
  test('同一笔变动：记一笔，答复一样', async () => {
    const { db } = database
    const once = one.of(3240)
    const first = await commit(db, once)
    expect(await commit(db, once)).toEqual({ ...first, repeated: true })
    await holds({ committed: 324_000 })
  })

  test('之后钱用完了也一样', async () => {
    const { db } = database
    const once = one.of(10_000)
    const first = await commit(db, once)
    await holds({ available: 0 })
    expect(await commit(db, once)).toEqual({ ...first, repeated: true })
  })

  test('同一个键下的另一笔变动是重复', async () => {
    const { db } = database
    const once = one.of(3240)
    const first = await commit(db, once)
    const id = first.posted ? first.id : 0
    expect(await commit(db, { ...once, amount: fen(1) })).toEqual({ posted: false, reason: 'duplicate', id })
    expect(await pay(db, once)).toEqual({ posted: false, reason: 'duplicate', id })
    await holds({ committed: 324_000, paid: 0 })
  })
})

describe('在更大的事务里', () => {
  test('拒绝以后事务还能用', async () => {
    await database.transaction(async (tx) => {
      expect(await commit(tx, one.of(10_000.01))).toMatchObject({ posted: false, reason: 'overdraft' })
      posted(await commit(tx, one.of(3240)))
      expect(await recover(tx, one.of(1))).toMatchObject({ posted: false })
      posted(await pay(tx, one.of(3240)))
    })
    await holds({ paid: 324_000, available: 676_000 })
  })

  test('没办成的事，记的账一起撤掉', async () => {
    const failed = database.transaction(async (tx) => {
      posted(await commit(tx, one.of(3240)))
      throw new Error('the act fails')
    })
    await expect(failed).rejects.toThrow('the act fails')
    await holds({ available: 1_000_000, committed: 0 })
  })

  test('没有开过的资金、什么都没有的金额：是程序的错', async () => {
    await expect(commit(database.db, { ...one.of(1), fund: 'nowhere' })).rejects.toThrow(
      '资金 nowhere 不存在',
    )
    await expect(commit(database.db, one.of(0))).rejects.toThrow(RangeError)
    await expect(balances(database.db, 'nowhere')).rejects.toThrow('不存在')
  })
})

describe('对账单', () => {
  test('一项资金的：一页一页，每页的期末就是下页的期初', async () => {
    const { db } = database
    for (const number of ['A', 'B', 'C']) {
      await commit(db, one.of(1000, number))
      await pay(db, { ...one.of(1000, number), batch: `batch-${one.fund}` })
    }
    await recover(db, one.of(250, 'B'))
    const whole = await statement(db, { fund: one.fund })
    expect(whole.entries.map((entry) => entry.title)).toEqual([
      '预算下达',
      ...['A', 'B', 'C'].flatMap(() => ['资金占用', '资金拨付']),
      '资金追回',
    ])
    expect(whole.next).toBeNull()
    const { available, paid, recovered } = await balances(db, one.fund)
    expect(whole.closing).toMatchObject({ available, paid, recovered: -recovered, budget: -1_000_000 })

    let page = await statement(db, { fund: one.fund }, { limit: 3 })
    const entries = [...page.entries]
    while (page.next !== null) {
      const following = await statement(db, { fund: one.fund }, { limit: 3, after: page.next })
      expect(following.opening).toEqual(page.closing)
      entries.push(...following.entries)
      page = following
    }
    expect(entries).toEqual(whole.entries)
    expect(page.closing).toEqual(whole.closing)
  })

  test('一个办件的和一个批次的', async () => {
    const { db } = database
    await commit(db, one.of(1000, 'A'))
    await commit(db, one.of(2000, 'B'))
    await pay(db, { ...one.of(1000, 'A'), batch: `batch-${one.fund}` })
    await pay(db, { ...one.of(2000, 'B'), batch: `batch-${one.fund}` })
    const ofCase = await statement(db, { case: one.caseNumber('A') })
    expect(ofCase.entries.map((entry) => entry.kind)).toEqual(['commit', 'pay'])
    expect(ofCase.closing).toMatchObject({ available: -100_000, committed: 0, paid: 100_000 })
    const ofBatch = await statement(db, { batch: `batch-${one.fund}` })
    expect(ofBatch.entries.map((entry) => entry.amount)).toEqual([100_000, 200_000])
    expect(ofBatch.closing).toMatchObject({ committed: -300_000, paid: 300_000 })
  })
})
