import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { Tally } from './figure.ts'
import { digestOf } from './lock.ts'

/** How many notes of acts wait to be taken up in these tallies: 0 where every number is up to date. */
export async function waitingNotes(db: Db, tallies: readonly Tally[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from figure_due where tally = any(${tallies.map(({ key }) => key)}::text[]) limit 1000) waiting`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** The tally whose oldest note waits longest, and how many minutes; null where nothing waits. */
export async function waitingLongest(db: Db): Promise<{ tally: string; minutes: number } | null> {
  const { rows } = await sql<{ tally: string; minutes: number }>`
    select one.tally, floor(extract(epoch from now() - one.at) / 60)::int as minutes
    from figure_tally t cross join lateral (
      select tally, at from figure_due d where d.tally = t.key order by id limit 1) one
    order by one.at limit 1`.execute(db)
  return rows[0] ?? null
}

/** The tallies that were never counted by the query that they have now: their numbers say nothing yet. */
export async function uncounted(db: Db, tallies: readonly Tally[]): Promise<Tally[]> {
  const { rows } = await sql<{ key: string; digest: string | null }>`select key, digest from figure_tally
    where key = any(${tallies.map(({ key }) => key)}::text[])`.execute(db)
  const counted = new Map(rows.map(({ key, digest }) => [key, digest]))
  return tallies.filter((one) => counted.get(one.key) !== digestOf(db, one))
}
