import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../kernel/database/index.ts'
import { type Level, levelOf } from '../../kernel/value/level.ts'
import { type Fen, fen } from '../../kernel/value/money.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { KIND_KEYS, type ProgrammeKind } from './kinds.ts'

/** What an organisation plans, as it stands after what was put right (计划). */
export interface Plan {
  kind: ProgrammeKind
  name: string
  partner: string | null
  occupation: string
  level: Level
  heads: number
  hours: number
  onlineHours: number
  amountEach: Fen
  startsOn: CivilDate
  endsOn: CivilDate
}

const STANDINGS = ['planned', 'running', 'settled', 'ended'] as const

/** A programme as it is kept (培训项目). */
export interface Programme extends Plan {
  number: string
  organisation: string
  district: string
  plannedOn: CivilDate
  /** Lessons online and on video, as they were reported in the end. */
  heldOnline: number | null
  heldVideo: number | null
  /** The share that was asked for ahead. */
  advancePercent: number | null
  standing: (typeof STANDINGS)[number]
}

const Row = z.object({
  number: z.string(),
  kind: z.enum(KIND_KEYS),
  organisation: z.string(),
  partner: z.string().nullable(),
  district: z.string(),
  name: z.string(),
  occupation: z.string(),
  level: z.string(),
  heads: z.number(),
  hours: z.number(),
  online_hours: z.number(),
  amount_each: z.number(),
  planned_on: KeptDay,
  starts_on: KeptDay,
  ends_on: KeptDay,
  held_online: z.number().nullable(),
  held_video: z.number().nullable(),
  advance_percent: z.number().nullable(),
  standing: kept<Programme['standing']>(),
})

const programmeOf = (row: z.infer<typeof Row>): Programme => ({
  number: row.number,
  kind: row.kind,
  organisation: row.organisation,
  partner: row.partner,
  district: row.district,
  name: row.name,
  occupation: row.occupation,
  level: levelOf(row.level),
  heads: row.heads,
  hours: row.hours,
  onlineHours: row.online_hours,
  amountEach: fen(row.amount_each),
  plannedOn: row.planned_on,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  heldOnline: row.held_online,
  heldVideo: row.held_video,
  advancePercent: row.advance_percent,
  standing: row.standing,
})

const COLUMNS =
  sql.raw(`number, kind, organisation, partner, district, name, occupation, level, heads, hours, online_hours,
  amount_each, planned_on, starts_on, ends_on, held_online, held_video, advance_percent, standing`)

export async function insertProgramme(
  db: Db,
  one: Omit<Programme, 'heldOnline' | 'heldVideo' | 'advancePercent' | 'standing'>,
): Promise<void> {
  await sql`insert into programme (number, kind, organisation, partner, district, name, occupation, level, heads,
      hours, online_hours, amount_each, planned_on, starts_on, ends_on, standing)
    values (${one.number}, ${one.kind}, ${one.organisation}, ${one.partner}, ${one.district}, ${one.name},
      ${one.occupation}, ${String(one.level)}, ${one.heads}, ${one.hours}, ${one.onlineHours}, ${one.amountEach},
      ${one.plannedOn}, ${one.startsOn}, ${one.endsOn}, 'planned')`.execute(db)
}

/** Writes what was put right of a plan that nobody has approved yet. */
export async function savePlan(db: Db, number: string, one: Omit<Plan, 'kind'>): Promise<void> {
  await sql`update programme set name = ${one.name}, partner = ${one.partner}, occupation = ${one.occupation},
      level = ${String(one.level)}, heads = ${one.heads}, hours = ${one.hours}, online_hours = ${one.onlineHours},
      amount_each = ${one.amountEach}, starts_on = ${one.startsOn}, ends_on = ${one.endsOn}
    where number = ${number} and standing = 'planned'`.execute(db)
}

export async function setStanding(db: Db, number: string, standing: Programme['standing']): Promise<void> {
  await sql`update programme set standing = ${standing} where number = ${number}`.execute(db)
}

/** Writes what was reported as held. */
export async function saveReport(
  db: Db,
  number: string,
  held: { online: number; video: number },
): Promise<void> {
  await sql`update programme set held_online = ${held.online}, held_video = ${held.video}
    where number = ${number}`.execute(db)
}

/** Writes what share was asked for ahead. */
export async function askAdvance(db: Db, number: string, percent: number): Promise<void> {
  await sql`update programme set advance_percent = ${percent} where number = ${number}`.execute(db)
}

/** The programme of a case; throws where it has none. */
export async function programmeOfCase(db: Db, number: string): Promise<Programme> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from programme where number = ${number}`, db)
  if (!rows[0]) throw new Error(`${number} has no programme`)
  return programmeOf(rows[0])
}

/** The programmes that an organisation plans or teaches with another, the latest first. */
export async function programmesOf(db: Db, organisation: string, most: number): Promise<Programme[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from programme
    where organisation = ${organisation} or partner = ${organisation} order by number desc limit ${most}`,
    db,
  )
  return rows.map(programmeOf)
}

/** Counts a class for a programme; false where it counts for one already. */
export async function addClass(db: Db, programme: string, id: string, on: CivilDate): Promise<boolean> {
  const { rows } = await sql`insert into programme_class (class, programme, added_on)
    values (${id}, ${programme}, ${on}) on conflict do nothing returning class`.execute(db)
  return rows.length > 0
}

/** Counts a class for its programme no more; false where it does not count for this one. */
export async function dropClass(db: Db, programme: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from programme_class where programme = ${programme} and class = ${id}
    returning class`.execute(db)
  return rows.length > 0
}

/** The classes that count for a programme. */
export async function classesOfProgramme(db: Db, programme: string): Promise<string[]> {
  const { rows } = await sql<{
    class: string
  }>`select class from programme_class where programme = ${programme}
    order by added_on, class`.execute(db)
  return rows.map((row) => row.class)
}

/** Ends the count of every class of a programme, so that they may count for another. */
export async function freeClasses(db: Db, programme: string): Promise<void> {
  await sql`delete from programme_class where programme = ${programme}`.execute(db)
}
