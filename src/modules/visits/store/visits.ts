import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { Standing, VisitKind } from '../in-words.ts'

/** A visit of quality supervision (质量督导), beside its case. */
export interface Visit {
  number: string
  exam: string
  examNumber: string
  organisation: string
  district: string
  title: string
  place: string
  day: CivilDate
  kind: VisitKind
  announced: boolean
  finding: string | null
  draw: string | null
  plannedBy: string
  standing: Standing
  summary: string | null
  digest: string | null
  reportedOn: CivilDate | null
  problems: number | null
  redLines: number | null
  rectified: 'in-time' | 'late' | null
  handedTo: string | null
  endedOn: CivilDate | null
}

const Row = z.object({
  number: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  organisation: z.string(),
  district: z.string(),
  title: z.string(),
  place: z.string(),
  day: KeptDay,
  kind: kept<VisitKind>(),
  announced: z.boolean(),
  finding: z.string().nullable(),
  draw: z.string().nullable(),
  plannedBy: z.string(),
  standing: kept<Standing>(),
  summary: z.string().nullable(),
  digest: z.string().nullable(),
  reportedOn: KeptDay.nullable(),
  problems: z.number().nullable(),
  redLines: z.number().nullable(),
  rectified: kept<'in-time' | 'late'>().nullable(),
  handedTo: z.string().nullable(),
  endedOn: KeptDay.nullable(),
})

const COLUMNS =
  sql.raw(`v.number, v.exam, v.exam_number as "examNumber", v.organisation, v.district, v.title, v.place, v.day,
  v.kind, v.announced, v.finding, v.draw, v.planned_by as "plannedBy", v.standing, v.summary, v.digest,
  v.reported_on as "reportedOn", v.problems, v.red_lines as "redLines", v.rectified, v.handed_to as "handedTo",
  v.ended_on as "endedOn"`)

export async function visitByNumber(db: Db, number: string): Promise<Visit | null> {
  const [found] = await readRows(Row, sql`select ${COLUMNS} from visit v where number = ${number}`, db)
  return found ?? null
}

export const visitsByNumbers = (db: Db, numbers: readonly string[]): Promise<Visit[]> =>
  readRows(Row, sql`select ${COLUMNS} from visit v where number = any(${[...numbers]}::text[])`, db)

/** One visit, held until the transaction ends. */
export async function lockVisit(db: Db, number: string): Promise<Visit | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from visit v where number = ${number} for update`,
    db,
  )
  return found ?? null
}

/** The visits to an examination, the last first. */
export const visitsOfExam = (db: Db, exam: string): Promise<Visit[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from visit v where exam = ${exam}::uuid order by day desc, number desc limit 20`,
    db,
  )

/** The visits that were begun from a finding, the last first. */
export const visitsOfFinding = (db: Db, finding: string): Promise<Visit[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from visit v where finding = ${finding} order by day desc, number desc limit 20`,
    db,
  )

/** Which of these examinations have a visit under way. */
export async function visitedAmong(db: Db, exams: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ exam: string }>`select exam from visit
    where exam = any(${[...exams]}::uuid[]) and ended_on is null`.execute(db)
  return new Set(rows.map(({ exam }) => exam))
}

/** Which of these organisations had a visit since a day that found something. */
export async function troubledSince(
  db: Db,
  organisations: readonly string[],
  since: CivilDate,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ organisation: string }>`select distinct organisation from visit
    where organisation = any(${[...organisations]}::uuid[]) and reported_on >= ${since}::date and problems > 0`.execute(
    db,
  )
  return new Set(rows.map(({ organisation }) => organisation))
}

/** Keeps a new visit; false where the examination has one under way. */
export async function insertVisit(
  db: Db,
  one: Pick<
    Visit,
    | 'number'
    | 'exam'
    | 'examNumber'
    | 'organisation'
    | 'district'
    | 'title'
    | 'place'
    | 'day'
    | 'kind'
    | 'announced'
    | 'finding'
    | 'draw'
    | 'plannedBy'
  >,
): Promise<boolean> {
  const { rows } =
    await sql`insert into visit (number, exam, exam_number, organisation, district, title, place, day, kind, announced, finding,
      draw, planned_by, standing)
    values (${one.number}, ${one.exam}::uuid, ${one.examNumber}, ${one.organisation}::uuid, ${one.district}, ${one.title},
      ${one.place}, ${one.day}::date, ${one.kind}, ${one.announced}, ${one.finding}, ${one.draw}, ${one.plannedBy}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** The checklist is ended: what the report says, and what is signed. */
export async function setReport(db: Db, number: string, summary: string, digest: string): Promise<void> {
  await sql`update visit set standing = 'signing', summary = ${summary}, digest = ${digest}
    where number = ${number}`.execute(db)
}

/** The checklist is open again: nothing that was signed counts. */
export async function dropReport(db: Db, number: string): Promise<void> {
  await sql`update visit set standing = 'open', summary = null, digest = null where number = ${number}`.execute(
    db,
  )
}

export async function setReported(
  db: Db,
  number: string,
  one: { on: CivilDate; problems: number; redLines: number },
): Promise<void> {
  const clean = one.problems === 0
  await sql`update visit set standing = ${clean ? 'clean' : 'told'}, reported_on = ${one.on}, problems = ${one.problems},
      red_lines = ${one.redLines}, ended_on = ${clean ? one.on : null}::date
    where number = ${number}`.execute(db)
}

/** How many red lines somebody on the spot says are crossed. */
export async function setRedLines(db: Db, number: string, redLines: number): Promise<void> {
  await sql`update visit set red_lines = ${redLines} where number = ${number}`.execute(db)
}

export async function setRectified(db: Db, number: string, how: 'in-time' | 'late'): Promise<void> {
  await sql`update visit set rectified = ${how} where number = ${number}`.execute(db)
}

/** A visit is over. */
export async function endVisit(
  db: Db,
  number: string,
  one: { standing: 'closed' | 'handed' | 'left'; on: CivilDate; handedTo?: string },
): Promise<void> {
  await sql`update visit set standing = ${one.standing}, ended_on = ${one.on}, handed_to = ${one.handedTo ?? null}
    where number = ${number}`.execute(db)
}

/** A page of visits, the last day first: all of them, or those of whoever is on their team. */
export async function visitPage(
  db: Db,
  of: { account: string | null; standing?: Standing | undefined },
  asked: PageAsked,
  size: number,
): Promise<Page<Visit>> {
  const cut = cutPage(
    {
      name: 'visits',
      keys: [
        { by: sql.raw('v.day'), is: 'day' },
        { by: sql.raw('v.number'), is: 'text' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const own = of.account
    ? sql`exists (select 1 from visit_supervisor s where s.visit = v.number and s.account = ${of.account} and s.until is null)`
    : sql`true`
  const standing = of.standing ? sql`v.standing = ${of.standing}` : sql`true`
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} from visit v where ${own} and ${standing} and ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page<z.output<typeof Row>>(rows)
}

/** Keeps that issuing was stopped from within a visit. */
export async function insertFreezeOf(db: Db, visit: string, freeze: string, at: Date): Promise<void> {
  await sql`insert into visit_freeze (visit, freeze_case, at) values (${visit}, ${freeze}, ${at})`.execute(db)
}

/** What was stopped from within a visit, by the numbers of the cases. */
export async function freezesOf(db: Db, visit: string): Promise<string[]> {
  const { rows } = await sql<{
    freeze_case: string
  }>`select freeze_case from visit_freeze where visit = ${visit}
    order by at limit 20`.execute(db)
  return rows.map(({ freeze_case }) => freeze_case)
}
