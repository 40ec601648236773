import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** Where an organisation examines (考点). */
export interface Venue {
  id: string
  name: string
  district: string
  address: string
  places: number
  equipment: string
}

const Row = z.object({
  id: z.string(),
  name: z.string(),
  district: z.string(),
  address: z.string(),
  places: z.number(),
  equipment: z.string(),
})

/** The venues that an organisation has now, by name. */
export const venuesOf = (db: Db, organisation: string): Promise<Venue[]> =>
  readRows(
    Row,
    sql`select id, name, district, address, places, equipment from accreditation_venue
    where organisation = ${organisation} and closed_on is null order by name, id limit 200`,
    db,
  )

export async function insertVenue(db: Db, organisation: string, one: Omit<Venue, 'id'>): Promise<string> {
  const id = randomUUID()
  await sql`insert into accreditation_venue (id, organisation, name, district, address, places, equipment)
    values (${id}, ${organisation}, ${one.name}, ${one.district}, ${one.address}, ${one.places}, ${one.equipment})`.execute(
    db,
  )
  return id
}

/** Closes a venue; false where the organisation has no such one open. */
export async function closeVenue(db: Db, organisation: string, id: string, on: CivilDate): Promise<boolean> {
  const { rows } = await sql`update accreditation_venue set closed_on = ${on}
    where id = ${id} and organisation = ${organisation} and closed_on is null returning id`.execute(db)
  return rows.length > 0
}
