import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import { cutPage, type Page, type PageAsked } from '../../kernel/verb/paging.ts'
import { type Article, COLUMN_KEYS, type Column, type KeptArticle } from './article.ts'

const Row = z.object({
  number: z.string(),
  id: z.number(),
  board: z.enum(COLUMN_KEYS),
  title: z.string(),
  summary: z.string(),
  body: z.string(),
  source: z.string(),
  published_at: z.date().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_why: z.string().nullable(),
})
const PlacedRow = Row.extend({ page_key: z.array(z.string()) })

const COLUMNS = sql`number, id, board, title, summary, body, source, published_at, withdrawn_at, withdrawn_why`

const articleOf = ({
  board,
  published_at,
  withdrawn_at,
  withdrawn_why,
  ...row
}: z.infer<typeof Row>): KeptArticle => ({
  ...row,
  column: board,
  publishedAt: published_at,
  withdrawnAt: withdrawn_at,
  withdrawnWhy: withdrawn_why,
})

/** Keeps a new article under its case. */
export async function insertArticle(db: Db, number: string, article: Article): Promise<void> {
  await sql`insert into news_article (number, board, title, summary, body, source)
    values (${number}, ${article.column}, ${article.title}, ${article.summary}, ${article.body}, ${article.source})`.execute(
    db,
  )
}

/** Writes a draft anew. */
export async function saveArticle(db: Db, number: string, article: Article): Promise<void> {
  await sql`update news_article set board = ${article.column}, title = ${article.title}, summary = ${article.summary},
      body = ${article.body}, source = ${article.source}
    where number = ${number} and published_at is null`.execute(db)
}

/** Shows an article to everybody from now on. */
export async function publishArticle(db: Db, number: string, at: Date): Promise<void> {
  await sql`update news_article set published_at = ${at} where number = ${number} and published_at is null`.execute(
    db,
  )
}

/** Takes a published article from the board, with the reason that readers are told. */
export async function withdrawArticle(db: Db, number: string, at: Date, why: string): Promise<void> {
  await sql`update news_article set withdrawn_at = ${at}, withdrawn_why = ${why}
    where number = ${number} and published_at is not null and withdrawn_at is null`.execute(db)
}

/** The article of a case; null where there is none. */
export async function articleOfCase(db: Db, number: string): Promise<KeptArticle | null> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from news_article where number = ${number}`, db)
  return rows[0] ? articleOf(rows[0]) : null
}

/** A published article by its address, withdrawn or not. */
export async function publishedArticle(db: Db, id: number): Promise<KeptArticle | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from news_article
    where id = ${id} and published_at is not null`,
    db,
  )
  return rows[0] ? articleOf(rows[0]) : null
}

/** A page of what stands on the board, the latest first. */
export async function shownArticles(
  db: Db,
  column: Column | null,
  asked: PageAsked,
  size: number,
): Promise<Page<KeptArticle>> {
  const cut = cutPage(
    {
      name: `news ${column ?? ''}`,
      keys: [
        { by: sql`published_at`, is: 'moment' },
        { by: sql`id`, is: 'whole' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const rows = await readRows(
    PlacedRow,
    sql`select ${COLUMNS}, ${cut.key} from news_article
    where published_at is not null and withdrawn_at is null
      and ${column ? sql`board = ${column}` : sql`true`} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return { ...page, items: page.items.map(articleOf) }
}

/** Articles that are being written, checked or waiting to be published, the latest first. */
export async function articlesInHand(db: Db, size: number): Promise<KeptArticle[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from news_article
    where published_at is null order by id desc limit ${size}`,
    db,
  )
  return rows.map(articleOf)
}
