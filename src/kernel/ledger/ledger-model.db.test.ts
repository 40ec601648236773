import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  demand,
  overpay,
  pay,
  postAll,
  proof,
  recover,
  release,
  repay,
  returned,
  undemand,
  writeOff,
} from './index.ts'

let database: Database
const at = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase(['kernel/ledger'])
})
afterAll(() => database.close())

const CASES = ['A', 'B', 'C'] as const
const step = fc.oneof(
  fc.record({ act: fc.constantFrom('budget', 'cutBudget'), amount: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    act: fc.constantFrom(
      'commit',
      'release',
      'pay',
      'returned',
      'recover',
      'overpay',
      'demand',
      'undemand',
      'repay',
      'writeOff',
    ),
    amount: fc.integer({ min: 1, max: 60 }),
    of: fc.constantFrom(...CASES),
    inSet: fc.boolean(),
  }),
)
type Step = { act: string; amount: number; of?: (typeof CASES)[number]; inSet?: boolean }

const NOTHING = {
  committed: 0,
  paid: 0,
  returned: 0,
  recovered: 0,
  demanded: 0,
  receivable: 0,
  repaid: 0,
  writtenOff: 0,
}

/** The ledger as a clerk with a pencil would keep it. */
class Pencil {
  budget = 0
  available = 0
  cases = new Map(CASES.map((number) => [number, { ...NOTHING }]))

  /** What stands against the movement, or null when it was made. */
  does({ act, amount, of = 'A' }: Step): number | null {
    const one = this.cases.get(of)!
    const held = one.paid - one.returned - one.recovered - one.demanded
    const cover = {
      budget: amount,
      cutBudget: this.available,
      commit: this.available,
      release: one.committed,
      pay: one.committed,
      returned: held,
      recover: held,
      overpay: this.available,
      demand: held,
      undemand: one.receivable,
      repay: one.receivable,
      writeOff: one.receivable,
    }[act]!
    if (cover < amount) return cover
    if (act === 'budget' || act === 'cutBudget') this.budget += act === 'budget' ? amount : -amount
    if (act === 'pay' || act === 'overpay') one.paid += amount
    if (act === 'demand') one.demanded += amount
    if (act === 'undemand') one.demanded -= amount
    if (act === 'demand') one.receivable += amount
    if (act === 'undemand' || act === 'repay' || act === 'writeOff') one.receivable -= amount
    if (act === 'repay') one.repaid += amount
    if (act === 'writeOff') one.writtenOff += amount
    if (act === 'returned') one.returned += amount
    if (act === 'recover') one.recovered += amount
    if (act === 'commit' || act === 'returned') one.committed += amount
    if (act === 'release' || act === 'pay') one.committed -= amount
    if (act === 'budget' || act === 'release' || act === 'recover' || act === 'repay')
      this.available += amount
    if (act === 'cutBudget' || act === 'commit' || act === 'overpay') this.available -= amount
    return null
  }

  sum(of: keyof typeof NOTHING): number {
    return [...this.cases.values()].reduce((sum, one) => sum + one[of], 0)
  }
}

const ACTS = {
  budget,
  cutBudget,
  commit,
  release,
  pay,
  returned,
  recover,
  overpay,
  demand,
  undemand,
  repay,
  writeOff,
}
const KINDS: Partial<Record<string, 'cut' | 'writeoff'>> = { cutBudget: 'cut', writeOff: 'writeoff' }
let run = 0

test('资金上发生什么，账本说的都和铅笔算的一样', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps: Step[]) => {
      run += 1
      const fund = `model-${run}`
      const pencil = new Pencil()
      const { db } = database
      await createFund(db, { code: fund, title: '就业补助资金', district: null, at })
      for (const [place, one] of steps.entries()) {
        const number = one.of && `${one.of}-${run}`
        const movement = {
          fund,
          case: number as string,
          amount: fen(one.amount),
          key: `${fund}/${place}`,
          actor: 'finance',
          at,
        }
        if (one.inSet) {
          const result = await postAll(db, KINDS[one.act] ?? (one.act as 'pay'), [movement])
          const stands = pencil.does(one)
          expect(result).toEqual(
            stands === null
              ? { posted: true }
              : { posted: false, uncovered: [{ place: 0, has: stands, needs: one.amount }] },
          )
          continue
        }
        const result = await ACTS[one.act as keyof typeof ACTS](db, movement)
        const stands = pencil.does(one)
        expect(result).toMatchObject(
          stands === null
            ? { posted: true, repeated: false }
            : { posted: false, reason: 'overdraft', has: stands, needs: one.amount },
        )
      }
      const { held, ...sums } = await balances(db, fund)
      expect(sums).toEqual({
        budget: pencil.budget,
        available: pencil.available,
        committed: pencil.sum('committed'),
        paid: pencil.sum('paid'),
        returned: pencil.sum('returned'),
        recovered: pencil.sum('recovered') + pencil.sum('repaid'),
        receivable: pencil.sum('receivable'),
        writtenOff: pencil.sum('writtenOff'),
      })
      expect(sums.budget).toBe(sums.available + sums.committed + held)
      for (const [number, one] of pencil.cases) {
        const { committed, paid, returned: back, receivable, writtenOff } = one
        const recovered = one.recovered + one.repaid
        const [ofCase] = await caseBalances(db, `${number}-${run}`)
        const kept = paid - back - recovered
        const expected = {
          fund,
          committed,
          paid,
          returned: back,
          recovered,
          receivable,
          writtenOff,
          held: kept,
        }
        expect(ofCase ?? { ...expected }).toEqual(expected)
        if (!ofCase) expect(paid + committed).toBe(0)
      }
    }),
    { numRuns: 40 },
  )
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
})
