import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** In what condition equipment is (设备状况); only what is in good order counts for teaching. */
export const CONDITIONS = { good: '完好', repair: '待修', worn: '停用' } as const
export type Condition = keyof typeof CONDITIONS

/** What stands in a venue (教学设备). */
export interface Equipment {
  kind: string
  count: number
  madeIn: number
  condition: Condition
}

/** Where an organisation teaches (教学场地), with what stands there. */
export interface TeachingVenue {
  id: string
  name: string
  address: string
  /** How many people it holds (容纳人数). */
  holds: number
  equipment: Equipment[]
}

const VenueRow = z.object({ id: z.string(), name: z.string(), address: z.string(), holds: z.number() })
const EquipmentRow = z.object({
  venue: z.string(),
  kind: z.string(),
  count: z.number(),
  made_in: z.number(),
  condition: kept<Condition>(),
})

/** No organisation teaches in more places. */
const MOST = 200

/** The venues that an organisation has now, by name, each with its equipment. */
export async function venuesOf(db: Db, organisation: string): Promise<TeachingVenue[]> {
  const venues = await readRows(
    VenueRow,
    sql`select id, name, address, holds from organisation_venue
      where organisation = ${organisation}::uuid and closed_on is null order by name, id limit ${MOST}`,
    db,
  )
  if (venues.length === 0) return []
  const equipment = await readRows(
    EquipmentRow,
    sql`select venue, kind, count, made_in, condition from organisation_equipment
      where venue = any(${venues.map(({ id }) => id)}::uuid[]) and until is null order by kind`,
    db,
  )
  return venues.map((one) => ({
    ...one,
    equipment: equipment
      .filter(({ venue }) => venue === one.id)
      .map(({ kind, count, made_in, condition }) => ({ kind, count, madeIn: made_in, condition })),
  }))
}

/** Enters a venue; null where the organisation has one of that name. */
export async function insertVenue(
  db: Db,
  organisation: string,
  one: Omit<TeachingVenue, 'id' | 'equipment'> & { on: CivilDate; by: string },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`insert into organisation_venue
      (id, organisation, name, address, holds, registered_on, registered_by)
    values (${randomUUID()}, ${organisation}::uuid, ${one.name}, ${one.address}, ${one.holds}, ${one.on}, ${one.by})
    on conflict do nothing returning id`.execute(db)
  return rows[0]?.id ?? null
}

/** Closes a venue; false where the organisation has no such one open. */
export async function endVenue(
  db: Db,
  organisation: string,
  { id, on, why }: { id: string; on: CivilDate; why: string },
): Promise<boolean> {
  const { rows } = await sql`update organisation_venue set closed_on = ${on}, closed_why = ${why}
    where id = ${id}::uuid and organisation = ${organisation}::uuid and closed_on is null returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** The venue of an organisation, locked until the transaction ends; false where it has no such one open. */
export async function lockVenue(db: Db, organisation: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation_venue
    where id = ${id}::uuid and organisation = ${organisation}::uuid and closed_on is null for update`.execute(
    db,
  )
  return rows.length > 0
}

/** Says what of a kind stands in a venue from a day on; none of it where the count is nought. */
export async function replaceEquipment(
  db: Db,
  venue: string,
  { kind, count, madeIn, condition }: Equipment,
  { on, by }: { on: CivilDate; by: string },
): Promise<void> {
  await sql`update organisation_equipment set until = ${on}
    where venue = ${venue}::uuid and kind = ${kind} and until is null`.execute(db)
  if (count === 0) return
  await sql`insert into organisation_equipment (id, venue, kind, count, made_in, condition, since, set_by)
    values (${randomUUID()}, ${venue}::uuid, ${kind}, ${count}, ${madeIn}, ${condition}, ${on}, ${by})`.execute(
    db,
  )
}
