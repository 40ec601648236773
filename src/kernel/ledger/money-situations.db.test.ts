import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { fen } from '../value/money.ts'
import {
  balances,
  budget,
  caseBalances,
  commit,
  createFund,
  cutBudget,
  type Posted,
  pay,
  proof,
  recover,
  release,
  returned,
} from './index.ts'
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
const caseHolds = async (expected: object) =>
  expect(await caseBalances(database.db, one.caseNumber())).toMatchObject([expected])

describe('一件申领的路', () => {
  test('按时：同意时预留，随当月批次支付', async () => {
    const { db } = database
    posted(await commit(db, one.of(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 0 })
    posted(await pay(db, { ...one.of(3240), batch: '2026-03' }))
    await holds({ budget: 1_000_000, available: 676_000, committed: 0, paid: 324_000, held: 324_000 })
  })

  test('支付前放弃：钱重新可用', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    posted(await release(db, one.of(3240)))
    await holds({ available: 1_000_000, committed: 0 })
    expect(await pay(db, one.of(3240))).toEqual({
      posted: false,
      reason: 'overdraft',
      has: 0,
      needs: 324_000,
    })
  })

  test('支付后放弃：没有可释放的，只能追回', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    expect(await release(db, one.of(3240))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
    posted(await recover(db, one.of(3240)))
    await holds({ available: 1_000_000, paid: 324_000, recovered: 324_000, held: 0 })
  })

  test('同意后、支付前降价：3240.00 只付 2268.00，972.00 重新可用', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    posted(await release(db, one.of(972)))
    posted(await pay(db, one.of(2268)))
    await holds({ available: 773_200, committed: 0, paid: 226_800 })
  })

  test('涨价：差额也预留', async () => {
    const { db } = database
    await commit(db, one.of(2268))
    posted(await commit(db, one.of(972)))
    posted(await pay(db, one.of(3240)))
    await caseHolds({ committed: 0, paid: 324_000 })
  })

  test('分次支付：先付至多一半，完成后付其余', async () => {
    const { db } = database
    await commit(db, one.of(5000))
    posted(await pay(db, one.of(2500)))
    posted(await pay(db, one.of(2500)))
    expect(await pay(db, one.of(0.01))).toMatchObject({
      posted: false,
      reason: 'overdraft',
      has: 0,
      needs: 1,
    })
  })

  test('付了预付，课程中断：追回预付，释放其余', async () => {
    const { db } = database
    await commit(db, one.of(5000))
    await pay(db, one.of(2500))
    posted(await release(db, one.of(2500)))
    posted(await recover(db, one.of(2500)))
    await holds({ available: 1_000_000, committed: 0, paid: 250_000, recovered: 250_000, held: 0 })
  })
})

describe('银行', () => {
  test('退回的支付改好账户再付', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    posted(await returned(db, one.of(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 324_000, returned: 324_000, held: 0 })
    posted(await pay(db, one.of(3240)))
    await holds({ committed: 0, paid: 648_000, returned: 324_000, held: 324_000 })
  })

  test('退回的支付不再付', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    await returned(db, one.of(3240))
    posted(await release(db, one.of(3240)))
    await holds({ available: 1_000_000, committed: 0, held: 0 })
  })

  test('银行把一笔退两次，或退的比付的多：拒绝', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    expect(await returned(db, one.of(3240.01))).toMatchObject({
      posted: false,
      reason: 'overdraft',
      has: 324_000,
    })
    const once = one.of(3240)
    posted(await returned(db, once))
    expect(await returned(db, once)).toMatchObject({ posted: true, repeated: true })
    expect(await returned(db, one.of(3240))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
  })

  test('别的办件的支付不能退在这一件上', async () => {
    const { db } = database
    await commit(db, one.of(3240, 'A'))
    await pay(db, one.of(3240, 'A'))
    await commit(db, one.of(3240, 'B'))
    expect(await returned(db, one.of(3240, 'B'))).toMatchObject({
      posted: false,
      reason: 'overdraft',
      has: 0,
    })
  })
})

describe('追回', () => {
  test('支付后改了开班日：差额追回', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    posted(await recover(db, one.of(972)))
    await caseHolds({ paid: 324_000, recovered: 97_200, held: 226_800 })
    await holds({ available: 773_200 })
  })

  test('已追回的不追第二次，也不超过对方所得', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    await recover(db, one.of(2000))
    expect(await recover(db, one.of(2000))).toEqual({
      posted: false,
      reason: 'overdraft',
      has: 124_000,
      needs: 200_000,
    })
    posted(await recover(db, one.of(1240)))
    expect(await recover(db, one.of(0.01))).toMatchObject({ posted: false, has: 0 })
  })

  test('银行退回的：没有可追的', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    await returned(db, one.of(3240))
    expect(await recover(db, one.of(3240))).toMatchObject({ posted: false, has: 0 })
  })

  test('追回的钱可以再用', async () => {
    const { db } = database
    await commit(db, one.of(10_000, 'A'))
    await pay(db, one.of(10_000, 'A'))
    expect(await commit(db, one.of(3240, 'B'))).toMatchObject({ posted: false, has: 0 })
    await recover(db, one.of(10_000, 'A'))
    posted(await commit(db, one.of(3240, 'B')))
  })
})

describe('预算', () => {
  test('钱不够所有人：先来的先得，其余等追加预算', async () => {
    const { db } = database
    posted(await commit(db, one.of(3240, 'A')))
    posted(await commit(db, one.of(3240, 'B')))
    posted(await commit(db, one.of(3240, 'C')))
    expect(await commit(db, one.of(3240, 'D'))).toEqual({
      posted: false,
      reason: 'overdraft',
      has: 28_000,
      needs: 324_000,
    })
    await budget(db, one.ofFund(2960))
    posted(await commit(db, one.of(3240, 'D')))
    await holds({ budget: 1_296_000, available: 0, committed: 1_296_000 })
  })

  test('到最后一分，一分不多', async () => {
    posted(await commit(database.db, one.of(10_000)))
    expect(await commit(database.db, one.of(0.01))).toMatchObject({ posted: false, has: 0, needs: 1 })
  })

  test('只能减到未用的为止', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    expect(await cutBudget(db, one.ofFund(6760.01))).toMatchObject({
      posted: false,
      has: 676_000,
    })
    posted(await cutBudget(db, one.ofFund(6760)))
    await holds({ budget: 324_000, available: 0, committed: 324_000 })
  })

  test('一件由两项资金支付，分得清', async () => {
    const { db } = database
    const second = `unemployment-${one.fund}`
    await createFund(db, { code: second, title: '失业保险基金', district: null, at: one.at })
    await budget(db, {
      fund: second,
      amount: fen(150_000),
      key: `${second}/budget`,
      actor: 'finance',
      at: one.at,
    })
    const number = one.caseNumber()
    await commit(db, one.of(3240))
    posted(await commit(db, { ...one.of(1500), fund: second }))
    posted(await pay(db, { ...one.of(1500), fund: second }))
    expect(await caseBalances(db, number)).toMatchObject([
      { fund: one.fund, committed: 324_000, paid: 0 },
      { fund: second, committed: 0, paid: 150_000 },
    ])
  })
})
