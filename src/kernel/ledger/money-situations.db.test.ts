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
  statement,
} from './index.ts'

let database: Database
let serial = 0
let fund: string
const at = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
})
afterAll(async () => {
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
  await database.close()
})

/** A fresh fund with 10,000.00 元. */
beforeEach(async () => {
  serial += 1
  fund = `employment-2026-${serial}`
  await createFund(database.db, { code: fund, title: '就业补助资金', district: '120116', at })
  await budget(database.db, { fund, amount: fen(1_000_000), key: `${fund}/budget`, actor: 'finance', at })
})

let told = 0
const move = (yuan: number, number = 'BT-2026-120116-000001') => {
  told += 1
  return {
    fund,
    case: `${number}/${serial}`,
    amount: fen(yuan * 100),
    key: `movement-${told}`,
    actor: 'finance',
    at,
  }
}
const posted = (result: Posted) => expect(result).toMatchObject({ posted: true, repeated: false })
const holds = async (expected: object) => expect(await balances(database.db, fund)).toMatchObject(expected)
const caseHolds = async (expected: object, number = 'BT-2026-120116-000001') =>
  expect(await caseBalances(database.db, `${number}/${serial}`)).toMatchObject([expected])

describe('the road of a claim', () => {
  test('on time: set aside when approved, paid in the month’s batch', async () => {
    const { db } = database
    posted(await commit(db, move(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 0 })
    posted(await pay(db, { ...move(3240), batch: '2026-03' }))
    await holds({ budget: 1_000_000, available: 676_000, committed: 0, paid: 324_000, held: 324_000 })
  })

  test('withdrawn before payment: free again', async () => {
    const { db } = database
    await commit(db, move(3240))
    posted(await release(db, move(3240)))
    await holds({ available: 1_000_000, committed: 0 })
    expect(await pay(db, move(3240))).toEqual({ posted: false, reason: 'overdraft', has: 0, needs: 324_000 })
  })

  test('withdrawn after payment: nothing to release, only to recover', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    expect(await release(db, move(3240))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
    posted(await recover(db, move(3240)))
    await holds({ available: 1_000_000, paid: 324_000, recovered: 324_000, held: 0 })
  })

  test('price lowered between approval and payment: 2268.00 of 3240.00 paid, 972.00 free again', async () => {
    const { db } = database
    await commit(db, move(3240))
    posted(await release(db, move(972)))
    posted(await pay(db, move(2268)))
    await holds({ available: 773_200, committed: 0, paid: 226_800 })
  })

  test('price raised: the difference is set aside too', async () => {
    const { db } = database
    await commit(db, move(2268))
    posted(await commit(db, move(972)))
    posted(await pay(db, move(3240)))
    await caseHolds({ committed: 0, paid: 324_000 })
  })

  test('paid in parts: at most half in advance, the rest on completion', async () => {
    const { db } = database
    await commit(db, move(5000))
    posted(await pay(db, move(2500)))
    posted(await pay(db, move(2500)))
    expect(await pay(db, move(0.01))).toMatchObject({ posted: false, reason: 'overdraft', has: 0, needs: 1 })
  })

  test('advance paid, course broken off: the advance is recovered, the rest released', async () => {
    const { db } = database
    await commit(db, move(5000))
    await pay(db, move(2500))
    posted(await release(db, move(2500)))
    posted(await recover(db, move(2500)))
    await holds({ available: 1_000_000, committed: 0, paid: 250_000, recovered: 250_000, held: 0 })
  })
})

describe('the bank', () => {
  test('payment returned and paid again to the corrected account', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    posted(await returned(db, move(3240)))
    await holds({ available: 676_000, committed: 324_000, paid: 324_000, returned: 324_000, held: 0 })
    posted(await pay(db, move(3240)))
    await holds({ committed: 0, paid: 648_000, returned: 324_000, held: 324_000 })
  })

  test('payment returned and given up', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    await returned(db, move(3240))
    posted(await release(db, move(3240)))
    await holds({ available: 1_000_000, committed: 0, held: 0 })
  })

  test('the bank returns the same payment twice, or more than was paid: refused', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    expect(await returned(db, move(3240.01))).toMatchObject({
      posted: false,
      reason: 'overdraft',
      has: 324_000,
    })
    const once = move(3240)
    posted(await returned(db, once))
    expect(await returned(db, once)).toMatchObject({ posted: true, repeated: true })
    expect(await returned(db, move(3240))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
  })

  test('a payment of another case is not returned on this one', async () => {
    const { db } = database
    await commit(db, move(3240, 'A'))
    await pay(db, move(3240, 'A'))
    await commit(db, move(3240, 'B'))
    expect(await returned(db, move(3240, 'B'))).toMatchObject({ posted: false, reason: 'overdraft', has: 0 })
  })
})

