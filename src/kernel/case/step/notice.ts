import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { kept, readRows } from '../../database/rows.ts'
import { KeptDay } from '../../value/shapes.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'
import { addWorkingDays } from '../../value/time/working-days.ts'
import {
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
  type VerbContext,
} from '../../verb/index.ts'
import type { NoticeField, Procedure } from '../procedure.ts'
import type { CaseFile } from '../store/case-file.ts'

/** A public notice (公示) of one case. */
export interface PublicNotice {
  id: string
  number: string
  title: string
  fields: NoticeField[]
  openedOn: CivilDate
  /** The last day of the notice; an objection is heard until its end. */
  endsOn: CivilDate
  /** Years whose holidays were not yet announced when the end was counted. */
  estimatedYears: number[]
  closedOn: CivilDate | null
}

const NoticeRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  fields: kept<NoticeField[]>(),
  opened_on: KeptDay,
  ends_on: KeptDay,
  estimated_years: z.array(z.number()),
  closed_on: KeptDay.nullable(),
})
type NoticeRow = z.infer<typeof NoticeRow>

const noticeOf = (row: NoticeRow): PublicNotice => ({
  id: row.id,
  number: row.number,
  title: row.title,
  fields: row.fields,
  openedOn: row.opened_on,
  endsOn: row.ends_on,
  estimatedYears: row.estimated_years,
  closedOn: row.closed_on,
})

/** Opens the notices of cases that have just entered a state in notice together; the first day counts as the day after. */
export async function openNotices(
  ctx: VerbContext,
  procedure: Procedure,
  files: readonly CaseFile[],
): Promise<void> {
  const [first] = files
  if (!first) return
  const notice = procedure.states[first.state]?.notice
  if (!notice) throw new Error(`${first.number} is not in a state with a notice`)
  const term = notice.term(await ctx.standards(), ctx.today)
  const end = addWorkingDays(ctx.today, term.days, ctx.calendar)
  const fields = await notice.fields(ctx, files)
  const rows = files.map((file, index) => ({
    id: randomUUID(),
    number: file.number,
    title: notice.title(file),
    fields: fields[index] ?? [],
  }))
  await sql`insert into public_notice (id, number, title, fields, opened_on, ends_on, estimated_years)
    select id, number, title, fields, ${ctx.today}::date, ${end.day}::date, ${end.unknownYears}::integer[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, number text, title text, fields jsonb)`.execute(
    ctx.db,
  )
}

/** Counts the end of an open notice again, once the holidays that were missing are published. */
export async function recountNotice(ctx: VerbContext, procedure: Procedure, file: CaseFile): Promise<void> {
  const open = await noticeOfCase(ctx.db, file.number)
  const notice = procedure.states[file.state]?.notice
  if (!open || open.closedOn || open.estimatedYears.length === 0 || !notice) return
  const term = notice.term(await ctx.standards(), open.openedOn)
  const end = addWorkingDays(open.openedOn, term.days, ctx.calendar)
  await sql`update public_notice set ends_on = ${end.day}, estimated_years = ${end.unknownYears}::integer[]
    where id = ${open.id}`.execute(ctx.db)
}

/** Closes the open notices of these cases, where there are any. */
export async function closeNotices(
  ctx: VerbContext,
  numbers: readonly string[],
  outcome: 'passed' | 'withdrawn',
): Promise<void> {
  await sql`update public_notice set closed_on = ${ctx.today}, outcome = ${outcome}
    where number = any(${[...numbers]}::text[]) and closed_on is null`.execute(ctx.db)
}

/** The newest notice of a case. */
export async function noticeOfCase(db: Db, number: string): Promise<PublicNotice | null> {
  const rows = await readRows(
    NoticeRow,
    sql`select * from public_notice where number = ${number}
    order by opened_on desc, id limit 1`,
    db,
  )
  return rows[0] ? noticeOf(rows[0]) : null
}

/** One notice. */
export async function readNotice(db: Db, id: string): Promise<PublicNotice | null> {
  const rows = await readRows(NoticeRow, sql`select * from public_notice where id = ${id}::uuid`, db)
  return rows[0] ? noticeOf(rows[0]) : null
}

/** Those still in notice before the closed ones, the newest first. */
const NEWEST: ListOrder = {
  name: 'notices',
  keys: [
    { by: sql`(closed_on is null)`, is: 'yes' },
    { by: sql`opened_on`, is: 'day' },
    { by: sql`id`, is: 'id' },
  ],
  falling: true,
}

/** A page of the notices that are or were shown to everybody. */
export async function listNotices(
  db: Db,
  asked: PageAsked,
  size: number,
): Promise<Page<PublicNotice> & { total: number; beyond: boolean }> {
  const shown = sql`from public_notice where outcome is distinct from 'withdrawn'`
  const cut = cutPage(NEWEST, asked, size)
  const rows = await readRows(
    pagedRow(NoticeRow),
    sql`select *, ${cut.key} ${shown} and ${cut.beyond}
    ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(noticeOf), ...(await countRows(db, shown)) }
}
