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

describe('the road of a claim', () => {
  test('on time: set aside when approved, paid in the month’s batch', async () => {
    const { db } = database
    posted(await commit(db, one.of(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 0 })
    posted(await pay(db, { ...one.of(3240), batch: '2026-03' }))
    await holds({ budget: 1_000_000, available: 676_000, committed: 0, paid: 324_000, held: 324_000 })
  })

  test('withdrawn before payment: free again', async () => {
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

  test('withdrawn after payment: nothing to release, only to recover', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    expect(await release(db, one.of(3240))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
    posted(await recover(db, one.of(3240)))
    await holds({ available: 1_000_000, paid: 324_000, recovered: 324_000, held: 0 })
  })

  test('price lowered between approval and payment: 2268.00 of 3240.00 paid, 972.00 free again', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    posted(await release(db, one.of(972)))
    posted(await pay(db, one.of(2268)))
    await holds({ available: 773_200, committed: 0, paid: 226_800 })
  })

  test('price raised: the difference is set aside too', async () => {
    const { db } = database
    await commit(db, one.of(2268))
    posted(await commit(db, one.of(972)))
    posted(await pay(db, one.of(3240)))
    await caseHolds({ committed: 0, paid: 324_000 })
  })

  test('paid in parts: at most half in advance, the rest on completion', async () => {
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

  test('advance paid, course broken off: the advance is recovered, the rest released', async () => {
    const { db } = database
    await commit(db, one.of(5000))
    await pay(db, one.of(2500))
    posted(await release(db, one.of(2500)))
    posted(await recover(db, one.of(2500)))
    await holds({ available: 1_000_000, committed: 0, paid: 250_000, recovered: 250_000, held: 0 })
  })
})

describe('the bank', () => {
  test('payment returned and paid again to the corrected account', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    posted(await returned(db, one.of(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 324_000, returned: 324_000, held: 0 })
    posted(await pay(db, one.of(3240)))
    await holds({ committed: 0, paid: 648_000, returned: 324_000, held: 324_000 })
  })

  test('payment returned and given up', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    await returned(db, one.of(3240))
    posted(await release(db, one.of(3240)))
    await holds({ available: 1_000_000, committed: 0, held: 0 })
  })

  test('the bank returns the same payment twice, or more than was paid: refused', async () => {
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

  test('a payment of another case is not returned on this one', async () => {
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

describe('recovery', () => {
  test('start date moved after payment: the difference comes back', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    posted(await recover(db, one.of(972)))
    await caseHolds({ paid: 324_000, recovered: 97_200, held: 226_800 })
    await holds({ available: 773_200 })
  })

  test('recovered already: not twice, and never more than the payee has', async () => {
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

  test('returned by the bank: there is nothing left to recover', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    await pay(db, one.of(3240))
    await returned(db, one.of(3240))
    expect(await recover(db, one.of(3240))).toMatchObject({ posted: false, has: 0 })
  })

  test('recovered money may be committed again', async () => {
    const { db } = database
    await commit(db, one.of(10_000, 'A'))
    await pay(db, one.of(10_000, 'A'))
    expect(await commit(db, one.of(3240, 'B'))).toMatchObject({ posted: false, has: 0 })
    await recover(db, one.of(10_000, 'A'))
    posted(await commit(db, one.of(3240, 'B')))
  })
})

describe('the budget', () => {
  test('money not enough for all: who comes first is served, the rest waits for more budget', async () => {
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

  test('to the last 分, and not one more', async () => {
    posted(await commit(database.db, one.of(10_000)))
    expect(await commit(database.db, one.of(0.01))).toMatchObject({ posted: false, has: 0, needs: 1 })
  })

  test('cut only as far as it is free', async () => {
    const { db } = database
    await commit(db, one.of(3240))
    expect(await cutBudget(db, one.ofFund(6760.01))).toMatchObject({
      posted: false,
      has: 676_000,
    })
    posted(await cutBudget(db, one.ofFund(6760)))
    await holds({ budget: 324_000, available: 0, committed: 324_000 })
  })

  test('one case paid from two funds is told apart', async () => {
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