describe('recovery', () => {
  test('start date moved after payment: the difference comes back', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    posted(await recover(db, move(972)))
    await caseHolds({ paid: 324_000, recovered: 97_200, held: 226_800 })
    await holds({ available: 773_200 })
  })

  test('recovered already: not twice, and never more than the payee has', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    await recover(db, move(2000))
    expect(await recover(db, move(2000))).toEqual({
      posted: false,
      reason: 'overdraft',
      has: 124_000,
      needs: 200_000,
    })
    posted(await recover(db, move(1240)))
    expect(await recover(db, move(0.01))).toMatchObject({ posted: false, has: 0 })
  })

  test('returned by the bank: there is nothing left to recover', async () => {
    const { db } = database
    await commit(db, move(3240))
    await pay(db, move(3240))
    await returned(db, move(3240))
    expect(await recover(db, move(3240))).toMatchObject({ posted: false, has: 0 })
  })

  test('recovered money may be committed again', async () => {
    const { db } = database
    await commit(db, move(10_000, 'A'))
    await pay(db, move(10_000, 'A'))
    expect(await commit(db, move(3240, 'B'))).toMatchObject({ posted: false, has: 0 })
    await recover(db, move(10_000, 'A'))
    posted(await commit(db, move(3240, 'B')))
  })
})

describe('the budget', () => {
  test('money not enough for all: who comes first is served, the rest waits for more budget', async () => {
    const { db } = database
    posted(await commit(db, move(3240, 'A')))
    posted(await commit(db, move(3240, 'B')))
    posted(await commit(db, move(3240, 'C')))
    expect(await commit(db, move(3240, 'D'))).toEqual({
      posted: false,
      reason: 'overdraft',
      has: 28_000,
      needs: 324_000,
    })
    await budget(db, { ...move(2960), case: undefined })
    posted(await commit(db, move(3240, 'D')))
    await holds({ budget: 1_296_000, available: 0, committed: 1_296_000 })
  })

  test('to the last 分, and not one more', async () => {
    posted(await commit(database.db, move(10_000)))
    expect(await commit(database.db, move(0.01))).toMatchObject({ posted: false, has: 0, needs: 1 })
  })

  test('cut only as far as it is free', async () => {
    const { db } = database
    await commit(db, move(3240))
    expect(await cutBudget(db, { ...move(6760.01), case: undefined })).toMatchObject({
      posted: false,
      has: 676_000,
    })
    posted(await cutBudget(db, { ...move(6760), case: undefined }))
    await holds({ budget: 324_000, available: 0, committed: 324_000 })
  })

  test('one case paid from two funds is told apart', async () => {
    const { db } = database
    const second = `unemployment-2026-${serial}`
    await createFund(db, { code: second, title: '失业保险基金', district: null, at })
    await budget(db, { fund: second, amount: fen(150_000), key: `${second}/budget`, actor: 'finance', at })
    const number = move(1).case
    await commit(db, move(3240))
    posted(await commit(db, { ...move(1500), fund: second }))
    posted(await pay(db, { ...move(1500), fund: second }))
    expect(await caseBalances(db, number)).toMatchObject([
      { fund, committed: 324_000, paid: 0 },
      { fund: second, committed: 0, paid: 150_000 },
    ])
  })
})

