import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../../kernel/database/index.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { BlankCounts } from '../rules.ts'

/** Writes a run of blanks that came in; gives the first serial that is there already, or null when all were written. */
export async function receiveBlanks(
  db: Db,
  one: { organisation: string; serials: readonly string[]; on: CivilDate; by: string },
): Promise<string | null> {
  const { serials } = one
  const id = randomUUID()
  const [there] = await readRows(
    z.object({ serial: z.string() }),
    sql`select serial from certificate_blank where serial = any(${[...serials]}::text[]) order by serial limit 1`,
    db,
  )
  if (there) return there.serial
  await sql`insert into certificate_blank_lot (id, organisation, first, last, pieces, received_on, received_by)
    values (${id}, ${one.organisation}::uuid, ${serials[0]}, ${serials.at(-1)}, ${serials.length}, ${one.on}, ${one.by})`.execute(
    db,
  )
  await sql`insert into certificate_blank (serial, lot, organisation, state)
    select serial, ${id}::uuid, ${one.organisation}::uuid, 'left' from unnest(${[...serials]}::text[]) as one (serial)`.execute(
    db,
  )
  return null
}

/** The next blanks of an organisation, lowest serial first, held for the rest of the transaction. */
export async function nextBlanks(db: Db, organisation: string, most: number): Promise<string[]> {
  const rows = await readRows(
    z.object({ serial: z.string() }),
    sql`select serial from certificate_blank where organisation = ${organisation}::uuid and state = 'left'
      order by serial limit ${most} for update`,
    db,
  )
  return rows.map(({ serial }) => serial)
}

/** Uses a blank; false where it is not left to this organisation. */
export async function takeBlank(db: Db, organisation: string, serial: string): Promise<boolean> {
  const { rows } = await sql`update certificate_blank set state = 'used'
    where serial = ${serial} and organisation = ${organisation}::uuid and state = 'left' returning serial`.execute(
    db,
  )
  return rows.length > 0
}

/** Voids a blank that was spoiled (作废), with the reason; false where it is not of this organisation or no longer in this state. */
export async function spoilBlank(
  db: Db,
  organisation: string,
  serial: string,
  { was, on, why }: { was: 'left' | 'used'; on: CivilDate; why: string },
): Promise<boolean> {
  const { rows } =
    await sql`update certificate_blank set state = 'spoiled', spoiled_on = ${on}, spoiled_why = ${why}
    where serial = ${serial} and organisation = ${organisation}::uuid and state = ${was} returning serial`.execute(
      db,
    )
  return rows.length > 0
}

/** What became of an organisation's blanks; what came in, was used and spoiled is kept with the lots, what is left is counted by the blanks themselves. */
export async function blankCounts(db: Db, organisation: string): Promise<BlankCounts> {
  const [found] = await readRows(
    z.object({ received: z.number(), used: z.number(), spoiled: z.number(), left: z.number() }),
    sql`select coalesce(sum(pieces), 0)::int as received, coalesce(sum(used), 0)::int as used,
      coalesce(sum(spoiled), 0)::int as spoiled,
      (select count(*)::int from certificate_blank where organisation = ${organisation}::uuid and state = 'left') as "left"
      from certificate_blank_lot where organisation = ${organisation}::uuid`,
    db,
  )
  return found as BlankCounts
}
