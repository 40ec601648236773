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
  pay,
  proof,
  recover,
  release,
  returned,
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
    act: fc.constantFrom('commit', 'release', 'pay', 'returned', 'recover'),
    amount: fc.integer({ min: 1, max: 60 }),
    of: fc.constantFrom(...CASES),
  }),
)
type Step = { act: string; amount: number; of?: (typeof CASES)[number] }

/** The ledger as a clerk with a pencil would keep it. */
class Pencil {
  budget = 0
  available = 0
  cases = new Map(CASES.map((number) => [number, { committed: 0, paid: 0, returned: 0, recovered: 0 }]))

  /** What stands against the movement, or null when it was made. */
  does({ act, amount, of = 'A' }: Step): number | null {
    const one = this.cases.get(of)!
    const held = one.paid - one.returned - one.recovered
    const cover = {
      budget: amount,
      cutBudget: this.available,
      commit: this.available,
      release: one.committed,
      pay: one.committed,
      returned: held,
      recover: held,
    }[act]!
    if (cover < amount) return cover
    if (act === 'budget' || act === 'cutBudget') this.budget += act === 'budget' ? amount : -amount
    if (act === 'pay') one.paid += amount
    if (act === 'returned') one.returned += amount
    if (act === 'recover') one.recovered += amount
    if (act === 'commit' || act === 'returned') one.committed += amount
    if (act === 'release' || act === 'pay') one.committed -= amount
    if (act === 'budget' || act === 'release' || act === 'recover') this.available += amount
    if (act === 'cutBudget' || act === 'commit') this.available -= amount
    return null
  }

  sum(of: 'committed' | 'paid' | 'returned' | 'recovered'): number {
    return [...this.cases.values()].reduce((sum, one) => sum + one[of], 0)
  }
}

const ACTS = { budget, cutBudget, commit, release, pay, returned, recover }
let run = 0

test('whatever happens to a fund, the ledger says what a pencil says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps: Step[]) => {
      run += 1
      const fund = `model-${run}`
      const pencil = new Pencil()
      const { db } = database
      await createFund(db, { code: fund, title: '就业补助资金', district: null, at })
      for (const [place, one] of steps.entries()) {
        const number = one.of && `${one.of}-${run}`
        const result = await ACTS[one.act as keyof typeof ACTS](db, {
          fund,
          case: number as string,
          amount: fen(one.amount),
          key: `${fund}/${place}`,
          actor: 'finance',
          at,
        })
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
        recovered: pencil.sum('recovered'),
      })
      expect(sums.budget).toBe(sums.available + sums.committed + held)
      for (const [number, { committed, paid, returned: back, recovered }] of pencil.cases) {
        const [ofCase] = await caseBalances(db, `${number}-${run}`)
        const expected = { fund, committed, paid, returned: back, recovered, held: paid - back - recovered }
        expect(ofCase ?? { ...expected }).toEqual(expected)
        if (!ofCase) expect(paid + committed).toBe(0)
      }
    }),
    { numRuns: 40 },
  )
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0 })
})