describe('told twice', () => {
  test('the same movement: one posting, the same answer', async () => {
    const { db } = database
    const once = move(3240)
    const first = await commit(db, once)
    expect(await commit(db, once)).toEqual({ ...first, repeated: true })
    await holds({ committed: 324_000 })
  })

  test('also when the money has run out since', async () => {
    const { db } = database
    const once = move(10_000)
    const first = await commit(db, once)
    await holds({ available: 0 })
    expect(await commit(db, once)).toEqual({ ...first, repeated: true })
  })

  test('another movement under the same key is a duplicate', async () => {
    const { db } = database
    const once = move(3240)
    const first = await commit(db, once)
    const id = first.posted ? first.id : 0
    expect(await commit(db, { ...once, amount: fen(1) })).toEqual({ posted: false, reason: 'duplicate', id })
    expect(await pay(db, once)).toEqual({ posted: false, reason: 'duplicate', id })
    await holds({ committed: 324_000, paid: 0 })
  })
})

describe('inside a bigger transaction', () => {
  test('a refusal leaves the transaction usable', async () => {
    await database.transaction(async (tx) => {
      expect(await commit(tx, move(10_000.01))).toMatchObject({ posted: false, reason: 'overdraft' })
      posted(await commit(tx, move(3240)))
      expect(await recover(tx, move(1))).toMatchObject({ posted: false })
      posted(await pay(tx, move(3240)))
    })
    await holds({ paid: 324_000, available: 676_000 })
  })

  test('an act that fails takes its postings with it', async () => {
    const failed = database.transaction(async (tx) => {
      posted(await commit(tx, move(3240)))
      throw new Error('the act fails')
    })
    await expect(failed).rejects.toThrow('the act fails')
    await holds({ available: 1_000_000, committed: 0 })
  })

  test('a fund that nobody opened, an amount of nothing: programming errors', async () => {
    await expect(commit(database.db, { ...move(1), fund: 'nowhere' })).rejects.toThrow('资金 nowhere 不存在')
    await expect(commit(database.db, move(0))).rejects.toThrow(RangeError)
    await expect(balances(database.db, 'nowhere')).rejects.toThrow('不存在')
  })
})

describe('statements', () => {
  test('of a fund: page by page, each page closes where the next one opens', async () => {
    const { db } = database
    for (const number of ['A', 'B', 'C']) {
      await commit(db, move(1000, number))
      await pay(db, { ...move(1000, number), batch: `batch-${serial}` })
    }
    await recover(db, move(250, 'B'))
    const whole = await statement(db, { fund })
    expect(whole.entries.map((entry) => entry.title)).toEqual([
      '预算下达',
      ...['A', 'B', 'C'].flatMap(() => ['资金占用', '资金拨付']),
      '资金追回',
    ])
    expect(whole.next).toBeNull()
    const { available, paid, recovered } = await balances(db, fund)
    expect(whole.closing).toMatchObject({ available, paid, recovered: -recovered, budget: -1_000_000 })

    let page = await statement(db, { fund }, { limit: 3 })
    const entries = [...page.entries]
    while (page.next !== null) {
      const following = await statement(db, { fund }, { limit: 3, after: page.next })
      expect(following.opening).toEqual(page.closing)
      entries.push(...following.entries)
      page = following
    }
    expect(entries).toEqual(whole.entries)
    expect(page.closing).toEqual(whole.closing)
  })

  test('of a case and of a batch', async () => {
    const { db } = database
    await commit(db, move(1000, 'A'))
    await commit(db, move(2000, 'B'))
    await pay(db, { ...move(1000, 'A'), batch: `batch-${serial}` })
    await pay(db, { ...move(2000, 'B'), batch: `batch-${serial}` })
    const ofCase = await statement(db, { case: move(1, 'A').case })
    expect(ofCase.entries.map((entry) => entry.kind)).toEqual(['commit', 'pay'])
    expect(ofCase.closing).toMatchObject({ available: -100_000, committed: 0, paid: 100_000 })
    const ofBatch = await statement(db, { batch: `batch-${serial}` })
    expect(ofBatch.entries.map((entry) => entry.amount)).toEqual([100_000, 200_000])
    expect(ofBatch.closing).toMatchObject({ committed: -300_000, paid: 300_000 })
  })
})
