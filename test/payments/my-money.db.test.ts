import { afterAll, beforeAll, expect, test } from 'vitest'
import { tickCases } from '../../src/kernel/case/index.ts'
import { myMoney } from '../../src/modules/payments/verbs/my-money.ts'
import { agent } from '../kernel.ts'
import { type Desk, openDesk, WITH_TRIAL } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const seen = (payee: string) => desk.as(agent('provider-agent', payee), myMoney, {})

test('收款方看得到到账的和银行退回的；换了账户重新拨付以后，不再说没有到账', async () => {
  const payee = await desk.payee()
  const other = await desk.payee()
  const { number } = await desk.claim({ payee, amount: 168000 })
  await desk.pay([number])
  expect(await seen(payee)).toMatchObject({
    back: [{ case: number, amount: 168000 }],
    total: 0,
    items: [{ case: number, state: 'returned', amount: 168000, waits: true }],
  })
  expect((await seen(payee)).items[0]?.reason).toBeTruthy()
  expect(await seen(other)).toEqual({ items: [], next: null, previous: null, total: 0, back: [] })

  await desk.setAccount(payee, '6222020000000000999')
  desk.kernel.clock.set('2026-03-03T09:00:00+08:00')
  await tickCases(desk.kernel, WITH_TRIAL, (error) => {
    throw error
  })
  await desk.pay()
  expect(await seen(payee)).toMatchObject({
    back: [],
    total: 168000,
    items: [
      { state: 'paid', waits: false },
      { state: 'returned', waits: false },
    ],
  })
})
