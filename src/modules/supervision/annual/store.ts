import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, lockName, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { ConfirmedReport, ReportLine } from './report.ts'

const Row = z.object({
  organisation: z.string(),
  year: z.number(),
  version: z.number(),
  lines: kept<ReportLine[]>(),
  remark: z.string(),
  why: z.string().nullable(),
  confirmed_at: z.date(),
  confirmed_by: z.string(),
})

const COLUMNS = sql.raw('organisation, year, version, lines, remark, why, confirmed_at, confirmed_by')

/** Every version of the report of a year, the last first. */
export async function versionsOf(db: Db, organisation: string, year: number): Promise<ConfirmedReport[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from annual_report where organisation = ${organisation}::uuid and year = ${year}
      order by version desc limit 100`,
    db,
  )
  return rows.map(({ confirmed_at, confirmed_by, ...rest }) => ({
    ...rest,
    confirmedAt: confirmed_at,
    confirmedBy: confirmed_by,
  }))
}

/** Waits for whoever confirms the report of this organisation at this moment. */
export const lockReports = (db: Db, organisation: string): Promise<void> =>
  lockName(db, `annual report of ${organisation}`)

/** Keeps what was confirmed. */
export async function insertReport(db: Db, one: ConfirmedReport & { district: string }): Promise<void> {
  await sql`insert into annual_report (organisation, year, version, district, lines, remark, why, confirmed_at, confirmed_by)
    values (${one.organisation}::uuid, ${one.year}, ${one.version}, ${one.district}, ${JSON.stringify(one.lines)}::jsonb,
      ${one.remark}, ${one.why}, ${one.confirmedAt}, ${one.confirmedBy})`.execute(db)
}

/** Which of these organisations have confirmed a year, and when first. */
export async function confirmedOf(
  db: Db,
  organisations: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, { at: Date; versions: number }>> {
  const rows = await readRows(
    z.object({ organisation: z.string(), at: z.date(), versions: z.number() }),
    sql`select organisation, min(confirmed_at) as at, max(version) as versions from annual_report
      where organisation = any(${[...organisations]}::uuid[]) and year = ${year} group by organisation`,
    db,
  )
  return new Map(rows.map(({ organisation, ...rest }) => [organisation, rest]))
}

/** Whose report on a year is waited for, until when, how often it was told, and since when it counts as not made. */
export interface Due {
  organisation: string
  year: number
  district: string
  dueOn: CivilDate
  told: number
  toldOn: CivilDate | null
  missedOn: CivilDate | null
}

const DueRow = z.object({
  organisation: z.string(),
  year: z.number(),
  district: z.string(),
  due_on: KeptDay,
  told: z.number(),
  told_on: KeptDay.nullable(),
  missed_on: KeptDay.nullable(),
})
const DUE = sql.raw('d.organisation, d.year, d.district, d.due_on, d.told, d.told_on, d.missed_on')

const dueOf = ({
  due_on: dueOn,
  told_on: toldOn,
  missed_on: missedOn,
  ...rest
}: z.infer<typeof DueRow>): Due => ({
  ...rest,
  dueOn,
  toldOn,
  missedOn,
})

/** Whose report on a year is waited for; those who have confirmed, or of whom it counts as not made, only where all are asked for. */
export async function duesOf(db: Db, year: number, which: 'open' | 'all' = 'open'): Promise<Due[]> {
  const open = sql`and d.missed_on is null
    and not exists (select 1 from annual_report r where r.organisation = d.organisation and r.year = d.year)`
  const rows = await readRows(
    DueRow,
    sql`select ${DUE} from annual_report_due d where d.year = ${year} ${which === 'open' ? open : sql``}
      order by d.organisation`,
    db,
  )
  return rows.map(dueOf)
}

/** What is waited for of these organisations for a year, by organisation. */
export async function duesAmong(
  db: Db,
  organisations: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, Due>> {
  const rows = await readRows(
    DueRow,
    sql`select ${DUE} from annual_report_due d
      where d.organisation = any(${[...organisations]}::uuid[]) and d.year = ${year}`,
    db,
  )
  return new Map(rows.map((row) => [row.organisation, dueOf(row)]))
}

/** What is waited for of one organisation for these years. */
export async function duesOfOrganisation(
  db: Db,
  organisation: string,
  years: readonly number[],
): Promise<Due[]> {
  const rows = await readRows(
    DueRow,
    sql`select ${DUE} from annual_report_due d
      where d.organisation = ${organisation}::uuid and d.year = any(${[...years]}::integer[])`,
    db,
  )
  return rows.map(dueOf)
}

export async function lockDue(db: Db, organisation: string, year: number): Promise<Due | null> {
  const rows = await readRows(
    DueRow,
    sql`select ${DUE} from annual_report_due d where d.organisation = ${organisation}::uuid and d.year = ${year} for update`,
    db,
  )
  return rows[0] ? dueOf(rows[0]) : null
}

/** Waits for the reports of these organisations; who is waited for already stays as it was. */
export async function insertDues(
  db: Db,
  of: readonly Pick<Due, 'organisation' | 'district'>[],
  { year, dueOn }: Pick<Due, 'year' | 'dueOn'>,
): Promise<void> {
  await sql`insert into annual_report_due (organisation, year, district, due_on)
    select organisation, ${year}, district, ${dueOn}::date
    from unnest(${of.map(({ organisation }) => organisation)}::uuid[], ${of.map(({ district }) => district)}::text[])
      as of_year (organisation, district)
    on conflict do nothing`.execute(db)
}

export async function setTold(
  db: Db,
  { organisation, year }: Due,
  told: number,
  on: CivilDate,
): Promise<void> {
  await sql`update annual_report_due set told = ${told}, told_on = ${on}::date where organisation = ${organisation}::uuid and year = ${year}`.execute(
    db,
  )
}

export async function setMissed(db: Db, { organisation, year }: Due, on: CivilDate): Promise<void> {
  await sql`update annual_report_due set missed_on = ${on}::date
    where organisation = ${organisation}::uuid and year = ${year}`.execute(db)
}

export async function chasedOn(db: Db, day: CivilDate): Promise<boolean> {
  const { rows } = await sql`select 1 from annual_chase where day = ${day}::date`.execute(db)
  return rows.length > 0
}

export async function insertChase(db: Db, day: CivilDate): Promise<void> {
  await sql`insert into annual_chase (day) values (${day}::date) on conflict (day) do nothing`.execute(db)
}
