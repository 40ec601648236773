import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { cutPage, type ListOrder, type Page, type PageAsked } from '../verb/paging.ts'
import type { Counted } from './cells.ts'
import type { CountedFigure } from './figure.ts'
import type { Part } from './read.ts'

/** The latest first. */
const ORDER: ListOrder = {
  name: 'figure',
  falling: true,
  keys: [
    { by: sql`r.day`, is: 'day' },
    { by: sql`r.subject`, is: 'text' },
    { by: sql`r.item`, is: 'text' },
  ],
}

/** A row of the list behind a number. */
export type ListedRow = Omit<Counted, 'subject' | 'item' | 'person' | 'first'>

/** A page of the list behind a part of a figure: the very rows that it counts. */
export async function readRows(
  db: Db,
  figure: CountedFigure,
  part: Part,
  asked: PageAsked,
  size: number,
): Promise<Page<ListedRow>> {
  const cut = cutPage(ORDER, asked, size)
  const { rows } = await sql<ListedRow & { page_key: string[] }>`
    select r.district, r.occupation, r.level, r.cohort, r.day, r.reference, r.amount, ${cut.key}
    from figure_row r where ${counted(figure, part)} and ${cut.beyond} ${cut.first}`.execute(db)
  return cut.page(rows)
}

/** Condition: the rows that a part of a figure counts. */
function counted(figure: CountedFigure, part: Part) {
  const { of, counts, only } = figure
  return sql.join(
    [
      sql`r.tally = ${of.key}`,
      counts === 'people' ? sql`r.first` : null,
      only && !part.by ? sql`r.${sql.ref(only.dimension)} = any(${only.values}::text[])` : null,
      part.by ? sql`r.${sql.ref(part.by.dimension)} = ${part.by.value}` : null,
      part.districts === 'all' ? null : sql`r.district = any(${part.districts}::text[])`,
      part.month
        ? sql`r.day >= ${`${part.month}-01`}::date and r.day < ${`${part.month}-01`}::date + interval '1 month'`
        : null,
    ].filter((one) => one !== null),
    sql` and `,
  )
}
