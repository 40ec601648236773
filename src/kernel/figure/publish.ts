import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import { readRows } from '../database/rows.ts'
import { cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../verb/paging.ts'
import type { Figure } from './figure.ts'
import { type Reading, readingOf, readSums } from './read.ts'

/** A publication of figures (发布). */
export const Publication = z.object({
  id: z.string(),
  title: z.string(),
  publishedAt: z.date(),
  publishedBy: z.string(),
})
export type Publication = z.infer<typeof Publication>

/** A figure as it was published. */
export interface PublishedFigure {
  key: string
  title: string
  unit: string
  definition: string
  clause: string | null
  reading: Reading
}

/** Keeps what the figures are now, by district, for good (发布即冻结). The title is free, or the database refuses. */
export async function publish(db: Db, figures: readonly Figure[], publication: Publication): Promise<void> {
  const { id, title, publishedAt, publishedBy } = publication
  await sql`insert into figure_publication (id, title, published_at, published_by)
    values (${id}, ${title}, ${publishedAt}, ${publishedBy})`.execute(db)
  const read = [...(await readSums(db, figures, { districts: 'all' }))]
  const heads = read.map(([{ key, title, unit, definition, clause }], place) => ({
    key,
    place,
    title,
    unit,
    definition,
    clause,
  }))
  await sql`insert into figure_published (publication, figure, place, title, unit, definition, clause)
    select ${id}::uuid, key, place, title, unit, definition, clause from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
      one (key text, place integer, title text, unit text, definition text, clause text)`.execute(db)
  const values = read.flatMap(([{ key }, { parts }]) =>
    [...parts].map(([district, { number, whole }]) => ({ key, district, number, whole })),
  )
  await sql`insert into figure_published_value (publication, figure, district, number, whole)
    select ${id}::uuid, key, district, number, whole from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      one (key text, district text, number bigint, whole bigint)`.execute(db)
}

/** Whether a publication of this title exists. */
export async function isPublished(db: Db, title: string): Promise<boolean> {
  const { rows } = await sql`select 1 from figure_publication where title = ${title}`.execute(db)
  return rows.length > 0
}

const ORDER: ListOrder = {
  name: 'publications',
  falling: true,
  keys: [
    { by: sql`published_at`, is: 'moment' },
    { by: sql`id`, is: 'id' },
  ],
}

const COLUMNS = sql`id, title, published_at as "publishedAt", published_by as "publishedBy"`

/** The publications, the latest first. */
export async function listPublications(db: Db, asked: PageAsked, size: number): Promise<Page<Publication>> {
  const cut = cutPage(ORDER, asked, size)
  const rows = await readRows(
    pagedRow(Publication),
    sql`select ${COLUMNS}, ${cut.key}
    from figure_publication where ${cut.beyond} ${cut.first}`,
    db,
  )
  return cut.page(rows)
}

/** A publication with its figures as they were, in these districts; null where there is none. */
export async function readPublication(
  db: Db,
  id: string,
  districts: readonly string[] | 'all',
): Promise<(Publication & { figures: PublishedFigure[] }) | null> {
  const heads = await readRows(
    Publication,
    sql`select ${COLUMNS} from figure_publication where id = ${id}`,
    db,
  )
  if (!heads[0]) return null
  const { rows: figures } = await sql<Omit<PublishedFigure, 'reading'>>`
    select figure as key, title, unit, definition, clause from figure_published where publication = ${id}
    order by place`.execute(db)
  const { rows: values } = await sql<{ key: string; district: string; number: number; whole: number | null }>`
    select figure as key, district, number, whole from figure_published_value where publication = ${id}
      and ${districts === 'all' ? sql`true` : sql`district = any(${districts}::text[])`}`.execute(db)
  const byFigure = Map.groupBy(values, ({ key }) => key)
  return {
    ...heads[0],
    figures: figures.map((one) => ({
      ...one,
      reading: readingOf(
        new Map((byFigure.get(one.key) ?? []).map(({ district, ...part }) => [district, part])),
      ),
    })),
  }
}
