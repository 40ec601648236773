import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { ArticleForm, COLUMNS } from '../article.ts'
import { newsProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { articleOfCase, articlesInHand } from '../store.ts'

const SHOWN = 100

const titleOf = (state: string | undefined): string => newsProcedure.states[state ?? '']?.title ?? ''

/** 稿件: what is being written, checked or waits to be published. */
export const listNewsDrafts = verb({
  name: 'news.drafts',
  title: '查看稿件',
  http: 'GET /news/drafts',
  who: may('cases.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({ number: z.string(), title: z.string(), column: z.string(), state: z.string() }),
    ),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    const items = []
    for (const { number, title, column } of await articlesInHand(ctx.db, SHOWN)) {
      const file = await readFile(ctx.db, number)
      if (file?.closedAt === null)
        items.push({ number, title, column: COLUMNS[column], state: titleOf(file.state) })
    }
    return { items }
  },
})

/** One article as its author sees it, with the revision that the next step names. */
export const readNewsDraft = verb({
  name: 'news.read-draft',
  title: '查看一份稿件',
  http: 'GET /news/drafts/{number}',
  who: may('cases.read'),
  input: z.strictObject({ number: caseNumberOf('XW') }),
  output: ArticleForm.extend({
    number: z.string(),
    revision: z.number().int(),
    state: z.string(),
    stateTitle: z.string(),
  }),
  async run(ctx, { number }) {
    ctx.within({ district: ctx.city.code })
    const [article, file] = [await articleOfCase(ctx.db, number), await readFile(ctx.db, number)]
    if (!article || !file) throw refusals.noSuchDraft()
    const { column, title, summary, body, source } = article
    return {
      number,
      revision: file.revision,
      state: file.state,
      stateTitle: titleOf(file.state),
      column,
      title,
      summary,
      body,
      source,
    }
  },
})
