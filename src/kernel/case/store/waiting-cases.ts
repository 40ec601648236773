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

/** The open cases of a district on a day: within their term, past it, and held with no time running. */
export interface InHand {
  district: string
  kept: number
  missed: number
  held: number
}

/** What is in hand by district, of these districts; a case without a term is counted nowhere. */
export async function inHand(
  db: Db,
  day: CivilDate,
  districts: readonly string[] | 'all',
): Promise<InHand[]> {
  const seen = districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`
  const { rows } = await sql<InHand>`select district,
      (count(*) filter (where held_code is null and due_on >= ${day}::date))::int as kept,
      (count(*) filter (where held_code is null and due_on < ${day}::date))::int as missed,
      (count(*) filter (where held_code is not null))::int as held
    from case_file where closed_at is null and due_on is not null and ${seen} group by district`.execute(db)
  return rows
}

/** What is held now, by its cause, in these districts; the most first. */
export async function heldNow(
  db: Db,
  districts: readonly string[] | 'all',
): Promise<{ text: string; count: number }[]> {
  const seen = districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`
  const { rows } = await sql<{
    text: string
    count: number
  }>`select min(held_text) as text, count(*)::int as count
    from case_file where held_code is not null and closed_at is null and ${seen}
    group by held_code order by 2 desc limit 20`.execute(db)
  return rows
}
