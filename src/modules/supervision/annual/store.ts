import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, lockName, readRows } from '../../../kernel/database/index.ts'
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
