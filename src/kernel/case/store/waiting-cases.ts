import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'

/** What has been held since before a moment, by its cause: how many cases, and the first of them. */
export async function heldSince(
  db: Db,
  before: Date,
): Promise<{ code: string; text: string; count: number; oldest: string }[]> {
  const { rows } = await sql<{ code: string; text: string; count: number; oldest: string }>`
    select held_code as code, min(held_text) as text, count(*) as count, min(number) as oldest from case_file
    where held_code is not null and closed_at is null and held_since < ${before}
    group by held_code order by held_code`.execute(db)
  return rows
}

/** How many cases stand past their term on a day, and the first of them; a held case is not overdue. */
export async function overdueOn(db: Db, day: CivilDate): Promise<{ count: number; oldest: string | null }> {
  const { rows } = await sql<{ count: number; oldest: string | null }>`
    select count(*) as count, min(number) as oldest from case_file
    where closed_at is null and held_code is null and due_on < ${day}::date`.execute(db)
  return rows[0] ?? { count: 0, oldest: null }
}

/** Number and district of every case, to be joined by a figure that counts what happened to them. */
export const CASE_DISTRICTS = sql`(select number, district from case_file)`

/** Number and last day of every case that waits, to be joined by a list of what is to be done about it. */
export const CASE_DUES = sql`(select number, due_on from case_file where closed_at is null)`
