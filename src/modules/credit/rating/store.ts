import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Grade, GradeShape } from '../standard.ts'

/** Why a rating was opened: the yearly round, or what was found since (动态降级). */
export const OCCASIONS = { year: '年度评价', decline: '动态降级' } as const
export type Occasion = keyof typeof OCCASIONS

/** A rating as its case has it. */
export interface Rating {
  number: string
  organisation: string
  year: number
  occasion: Occasion
  score: string
  grade: Grade
  standing: 'open' | 'in-force' | 'dropped'
  inForceOn: CivilDate | null
  /** The event that the organisation objects to. */
  disputed: string | null
}

const Row = z.object({
  number: z.string(),
  organisation: z.string(),
  year: z.number(),
  occasion: z.enum(['year', 'decline']),
  score: z.string(),
  grade: GradeShape,
  standing: z.enum(['open', 'in-force', 'dropped']),
  in_force_on: KeptDay.nullable(),
  disputed: z.string().nullable(),
})
const COLUMNS = sql.raw('number, organisation, year, occasion, score, grade, standing, in_force_on, disputed')
const ratingOf = ({ in_force_on, ...row }: z.infer<typeof Row>): Rating => ({
  ...row,
  inForceOn: in_force_on,
})

export async function insertRating(
  db: Db,
  one: Omit<Rating, 'standing' | 'inForceOn' | 'disputed'> & { district: string },
): Promise<void> {
  await sql`insert into credit_rating (number, organisation, district, year, occasion, score, grade, standing)
    values (${one.number}, ${one.organisation}, ${one.district}, ${one.year}, ${one.occasion}, ${one.score},
      ${one.grade}, 'open')`.execute(db)
}

/** Writes what the rating comes to now. */
export async function saveRated(
  db: Db,
  number: string,
  rated: { score: string; grade: Grade },
): Promise<void> {
  await sql`update credit_rating set score = ${rated.score}, grade = ${rated.grade}
    where number = ${number} and standing = 'open'`.execute(db)
}

/** Notes what an organisation objects to; another objection takes the place of an older one. */
export async function saveDispute(db: Db, number: string, event: string): Promise<void> {
  await sql`update credit_rating set disputed = ${event} where number = ${number} and standing = 'open'`.execute(
    db,
  )
}

export async function endRating(
  db: Db,
  number: string,
  standing: 'in-force' | 'dropped',
  on: CivilDate,
): Promise<void> {
  await sql`update credit_rating set standing = ${standing},
      in_force_on = ${standing === 'in-force' ? on : null}::date where number = ${number} and standing = 'open'`.execute(
    db,
  )
}

/** The rating of a case; null where it has none. */
export async function ratingOfCase(db: Db, number: string): Promise<Rating | null> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from credit_rating where number = ${number}`, db)
  return rows[0] ? ratingOf(rows[0]) : null
}

/** Ratings of one organisation that are told of, the latest year first. */
const SHOWN = 20

/** The ratings of an organisation, the latest year first. */
export async function ratingsOf(db: Db, organisation: string): Promise<Rating[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from credit_rating where organisation = ${organisation} and standing <> 'dropped'
    order by year desc, number desc limit ${SHOWN}`,
    db,
  )
  return rows.map(ratingOf)
}

/** The open rating of an organisation and a year, or null. */
export async function openRating(db: Db, organisation: string, year: number): Promise<Rating | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from credit_rating where organisation = ${organisation} and year = ${year}
    and standing = 'open'`,
    db,
  )
  return rows[0] ? ratingOf(rows[0]) : null
}

/** Whether the yearly round has this organisation already. */
export async function inRound(db: Db, organisation: string, year: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from credit_rating where organisation = ${organisation} and year = ${year}
    and (occasion = 'year' and standing <> 'dropped' or standing = 'open')`.execute(db)
  return rows.length > 0
}
