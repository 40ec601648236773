import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { LIST_LENGTH } from '../../../kernel/sealing/index.ts'

export interface StatusPlace {
  list: number
  position: number
}

/** So many taken places in a row say that a list is well filled (about 3 of 4), and the next is begun. */
const TRIES = 8

/**
 * Gives a certificate its place in the lists, once and for ever, in the transaction that issues it. Drawn, not counted: no
 * two who issue at the same moment wait for one another, and the place says nothing of the day.
 */
export async function givePlace(db: Db, certificate: string): Promise<void> {
  const { rows } = await sql<{
    list: number | null
  }>`select max(list) as list from certificate_status`.execute(db)
  for (let list = rows[0]?.list ?? 0; ; list += 1) {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const given = await sql`insert into certificate_status (list, position, certificate)
        values (${list}, ${randomInt(LIST_LENGTH)}, ${certificate}) on conflict (list, position) do nothing
        returning position`.execute(db)
      if (given.rows.length > 0) return
    }
  }
}

/** Where a certificate stands in the lists. */
export async function placeOf(db: Db, certificate: string): Promise<StatusPlace | null> {
  const { rows } = await sql<StatusPlace>`select list, position from certificate_status
    where certificate = ${certificate}`.execute(db)
  return rows[0] ?? null
}

/** The places of a list whose certificates no longer stand: revoked, or corrected by another. Null: no such list. */
export async function endedIn(db: Db, list: number): Promise<number[] | null> {
  const { rows } = await sql<{ position: number }>`select s.position from certificate_status s
    where s.list = ${list} and s.certificate in (select id from certificate where revoked_on is not null
      union all select replaces from certificate where replaces is not null)
    order by s.position`.execute(db)
  if (rows.length > 0) return rows.map(({ position }) => position)
  const there = await sql`select 1 from certificate_status where list = ${list} limit 1`.execute(db)
  return there.rows.length > 0 || list === 0 ? [] : null
}

/** Whether a certificate's badge names the place that is its own. */
export async function standsAt(db: Db, code: string, { list, position }: StatusPlace): Promise<boolean> {
  const { rows } = await sql`select 1 from certificate_status s join certificate c on c.id = s.certificate
    where s.list = ${list} and s.position = ${position} and c.code = ${code}`.execute(db)
  return rows.length > 0
}
