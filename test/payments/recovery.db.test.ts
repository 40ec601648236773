import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balances, proof } from '../../src/kernel/ledger/index.ts'
import { fen } from '../../src/kernel/value/money.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import {
  cancelRecovery,
  compile,
  cutFund,
  fundOf,
  giveBudget,
  lateReturn,
  listRecoveries,
  liveOf,
  myRecoveries,
  payAgain,
  payableOf,
  raiseRecovery,
  recoveryOf,
} from '../../src/modules/payments/index.ts'
import { official } from '../kernel.ts'
import { acting } from '../posts.ts'
import { bureau, type Desk, finance, openDesk } from './desk.ts'

const reviewer = official('municipal-reviewer')
const FUND = 'employment-2026-120116'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk(100_000)
})
afterEach(async () => {
  expect(await proof(desk.kernel.database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
  await desk.close()
})

const db = () => desk.kernel.database.db
const paid = async (what: Parameters<Desk['claim']>[0] = {}) => {
  const { number } = await desk.claim(what)
  await desk.pay()
  return number
}
const raise = (number: string, amount?: number) =>
  desk.act((ctx) =>
    raiseRecovery(ctx, { case: number, why: '证书因作弊撤销', ...(amount ? { amount: fen(amount) } : {}) }),
  )
const repay = async (number: string, amount: number, reference: string, receivedOn = '2026-03-02') =>
  (await step(finance, number, 'repay', { input: { amount, reference, receivedOn } })).answer
const at = async (number: string) =>
  (await desk.rows<{ state: string }>(sql`select state from case_file where number = ${number}`))[0]?.state
const step = (who: Parameters<Desk['as']>[0], number: string, name: string, more = {}) =>
  desk.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })

describe('追回', () => {
  test('分两次退回：应收逐笔减少，退完才算追回，钥匙放开，可以重新批准', async () => {
    const person = randomUUID()
    const keys = [`cost/${person}/焊工/4`]
    const number = await paid({ person, keys })
    const before = await balances(db(), FUND)
    const recovery = await raise(number)
    expect(await raise(number)).toBe(recovery)
    expect(await balances(db(), FUND)).toMatchObject({ receivable: 324_000, recovered: 0 })
    expect(await repay(recovery, 100_000, 'T1')).toEqual({ owed: 224_000 })
    expect(await at(recovery)).toBe('demanded')
    expect((await desk.claim({ person, keys })).reserved).toMatchObject({ reason: 'key', by: number })
    expect(await repay(recovery, 224_000, 'T2')).toEqual({ owed: 0 })
    expect([await at(recovery), await at(number)]).toEqual(['repaid', 'recovered'])
    expect(await balances(db(), FUND)).toMatchObject({
      receivable: 0,
      recovered: 324_000,
      available: before.available + 324_000,
    })
    expect(await liveOf(db(), person)).toEqual([])
    expect((await desk.claim({ person, keys })).reserved.reserved).toBe(true)
  })

  test('同一银行流水号只录一次；多退的、将来的、办结以后的都说出原因', async () => {
    const recovery = await raise(await paid())
    await repay(recovery, 1000, 'T9')
    await expect(repay(recovery, 1000, 'T9')).rejects.toMatchObject({ status: 409 })
    await expect(repay(recovery, 999_999, 'T10')).rejects.toMatchObject({ status: 422 })
    await expect(repay(recovery, 1, 'x', '2026-03-03')).rejects.toMatchObject({ status: 422 })
    await expect(repay(recovery, 0, '')).rejects.toMatchObject({
      status: 400,
      fields: [{ path: 'input.amount' }, { path: 'input.reference' }],
    })
    await repay(recovery, 323_000, 'T11')
    await expect(repay(recovery, 1, 'T12')).rejects.toMatchObject({ status: 409 })
  })

  test('八个人同时录同一笔退回，只入一次', async () => {
    const recovery = await raise(await paid())
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => repay(recovery, 50_000, 'SAME')))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await recoveryOf(db(), recovery)).toMatchObject({ repaid: 50_000 })
  })

  test('部分追回：退完后其余仍是已到账，钥匙不放开', async () => {
    const person = randomUUID()
    const keys = [`cost/${person}/焊工/4`]
    const number = await paid({ person, keys })
    const recovery = await raise(number, 24_000)
    await repay(recovery, 24_000, 'P1')
    expect(await payableOf(db(), number)).toMatchObject({ state: 'paid', recovered: 24_000 })
    expect((await desk.claim({ person, keys })).reserved.reserved).toBe(false)
    await expect(raise(number, 324_000)).rejects.toMatchObject({ status: 422 })
    await repay(await raise(number), 300_000, 'P2')
    expect(await at(number)).toBe('recovered')
  })

  test('钱还没有付出的不追回，说出该怎么办', async () => {
    const { number } = await desk.claim()
    await expect(raise(number)).rejects.toMatchObject({ status: 409 })
    const { batch, sent } = await desk.toBank()
    await expect(raise(number)).rejects.toMatchObject({ status: 409 })
    await desk.answers(batch, sent)
    await raise(number)
  })

  test('复查改变：没有收回的可以撤销，收回一部分的不能', async () => {
    const number = await paid()
    const recovery = await raise(number)
    await desk.act((ctx) => cancelRecovery(ctx, recovery, '复查维持'))
    expect([await at(recovery), (await payableOf(db(), number))?.state]).toEqual(['cancelled', 'paid'])
    const again = await raise(number)
    await repay(again, 1, 'C1')
    await expect(desk.act((ctx) => cancelRecovery(ctx, again, '复查维持'))).rejects.toMatchObject({
      status: 409,
    })
  })
})

