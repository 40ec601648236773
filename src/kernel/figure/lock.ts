import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { everySubject, rowsOf, type Tally } from './figure.ts'

/** Takes the lock of a tally, which only one holds; null where somebody else is at it and nobody wants to wait. */
export async function lockTally(
  tx: Db,
  { key }: Tally,
  held: 'or-leave' | 'or-wait',
): Promise<{ digest: string | null } | null> {
  await sql`insert into figure_tally (key) values (${key}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ digest: string | null }>`select digest from figure_tally where key = ${key}
    for update ${held === 'or-leave' ? sql`skip locked` : sql``}`.execute(tx)
  return rows[0] ?? null
}

/** Keeps that a tally was counted from nothing by the query that it has now. */
export async function noteCounted(tx: Db, tally: Tally, now: Date): Promise<void> {
  await sql`update figure_tally set digest = ${digestOf(tx, tally)}, recounted_at = ${now} where key = ${tally.key}`.execute(
    tx,
  )
}

const digests = new WeakMap<Tally, string>()

/** What tells one form of a tally's query from another. */
export function digestOf(db: Db, tally: Tally): string {
  const known = digests.get(tally)
  if (known) return known
  const query = rowsOf(tally, everySubject).compile(db)
  const digest = createHash('sha256')
    .update(JSON.stringify([query.sql, query.parameters, tally.grain]))
    .digest('hex')
  digests.set(tally, digest)
  return digest
}
