import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Platform, PlatformForm, ReviewSort } from './platform.ts'

const Row = z.object({
  id: z.string(),
  organisation: z.string(),
  district: z.string(),
  name: z.string(),
  site: z.string(),
  about: z.string(),
  checks: z.string(),
  applied_in: z.string(),
  standing: z.enum(['applied', 'selected', 'refused', 'ended']),
  selected_on: KeptDay.nullable(),
  ended_on: KeptDay.nullable(),
  end_reason: z.string().nullable(),
})

const COLUMNS = sql`id, organisation, district, name, site, about, checks, applied_in, standing, selected_on, ended_on, end_reason`

const shown = ({
  applied_in,
  selected_on,
  ended_on,
  end_reason,
  ...row
}: z.output<typeof Row>): Platform => ({
  ...row,
  appliedIn: applied_in,
  selectedOn: selected_on,
  endedOn: ended_on,
  endReason: end_reason,
})

/** Enters a platform that is applied for; false where the organisation has one. */
export async function insertPlatform(
  db: Db,
  one: PlatformForm & { organisation: string; district: string; appliedIn: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into online_platform (id, organisation, district, name, site, about, checks, applied_in,
      standing)
    values (${randomUUID()}::uuid, ${one.organisation}::uuid, ${one.district}, ${one.name}, ${one.site}, ${one.about},
      ${one.checks}, ${one.appliedIn}, 'applied') on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The platform that a selection is about; throws where it has none. */
export async function platformOfCase(db: Db, number: string): Promise<Platform> {
  const [row] = await readRows(
    Row,
    sql`select ${COLUMNS} from online_platform where applied_in = ${number}
      or id = (select platform from online_platform_review where number = ${number})`,
    db,
  )
  if (!row) throw new Error(`${number} has no platform`)
  return shown(row)
}

/** A platform by its id. */
export async function platformById(db: Db, id: string): Promise<Platform | null> {
  const [row] = await readRows(Row, sql`select ${COLUMNS} from online_platform where id = ${id}::uuid`, db)
  return row ? shown(row) : null
}

/** The platform of an organisation: the one under way, else the last. */
export async function platformOf(db: Db, organisation: string): Promise<Platform | null> {
  const [row] = await readRows(
    Row,
    sql`select ${COLUMNS} from online_platform where organisation = ${organisation}::uuid
      order by standing in ('applied', 'selected') desc, applied_in desc limit 1`,
    db,
  )
  return row ? shown(row) : null
}

/** The platforms that were ever selected, those of today first; limited. */
export const selectedPlatforms = async (db: Db, most: number): Promise<Platform[]> =>
  (
    await readRows(
      Row,
      sql`select ${COLUMNS} from online_platform where selected_on is not null
      order by ended_on is not null, selected_on, id limit ${most}`,
      db,
    )
  ).map(shown)

/** The notice has passed: the platform is one of the city's. */
export async function selectPlatform(db: Db, number: string, day: CivilDate): Promise<void> {
  await sql`update online_platform set standing = 'selected', selected_on = ${day}
    where applied_in = ${number} and standing = 'applied'`.execute(db)
}

/** It does not become one. */
export async function refusePlatform(db: Db, number: string): Promise<void> {
  await sql`update online_platform set standing = 'refused' where applied_in = ${number} and standing = 'applied'`.execute(
    db,
  )
}

/** It is one no more after this day. */
export async function endPlatform(
  db: Db,
  id: string,
  one: { on: CivilDate; in: string; reason: string },
): Promise<void> {
  await sql`update online_platform set standing = 'ended', ended_on = ${one.on}, ended_in = ${one.in},
    end_reason = ${one.reason} where id = ${id}::uuid and standing = 'selected'`.execute(db)
}

/** Opens an assessment or a way out; false where one is open. */
export async function insertReview(
  db: Db,
  one: { number: string; platform: string; sort: ReviewSort; reason: string },
): Promise<boolean> {
  const { rows } = await sql`insert into online_platform_review (number, platform, sort, reason)
    values (${one.number}, ${one.platform}::uuid, ${one.sort}, ${one.reason}) on conflict do nothing returning number`.execute(
    db,
  )
  return rows.length > 0
}

/** The number of the assessment that is open, or null. */
export async function openReview(db: Db, platform: string): Promise<string | null> {
  const [row] = await readRows(
    z.object({ number: z.string() }),
    sql`select number from online_platform_review where platform = ${platform}::uuid and closed_at is null`,
    db,
  )
  return row?.number ?? null
}

const Review = z.object({
  sort: z.enum(['staged', 'exit']),
  reason: z.string(),
  answer: z.string().nullable(),
})

/** What a case of assessment is about; throws where it is none. */
export async function reviewOf(db: Db, number: string): Promise<z.output<typeof Review>> {
  const [row] = await readRows(
    Review,
    sql`select sort, reason, answer from online_platform_review where number = ${number}`,
    db,
  )
  if (!row) throw new Error(`${number} has no review`)
  return row
}

/** What the platform says to it. */
export async function answerReview(db: Db, number: string, answer: string): Promise<void> {
  await sql`update online_platform_review set answer = ${answer} where number = ${number}`.execute(db)
}

export async function closeReview(db: Db, number: string, at: Date): Promise<void> {
  await sql`update online_platform_review set closed_at = ${at} where number = ${number}`.execute(db)
}
