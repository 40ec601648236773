import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** What an enterprise adds to the report of a year and confirms (年度报告补充). */
export interface Reported {
  ownTrained: number
  staff: number
  capacity: number
  teachers: number
  remark: string
}

/** The report of a centre on one year. */
export interface Report {
  number: string
  centre: string
  organisation: string
  year: number
  standing: 'open' | 'passed' | 'failed' | 'dropped'
  /** What the records of training said when it was confirmed; null before. */
  taught: { classes: number; trained: number } | null
  reported: Reported | null
}

const Row = z.object({
  number: z.string(),
  centre: z.string(),
  organisation: z.string(),
  year: z.number(),
  standing: z.enum(['open', 'passed', 'failed', 'dropped']),
  classes: z.number().nullable(),
  trained: z.number().nullable(),
  own_trained: z.number().nullable(),
  staff: z.number().nullable(),
  capacity: z.number().nullable(),
  teachers: z.number().nullable(),
  remark: z.string().nullable(),
})
const COLUMNS = sql.raw(
  'number, centre, organisation, year, standing, classes, trained, own_trained, staff, capacity, teachers, remark',
)

function reportOf(row: z.infer<typeof Row>): Report {
  const { number, centre, organisation, year, standing, classes, trained } = row
  const { own_trained: ownTrained, staff, capacity, teachers, remark } = row
  const given = ownTrained !== null && staff !== null && capacity !== null && teachers !== null
  return {
    number,
    centre,
    organisation,
    year,
    standing,
    taught: classes !== null && trained !== null ? { classes, trained } : null,
    reported: given ? { ownTrained, staff, capacity, teachers, remark: remark ?? '' } : null,
  }
}

/** Enters the report of a year, still to be confirmed; false where the centre has one of this year. */
export async function insertReport(
  db: Db,
  one: Pick<Report, 'number' | 'centre' | 'organisation' | 'year'>,
): Promise<boolean> {
  const { rows } = await sql`insert into centre_report (number, centre, organisation, year, standing)
    values (${one.number}, ${one.centre}, ${one.organisation}, ${one.year}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** Writes what was confirmed, with what the records said that moment. */
export async function saveReport(
  db: Db,
  number: string,
  given: Reported,
  taught: { classes: number; trained: number },
  at: Date,
): Promise<void> {
  await sql`update centre_report set classes = ${taught.classes}, trained = ${taught.trained},
      own_trained = ${given.ownTrained}, staff = ${given.staff}, capacity = ${given.capacity},
      teachers = ${given.teachers}, remark = ${given.remark}, confirmed_at = ${at}
    where number = ${number} and standing = 'open'`.execute(db)
}

export async function endReport(
  db: Db,
  number: string,
  standing: 'passed' | 'failed' | 'dropped',
): Promise<void> {
  await sql`update centre_report set standing = ${standing} where number = ${number} and standing = 'open'`.execute(
    db,
  )
}

/** The report of a case; throws where it has none. */
export async function reportByNumber(db: Db, number: string): Promise<Report> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from centre_report where number = ${number}`, db)
  if (!rows[0]) throw new Error(`${number} has no report`)
  return reportOf(rows[0])
}

/** The report of a centre on a year, or null. */
export async function reportOfYear(db: Db, centre: string, year: number): Promise<Report | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from centre_report where centre = ${centre} and year = ${year}`,
    db,
  )
  return rows[0] ? reportOf(rows[0]) : null
}

/** The cases of reports of a centre that are under way. */
export async function openReports(db: Db, centre: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from centre_report
    where centre = ${centre} and standing = 'open' order by number limit 50`.execute(db)
  return rows.map(({ number }) => number)
}

/** The size of a centre from now on, as its last report that passed says. */
export async function updateCentre(db: Db, centre: string, to: Reported): Promise<void> {
  await sql`update centre set staff = ${to.staff}, capacity = ${to.capacity}, teachers = ${to.teachers}
    where id = ${centre}`.execute(db)
}