describe('核销由一人提请、另一人审批', () => {
  test('提请的人不能审批；不同意的继续追回；同意后余额核销，钥匙不放开', async () => {
    const person = randomUUID()
    const keys = [`cost/${person}/焊工/4`]
    const number = await paid({ person, keys })
    const recovery = await raise(number)
    await repay(recovery, 24_000, 'W1')
    await expect(step(bureau, recovery, 'propose')).rejects.toMatchObject({ status: 400 })
    await step(bureau, recovery, 'propose', { reason: 'deceased' })
    await expect(step(bureau, recovery, 'sign')).rejects.toMatchObject({ status: 403 })
    await step(reviewer, recovery, 'decline', { note: '先查遗产' })
    await step(finance, recovery, 'propose', { reason: 'enforcement' })
    await repay(recovery, 100_000, 'W2')
    expect(await at(recovery)).toBe('proposed')
    await step(reviewer, recovery, 'sign')
    expect(await balances(db(), FUND)).toMatchObject({
      receivable: 0,
      writtenOff: 200_000,
      recovered: 124_000,
    })
    expect(await payableOf(db(), number)).toMatchObject({ state: 'written-off', recovered: 124_000 })
    expect((await desk.claim({ person, keys })).reserved.reserved).toBe(false)
  })
})

