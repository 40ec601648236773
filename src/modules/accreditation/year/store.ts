import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** The yearly check of an organisation (年度检查). */
interface YearCheck {
  number: string
  accreditation: string
  organisation: string
  year: number
  report: string | null
  complaints: number | null
  finding: string | null
}

const Row = z.object({
  number: z.string(),
  accreditation: z.string(),
  organisation: z.string(),
  year: z.number(),
  report: z.string().nullable(),
  complaints: z.number().nullable(),
  finding: z.string().nullable(),
})

/** Enters the check of a year; false where there is one. */
export async function insertYear(
  db: Db,
  one: Pick<YearCheck, 'number' | 'accreditation' | 'organisation' | 'year'>,
): Promise<boolean> {
  const { rows } =
    await sql`insert into accreditation_year (number, accreditation, organisation, year, standing)
    values (${one.number}, ${one.accreditation}, ${one.organisation}, ${one.year}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

export async function hasYear(db: Db, accreditation: string, year: number): Promise<boolean> {
  const { rows } = await sql`select 1 from accreditation_year
    where accreditation = ${accreditation} and year = ${year}`.execute(db)
  return rows.length > 0
}

/** The check of a case; throws where it has none. */
export async function yearOfCase(db: Db, number: string): Promise<YearCheck> {
  const [row] = await readRows(
    Row,
    sql`select number, accreditation, organisation, year, report, complaints, finding
    from accreditation_year where number = ${number}`,
    db,
  )
  if (!row) throw new Error(`${number} checks no year`)
  return row
}

/** What the organisation confirms takes the place of what it confirmed before. */
export async function saveReport(
  db: Db,
  number: string,
  given: { report: string; complaints: number; at: Date },
): Promise<void> {
  await sql`update accreditation_year set report = ${given.report}, complaints = ${given.complaints},
    confirmed_at = ${given.at} where number = ${number} and standing = 'open'`.execute(db)
}

export async function saveFinding(db: Db, number: string, finding: string): Promise<void> {
  await sql`update accreditation_year set finding = ${finding} where number = ${number}`.execute(db)
}

export async function closeYear(
  db: Db,
  number: string,
  standing: 'passed' | 'failed' | 'dropped',
): Promise<void> {
  await sql`update accreditation_year set standing = ${standing} where number = ${number}`.execute(db)
}

/** The cases of checks of an accreditation that are under way. */
export async function openYears(db: Db, accreditation: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from accreditation_year
    where accreditation = ${accreditation} and standing = 'open' order by number limit 50`.execute(db)
  return rows.map(({ number }) => number)
}
