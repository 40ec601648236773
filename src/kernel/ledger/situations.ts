import type { Database } from '../database/database.ts'
import { type Fen, fen } from '../value/money.ts'
import { budget, type CaseMovement, createFund } from './index.ts'

const AT = new Date('2026-03-02T09:00:00+08:00')

/** A fund with 10,000.00 元 of its own, and movements on it: `one.of(3240, 'A')` moves 3,240.00 元 for case A. */
export interface FundSituation {
  fund: string
  at: Date
  /** The number under which a case of this fund is kept. */
  caseNumber(name?: string): string
  of(yuan: number, name?: string): CaseMovement
  ofFund(yuan: number): Omit<CaseMovement, 'case'>
}

let funds = 0
let movements = 0

/** For tests: opens a fresh fund. */
export async function aFund(database: Database): Promise<FundSituation> {
  funds += 1
  const fund = `employment-2026-${funds}`
  await createFund(database.db, { code: fund, title: '就业补助资金', district: '120116', at: AT })
  await budget(database.db, { fund, amount: fen(1_000_000), key: `${fund}/budget`, actor: 'finance', at: AT })
  const caseNumber = (name = 'BT-2026-120116-000001') => `${name}/${fund}`
  const ofFund = (yuan: number) => {
    movements += 1
    const amount: Fen = fen(Math.round(yuan * 100))
    return { fund, amount, key: `movement-${movements}`, actor: 'finance', at: AT }
  }
  return {
    fund,
    at: AT,
    caseNumber,
    ofFund,
    of: (yuan, name) => ({ ...ofFund(yuan), case: caseNumber(name) }),
  }
}
