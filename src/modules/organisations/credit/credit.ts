import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** What an organisation's grade means to whoever deals with it (信用等级和措施); a module above decides it and sets it here. */
export interface Credit {
  grade: string
  title: string
  /** The year that was rated. */
  year: number
  from: CivilDate
  to: CivilDate | null
  /** New subsidised classes may be filed. */
  newClasses: boolean
  /** Among equals it comes first. */
  priority: boolean
  inspections: number
  drawWeight: number
  decidedIn: string
}

const CreditRow = z.object({
  organisation: z.string(),
  grade: z.string(),
  title: z.string(),
  year: z.number(),
  starts: KeptDay,
  ends: KeptDay.nullable(),
  new_classes: z.boolean(),
  priority: z.boolean(),
  inspections: z.number(),
  draw_weight: z.number(),
  decided_in: z.string(),
})

/** The grades of these organisations, newest first. */
export async function creditRows(db: Db, organisations: readonly string[]): Promise<Map<string, Credit[]>> {
  const rows = await readRows(
    CreditRow,
    sql`select organisation, grade, title, year, starts, ends, new_classes, priority, inspections, draw_weight, decided_in
    from organisation_credit where organisation = any(${[...organisations]}::uuid[])
    order by starts desc, set_at desc`,
    db,
  )
  const found = new Map<string, Credit[]>(organisations.map((id) => [id, []]))
  for (const row of rows) {
    found.get(row.organisation)?.push({
      grade: row.grade,
      title: row.title,
      year: row.year,
      from: row.starts,
      to: row.ends,
      newClasses: row.new_classes,
      priority: row.priority,
      inspections: row.inspections,
      drawWeight: row.draw_weight,
      decidedIn: row.decided_in,
    })
  }
  return found
}

/** All grades that an organisation has had, newest first. */
export const creditsOf = async (db: Db, organisation: string): Promise<Credit[]> =>
  (await creditRows(db, [organisation])).get(organisation) ?? []

/** How many organisations have each grade now. */
export async function countByGrade(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ grade: string; count: number }>`select grade, count(*)::int as count
    from organisation_credit where ends is null group by grade`.execute(db)
  return new Map(rows.map(({ grade, count }) => [grade, count]))
}

/** The grade that holds on the day, or null where none was given yet. */
export const heldCredit = (credits: readonly Credit[], day: CivilDate): Credit | null =>
  credits.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null

/** Gives an organisation another grade from today on; the one before it ends yesterday. */
export async function setCredit(
  ctx: VerbContext,
  organisation: string,
  credit: Omit<Credit, 'from' | 'to'>,
): Promise<void> {
  await sql`update organisation_credit set ends = ${addDays(ctx.today, -1)}
    where organisation = ${organisation} and ends is null`.execute(ctx.db)
  await sql`insert into organisation_credit (id, organisation, grade, title, year, starts, new_classes, priority,
      inspections, draw_weight, decided_in, set_at)
    values (${randomUUID()}, ${organisation}, ${credit.grade}, ${credit.title}, ${credit.year}, ${ctx.today},
      ${credit.newClasses}, ${credit.priority}, ${credit.inspections}, ${credit.drawWeight}, ${credit.decidedIn},
      ${ctx.now})`.execute(ctx.db)
}
