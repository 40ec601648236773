import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'

/** When an organisation is to be inspected next, and with how many lots it stands in a draw (检查安排). */
export interface Visit {
  organisation: string
  district: string
  perYear: number
  drawWeight: number
  lastOn: CivilDate | null
  dueOn: CivilDate
}

const DAYS_OF_A_YEAR = 365

/** The next of so many inspections a year after a day, evenly spread. */
export const nextVisit = (after: CivilDate, perYear: number): CivilDate =>
  addDays(after, Math.floor(DAYS_OF_A_YEAR / perYear))

/** Plans the inspections of an organisation anew, from its last one or from the day of its grade. */
export async function planVisits(
  db: Db,
  one: { organisation: string; district: string; perYear: number; drawWeight: number; from: CivilDate },
): Promise<void> {
  const { rows } = await sql<{ last_on: CivilDate | null }>`select last_on from credit_visit
    where organisation = ${one.organisation} for update`.execute(db)
  const due = nextVisit(rows[0]?.last_on ?? one.from, one.perYear)
  await sql`insert into credit_visit (organisation, district, per_year, draw_weight, due_on)
    values (${one.organisation}, ${one.district}, ${one.perYear}, ${one.drawWeight}, ${due})
    on conflict (organisation) do update set per_year = excluded.per_year, draw_weight = excluded.draw_weight,
      due_on = excluded.due_on`.execute(db)
}

/** Records an inspection; false where its document is recorded already. The next one is counted from it. */
export async function addInspection(
  db: Db,
  one: {
    organisation: string
    on: CivilDate
    document: string
    finding: string
    by: string | null
    at: Date
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into credit_inspection (id, organisation, inspected_on, document, finding, recorded_by,
      recorded_at)
    values (${randomUUID()}, ${one.organisation}, ${one.on}, ${one.document}, ${one.finding}, ${one.by}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  if (rows.length === 0) return false
  const visits = await sql<{
    per_year: number
    last_on: CivilDate | null
  }>`select per_year, last_on from credit_visit
    where organisation = ${one.organisation} for update`.execute(db)
  const visit = visits.rows[0]
  if (!visit) return true
  const last = visit.last_on !== null && visit.last_on > one.on ? visit.last_on : one.on
  await sql`update credit_visit set last_on = ${last}, due_on = ${nextVisit(last, visit.per_year)}
    where organisation = ${one.organisation}`.execute(db)
  return true
}

const VisitRow = z.object({
  organisation: z.string(),
  district: z.string(),
  per_year: z.number(),
  draw_weight: z.number(),
  last_on: KeptDay.nullable(),
  due_on: KeptDay,
})

/** A page of the inspections to come in some districts, the earliest first. */
export async function visitsDue(
  db: Db,
  districts: readonly string[] | 'all',
  asked: PageAsked,
  size: number,
): Promise<Page<Visit>> {
  const cut = cutPage(
    {
      name: 'credit visits',
      keys: [
        { by: sql`due_on`, is: 'day' },
        { by: sql`organisation`, is: 'id' },
      ],
    },
    asked,
    size,
  )
  const rows = await readRows(
    pagedRow(VisitRow),
    sql`select organisation, district, per_year, draw_weight, last_on, due_on, ${cut.key} from credit_visit
    where ${districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return {
    ...page,
    items: page.items.map((row) => ({
      organisation: row.organisation,
      district: row.district,
      perYear: row.per_year,
      drawWeight: row.draw_weight,
      lastOn: row.last_on,
      dueOn: row.due_on,
    })),
  }
}

/** Organisations that one list of a district holds. */
const MOST_LOTS = 5000

/** The rated organisations of a district with their lots in a draw (签数), by organisation. */
export async function drawLots(
  db: Db,
  district: string,
): Promise<{ organisation: string; weight: number }[]> {
  const { rows } = await sql<{ organisation: string; weight: number }>`
    select organisation, draw_weight as weight from credit_visit where district = ${district}
    order by organisation limit ${MOST_LOTS}`.execute(db)
  return rows
}
