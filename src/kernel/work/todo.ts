import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../database/index.ts'
import { KeptDay } from '../value/shapes.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import { type Access, allows, type VerbContext } from '../verb/index.ts'
import { COUNTED, type Cut, cutPage, type ListOrder, type Page, type PageAsked } from '../verb/paging.ts'
import { weekAhead } from './week.ts'

/** Something that waits for whoever asks (待办), as its kind finds it. */
const Found = z.object({
  /** Names it within its kind. */
  key: z.string(),
  /** Its last day; 9999-12-31 where it has none. */
  due: KeptDay,
  page_key: z.array(z.string()),
})

/** What a line of the list says: what it is, why it is mine, and where it is done. */
export interface TodoLine {
  title: string
  detail: string
  /** Why it waits for whoever asks: “等您受理”. */
  why: string
  /** Where it is done: below the workbench for officials and organisations, on the site for citizens. */
  to: `/${string}`
}

/** What a kind gives of a row: its key and its last day, as SQL says them. */
export interface TodoColumns {
  key: RawBuilder<unknown>
  due: RawBuilder<unknown>
}

/**
 * A kind of work that finds its person (一类待办): a query over its own tables, never a table of its own. A module lists
 * its kinds in its face; main joins them with the cases into one list.
 */
export interface TodoKind {
  /** `assessment.marks` */
  name: string
  title: string
  who: Access
  /** Where all of it stands, below the workbench or, for citizens, on the site. */
  place(ctx: VerbContext): `/${string}` | null
  /**
   * `select <first> … from … where … <part>`: `first` are its columns, `part` says which of them and how many; null where
   * there can be none for whoever asks.
   */
  rows(
    ctx: VerbContext,
    cut: (of: TodoColumns) => { first: RawBuilder<unknown>; part: RawBuilder<unknown> },
  ): RawBuilder<unknown> | null | Promise<RawBuilder<unknown> | null>
  /** The lines of these keys, by key; one that is gone meanwhile may be missing. */
  lines(ctx: VerbContext, keys: readonly string[]): Promise<Map<string, TodoLine>>
}

/** How much of a kind waits, and how urgent it is; nothing counts further than a list does. */
export interface TodoCount {
  total: number
  overdue: number
  today: number
  week: number
  /** The last day of the most urgent one, null where none has one. */
  first: CivilDate | null
}

/** What never ends: the order of lists wants a day. */
export const NO_DAY = '9999-12-31' as CivilDate

const MOST = sql`limit ${sql.lit(COUNTED + 1)}`

/** The kinds of work that whoever asks may have. */
export const kindsFor = (kinds: readonly TodoKind[], { actor }: VerbContext): TodoKind[] =>
  kinds.filter(({ who }) => allows(who, actor))

/** A page of everything that waits for whoever asks, the most urgent first, kind by kind and merged by day. */
export async function todoPage(
  ctx: VerbContext,
  kinds: readonly TodoKind[],
  asked: PageAsked,
  size: number,
): Promise<Page<{ kind: TodoKind; key: string; due: CivilDate | null; line: TodoLine }>> {
  const found: (z.infer<typeof Found> & { kind: TodoKind; rank: number })[] = []
  let merged: Cut | null = null
  for (const [rank, kind] of kinds.entries()) {
    let own: Cut | null = null
    const query = await kind.rows(ctx, (columns) => {
      own = cutPage(orderOf(rank, columns), asked, size)
      return {
        first: sql`${columns.key} as key, ${columns.due} as due, ${own.key}`,
        part: sql`and ${own.beyond} ${own.first}`,
      }
    })
    if (!query) continue
    merged = own
    for (const row of await readRows(Found, query, ctx.db)) found.push({ ...row, kind, rank })
  }
  if (!merged) return { items: [], next: null, previous: null }
  const back = Boolean(asked.before)
  found.sort((a, b) => (back ? -1 : 1) * (a.due === b.due ? a.rank - b.rank : a.due < b.due ? -1 : 1))
  const { items, ...neighbours } = (merged as Cut).page(found)
  const lines = await linesOf(ctx, items)
  return {
    ...neighbours,
    items: items.flatMap(({ kind, key, due }) => {
      const line = lines.get(`${kind.name} ${key}`)
      return line ? [{ kind, key, due: due === NO_DAY ? null : due, line }] : []
    }),
  }
}

/** How much waits of one kind. */
export async function countTodo(ctx: VerbContext, kind: TodoKind): Promise<TodoCount> {
  const waiting = await kind.rows(ctx, ({ key, due }) => ({
    first: sql`${key} as key, ${due} as due`,
    part: sql`order by ${due} ${MOST}`,
  }))
  if (!waiting) return NOTHING
  const { rows } = await sql<TodoCount>`select count(*)::int as total,
      (count(*) filter (where due < ${ctx.today}::date))::int as overdue,
      (count(*) filter (where due = ${ctx.today}::date))::int as today,
      (count(*) filter (where due > ${ctx.today}::date and due <= ${weekAhead(ctx.today)}::date))::int as week,
      nullif(min(due), ${NO_DAY}::date) as first
    from (${waiting}) waiting`.execute(ctx.db)
  return rows[0] ?? NOTHING
}

const NOTHING: TodoCount = { total: 0, overdue: 0, today: 0, week: 0, first: null }

const orderOf = (rank: number, { key, due }: TodoColumns): ListOrder => ({
  name: 'todo',
  keys: [
    { by: due, is: 'day' },
    { by: sql`${sql.lit(rank)}::bigint`, is: 'whole' },
    { by: key, is: 'text' },
  ],
})

async function linesOf(
  ctx: VerbContext,
  items: readonly { kind: TodoKind; key: string }[],
): Promise<Map<string, TodoLine>> {
  const lines = new Map<string, TodoLine>()
  for (const [kind, own] of Map.groupBy(items, (one) => one.kind)) {
    const said = await kind.lines(
      ctx,
      own.map(({ key }) => key),
    )
    for (const [key, line] of said) lines.set(`${kind.name} ${key}`, line)
  }
  return lines
}
