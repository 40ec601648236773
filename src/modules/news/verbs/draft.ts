import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { ArticleForm, COLUMNS } from '../article.ts'
import { newsProcedure } from '../procedure.ts'
import { insertArticle } from '../store.ts'

/** Begins an article (写一篇); from then on it is a case that is edited, checked and published. */
export const draftNews = verb({
  name: 'news.draft',
  title: '写一篇动态',
  http: 'POST /news/drafts',
  who: may('news.write'),
  input: ArticleForm,
  output: z.object({ number: z.string() }),
  async run(ctx, article) {
    const { number } = await openCase(ctx, newsProcedure, {
      district: ctx.city.code,
      title: `品牌动态：${article.title}`,
      subtitle: COLUMNS[article.column],
      form: {},
    })
    await insertArticle(ctx.db, number, article)
    return { number }
  },
})
