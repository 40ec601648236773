import { z } from 'zod'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { COLUMN_KEYS, COLUMNS } from '../article.ts'
import { refusals } from '../refusals.ts'
import { piecesOf } from '../rules.ts'
import { publishedArticle, shownArticles } from '../store.ts'

const PAGE = 20

const Listed = z.object({
  id: z.number().int(),
  column: z.enum(COLUMN_KEYS),
  columnTitle: z.string(),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  publishedOn: KeptDay,
})

/** 品牌动态: what stands on the board, the latest first; withdrawn articles are not on it. */
export const listNews = verb({
  name: 'news.list',
  title: '查看品牌动态',
  http: 'GET /news',
  who: anybody(),
  input: z.strictObject({ column: z.enum(COLUMN_KEYS).optional(), ...pageAsked }),
  output: z.object({ items: z.array(Listed), ...pageNeighbours }),
  async run(ctx, { column, ...asked }) {
    const page = await shownArticles(ctx.db, column ?? null, asked, PAGE)
    return {
      ...page,
      items: page.items.flatMap(({ publishedAt, ...one }) =>
        publishedAt
          ? [{ ...one, columnTitle: COLUMNS[one.column], publishedOn: civilDateOf(publishedAt) }]
          : [],
      ),
    }
  },
})

/** One article of the board; of a withdrawn one only its title, the day and the reason. */
export const readNews = verb({
  name: 'news.read',
  title: '查看一篇动态',
  http: 'GET /news/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.coerce.number().int().min(1).max(9_000_000_000) }),
  output: Listed.omit({ summary: true }).extend({
    pieces: z.array(z.object({ kind: z.enum(['heading', 'paragraph']), text: z.string() })),
    withdrawn: z.object({ on: KeptDay, why: z.string() }).nullable(),
  }),
  async run(ctx, { id }) {
    const found = await publishedArticle(ctx.db, id)
    if (!found?.publishedAt) throw refusals.noSuchArticle()
    const { withdrawnAt, withdrawnWhy, publishedAt, column, title, source } = found
    return {
      id,
      column,
      columnTitle: COLUMNS[column],
      title,
      source,
      publishedOn: civilDateOf(publishedAt),
      pieces: withdrawnAt ? [] : piecesOf(found.body),
      withdrawn: withdrawnAt && withdrawnWhy ? { on: civilDateOf(withdrawnAt), why: withdrawnWhy } : null,
    }
  },
})
