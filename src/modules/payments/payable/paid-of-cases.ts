import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** What was paid on these cases and has not come back, by case. */
export async function paidOfCases(db: Db, cases: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows(
    z.object({ case_number: z.string(), fen: z.coerce.number() }),
    sql`select case_number, amount - recovered as fen from payable
      where case_number = any(${[...cases]}::text[]) and state <> 'released' and paid_on is not null order by case_number`,
    db,
  )
  return new Map(rows.map(({ case_number, fen }) => [case_number, fen]))
}
