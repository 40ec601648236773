import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Fen, fen } from '../value/money.ts'
import type { Account } from './movements.ts'

/** Where the money of a fund or a case is, each as an amount of its own (all ≥ 0). */
export interface Balances {
  /** 预算总额 */
  budget: Fen
  /** 可用 */
  available: Fen
  /** 占用未付 */
  committed: Fen
  /** 累计拨付 */
  paid: Fen
  /** 累计退票 */
  returned: Fen
  /** 累计追回 */
  recovered: Fen
  /** 应收追回, not yet paid back. */
  receivable: Fen
  /** 累计核销 */
  writtenOff: Fen
  /** 净拨付: paid, less what the bank returned and what came back. */
  held: Fen
}

/** What a fund holds; throws when there is no such fund. */
export async function balances(db: Db, fund: string): Promise<Balances> {
  const { rows } = await sql<Lines>`
    select budget, available, committed, paid, returned, recovered, demanded, receivable, written_off
    from fund_balance where fund = ${fund} and case_number = ''`.execute(db)
  if (!rows[0]) throw new Error(`资金 ${fund} 不存在`)
  return balancesOf(rows[0])
}

/** What each fund has set aside for a case and paid on it. A case has no budget and no free money of its own. */
export async function caseBalances(db: Db, number: string): Promise<(CaseBalances & { fund: string })[]> {
  const { rows } = await sql<Lines & { fund: string }>`
    select fund, budget, available, committed, paid, returned, recovered, demanded, receivable, written_off
    from fund_balance where case_number = ${number} and case_number <> '' order by fund`.execute(db)
  return rows.map((row) => {
    const { budget: _, available: __, ...ofCase } = balancesOf(row)
    return { fund: row.fund, ...ofCase }
  })
}

/** What is set aside for many cases (分), by fund and case as `employment-2026-120116 BT-…`. */
export async function committedOf(db: Db, numbers: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ fund: string; case_number: string; committed: number }>`
    select fund, case_number, committed from fund_balance
    where case_number = any(${[...numbers]}::text[]) and case_number <> ''`.execute(db)
  return new Map(rows.map((row) => [`${row.fund} ${row.case_number}`, row.committed]))
}

export type CaseBalances = Omit<Balances, 'budget' | 'available'>

/** Sums of lines per account, as the database has them: what came in is negative where it came from. */
export type Lines = Record<Account, number>

export function balancesOf(lines: Lines): Balances {
  return {
    budget: fen(0 - lines.budget),
    available: fen(lines.available),
    committed: fen(lines.committed),
    paid: fen(lines.paid),
    returned: fen(0 - lines.returned),
    recovered: fen(0 - lines.recovered - lines.demanded - lines.receivable - lines.written_off),
    receivable: fen(lines.receivable),
    writtenOff: fen(lines.written_off),
    held: fen(
      lines.paid + lines.returned + lines.recovered + lines.demanded + lines.receivable + lines.written_off,
    ),
  }
}

/** What every fund of a year holds, in one reading. */
export async function balancesOfYear(
  db: Db,
  year: number,
): Promise<{ code: string; district: string | null; balances: Balances }[]> {
  const { rows } = await sql<Lines & { code: string; district: string | null }>`
    select f.code, f.district, b.budget, b.available, b.committed, b.paid, b.returned, b.recovered, b.demanded,
      b.receivable, b.written_off
    from fund f join fund_balance b on b.fund = f.code and b.case_number = ''
    where split_part(f.code, '-', 2) = ${String(year)} order by f.code limit 1000`.execute(db)
  return rows.map((row) => ({ code: row.code, district: row.district, balances: balancesOf(row) }))
}