describe('从下一批次抵扣', () => {
  test('欠款大于应得：全额抵扣，不经银行，当日到账；其余仍欠', async () => {
    const payee = await desk.payee()
    const recovery = await raise(await paid({ payee }))
    const { number: next } = await desk.claim({ payee, amount: 100_000 })
    const { number: batch } = await desk.as(bureau, compile, {})
    await step(finance, batch as string, 'release')
    expect(await at(batch as string)).toBe('closed')
    expect(await at(next)).toBe('paid')
    expect(await recoveryOf(db(), recovery)).toMatchObject({ repaid: 100_000, pending: 0, state: 'open' })
  })

  test('欠款小于应得：付差额；退票时抵扣不算，重新拨付时再抵扣', async () => {
    const payee = await desk.payee()
    const recovery = await raise(await paid({ payee, amount: 50_000 }))
    const { number } = await desk.claim({ payee, amount: 80_000 })
    const first = await desk.toBank()
    expect(first.sent).toContain(',300.00,')
    expect(await recoveryOf(db(), recovery)).toMatchObject({ pending: 50_000, repaid: 0 })
    await expect(repay(recovery, 1, 'DURING')).rejects.toMatchObject({ status: 422 })
    await desk.answers(first.batch, first.sent, [number])
    expect(await recoveryOf(db(), recovery)).toMatchObject({ pending: 0, repaid: 0 })
    await desk.as(bureau, payAgain, { number, reason: 'bank-error' })
    await desk.pay()
    expect(await at(recovery)).toBe('repaid')
    expect(await at(number)).toBe('paid')
  })

  test('抵扣过的付款隔日退票：抵扣仍算数，只重付差额', async () => {
    const payee = await desk.payee()
    const recovery = await raise(await paid({ payee, amount: 50_000 }))
    const { number } = await desk.claim({ payee, amount: 80_000 })
    await desk.pay()
    expect(await at(recovery)).toBe('repaid')
    await desk.as(finance, lateReturn, { number, reason: '销户', reference: 'L1' })
    await desk.as(bureau, payAgain, { number, reason: 'account-opened' })
    const { batch, sent } = await desk.toBank()
    expect(sent).toContain(',300.00,')
    await desk.answers(batch, sent)
    expect(await at(number)).toBe('paid')
  })

  test('别的收款方、别的区、别种资金不抵扣；撤销批次时抵扣作废', async () => {
    const payee = await desk.payee()
    const recovery = await raise(await paid({ payee }))
    await desk.claim({ payee, district: '120101' })
    await desk.as(finance, giveBudget, { district: '120116', kind: 'unemployment', amount: 10_000_000 })
    const fund = await desk.act((ctx) => fundOf(ctx, '120116', 2026, 'unemployment'))
    await desk.claim({ payee, fund })
    await desk.claim()
    await desk.pay()
    expect(await recoveryOf(db(), recovery)).toMatchObject({ repaid: 0 })
    await desk.claim({ payee })
    const { number } = await desk.as(bureau, compile, {})
    expect(await recoveryOf(db(), recovery)).toMatchObject({ pending: 324_000 })
    await step(bureau, number as string, 'discard', { reason: 'content' })
    expect(await recoveryOf(db(), recovery)).toMatchObject({ pending: 0, repaid: 0 })
  })
})

describe('跨年和预算', () => {
  test('上年付的钱今年退回：结转为今年的资金，上年预算相应减少', async () => {
    const recovery = await raise(await paid())
    const before = await balances(db(), FUND)
    desk.kernel.clock.set('2027-01-15T09:00:00+08:00')
    await repay(recovery, 324_000, 'NY1', '2027-01-14')
    const after = await balances(db(), FUND)
    expect(after).toMatchObject({ available: before.available, budget: before.budget - 324_000 })
    expect(await balances(db(), 'employment-2027-120116')).toMatchObject({
      budget: 324_000,
      available: 324_000,
    })
  })

  test('核减预算：不能低于已占用和已拨付的；说出最多能减多少', async () => {
    await desk.claim()
    const cut = (amount: number) =>
      desk.as(finance, cutFund, { fund: FUND, amount, reason: 'year-end', note: '津财〔2026〕1号' })
    await expect(cut(10_000_000)).rejects.toMatchObject({ status: 422 })
    expect(await cut(9_676_000)).toEqual({ fund: FUND, available: 0 })
    await expect(cut(1)).rejects.toMatchObject({ status: 422 })
    await desk.pay()
    await expect(
      desk.as(finance, cutFund, {
        fund: 'employment-1999-120116',
        amount: 1,
        reason: 'mistake',
        note: '没有',
      }),
    ).rejects.toMatchObject({ status: 404 })
  })

  test('收款方看得到自己应退多少；区里看得到本区的追回', async () => {
    const payee = await desk.payee()
    const recovery = await raise(await paid({ payee }))
    const mine = await desk.as(
      acting({
        ...official('auditor'),
        kind: 'organisation',
        roles: ['provider-agent'],
        organisation: payee,
        districts: [],
      }),
      myRecoveries,
      {},
    )
    expect(mine).toMatchObject({ owed: 324_000, items: [{ number: recovery }] })
    expect(await desk.as(official('district-clerk', ['120116']), listRecoveries, {})).toMatchObject({
      owed: 324_000,
    })
    expect(await desk.as(official('district-clerk', ['120101']), listRecoveries, {})).toMatchObject({
      items: [],
    })
  })
})
