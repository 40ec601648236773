import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Applied } from './form.ts'

/** An application as it stands (申报). */
export interface Application extends Applied {
  number: string
  organisation: string
  district: string
  standing: 'open' | 'named' | 'ended'
}

const Row = z.object({
  number: z.string(),
  organisation: z.string(),
  district: z.string(),
  staff: z.number(),
  capacity: z.number(),
  teachers: z.number(),
  occupations: z.array(z.string()),
  place: z.string(),
  why: z.string(),
  standing: z.enum(['open', 'named', 'ended']),
})

/** Enters an application; false where one of this organisation is open already. */
export async function insertApplication(db: Db, one: Omit<Application, 'standing'>): Promise<boolean> {
  const { rows } =
    await sql`insert into centre_application (number, organisation, district, staff, capacity, teachers,
      occupations, place, why, standing)
    values (${one.number}, ${one.organisation}, ${one.district}, ${one.staff}, ${one.capacity}, ${one.teachers},
      ${one.occupations}::text[], ${one.place}, ${one.why}, 'open') on conflict do nothing returning number`.execute(
      db,
    )
  return rows.length > 0
}

/** Writes what was put right. */
export async function saveApplication(db: Db, number: string, one: Applied): Promise<void> {
  await sql`update centre_application set staff = ${one.staff}, capacity = ${one.capacity}, teachers = ${one.teachers},
      occupations = ${one.occupations}::text[], place = ${one.place}, why = ${one.why}
    where number = ${number} and standing = 'open'`.execute(db)
}

export async function endApplication(db: Db, number: string, standing: 'named' | 'ended'): Promise<void> {
  await sql`update centre_application set standing = ${standing} where number = ${number}`.execute(db)
}

/** The application of a case; throws where it has none. */
export async function applicationOf(db: Db, number: string): Promise<Application> {
  const rows = await readRows(
    Row,
    sql`select number, organisation, district, staff, capacity, teachers,
      occupations, place, why, standing from centre_application where number = ${number}`,
    db,
  )
  if (!rows[0]) throw new Error(`${number} has no application`)
  return rows[0]
}

/** The application of an organisation that is under way, or null. */
export async function openApplication(db: Db, organisation: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`select number from centre_application
    where organisation = ${organisation} and standing = 'open'`.execute(db)
  return rows[0]?.number ?? null
}

/** What an inspector found and signed (复核记录). */
export interface Visit {
  account: string
  label: string
  visitedOn: CivilDate
  capacity: number
  teachers: number
  finding: string
}

const VisitRow = z.object({
  account: z.string(),
  label: z.string(),
  visited_on: KeptDay,
  capacity: z.number(),
  teachers: z.number(),
  finding: z.string(),
})

/** Enters what an inspector signs; false where the same one has signed this visit already. */
export async function addVisit(db: Db, number: string, one: Visit & { at: Date }): Promise<boolean> {
  const { rows } =
    await sql`insert into centre_visit (id, number, account, label, visited_on, capacity, teachers, finding,
      signed_at)
    values (${randomUUID()}, ${number}, ${one.account}, ${one.label}, ${one.visitedOn}, ${one.capacity}, ${one.teachers},
      ${one.finding}, ${one.at}) on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The visit has to be made again: what was signed stays to be read and counts no more. */
export async function dropVisits(db: Db, number: string, at: Date): Promise<void> {
  await sql`update centre_visit set dropped_at = ${at} where number = ${number} and dropped_at is null`.execute(
    db,
  )
}

/** What was signed of the visit that counts, in order. */
export async function visitsOf(db: Db, number: string): Promise<Visit[]> {
  const rows = await readRows(
    VisitRow,
    sql`select account, label, visited_on, capacity, teachers, finding
    from centre_visit where number = ${number} and dropped_at is null order by signed_at, account`,
    db,
  )
  return rows.map(({ visited_on: visitedOn, ...one }) => ({ ...one, visitedOn }))
}
