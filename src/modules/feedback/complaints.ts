import { sql } from 'kysely'
import { z } from 'zod'
import { casesOf } from '../../kernel/case/index.ts'
import { type Db, readRows } from '../../kernel/database/index.ts'

/**
 * How many bad ratings of these cases were looked into and answered (已核实答复的差评); what was discounted or taken back is none.
 * Only their number: whoever is told of them never learns who gave which.
 */
export async function complaintsOf(db: Db, cases: readonly string[]): Promise<number> {
  if (cases.length === 0) return 0
  const rows = await readRows(
    z.object({ complaint: z.string() }),
    sql`select complaint from feedback_rating where about = any(${[...cases]}::text[]) and complaint is not null
      and withdrawn_at is null and discounted_at is null`,
    db,
  )
  const numbers = rows.map(({ complaint }) => complaint)
  return numbers.length === 0 ? 0 : (await casesOf(db, { numbers, states: ['answered'] })).length
}
