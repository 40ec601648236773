import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { payablesOf } from '../payments/index.ts'

/** Claims whose occupation and level had been paid to the same person before, under another spelling, and are not recovered. */
export async function paidTwice(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    number: string
  }>`select number from subsidy_paid_twice order by number`.execute(db)
  const money = await payablesOf(
    db,
    rows.map(({ number }) => number),
  )
  return rows.flatMap(({ number }) => (money.get(number)?.state === 'paid' ? [number] : []))
}
