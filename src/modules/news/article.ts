import { z } from 'zod'

/** The columns of the board (栏目). */
export const COLUMNS = { news: '动态', notice: '通知', story: '工匠故事', event: '活动' } as const
export type Column = keyof typeof COLUMNS
export const COLUMN_KEYS = Object.keys(COLUMNS) as [Column, ...Column[]]

/** What an author writes; its form is drawn from here. */
export const ArticleForm = z.strictObject({
  column: z.enum(COLUMN_KEYS),
  title: z.string().trim().min(4, '标题至少4个字').max(60, '标题最多60个字'),
  summary: z.string().trim().min(10, '摘要至少10个字').max(120, '摘要最多120个字'),
  body: z.string().trim().min(20, '正文至少20个字').max(20_000, '正文最多20000个字'),
  source: z.string().trim().min(2, '请写明信息来源').max(60),
})
export type Article = z.output<typeof ArticleForm>

/** An article with where it stands. */
export interface KeptArticle extends Article {
  number: string
  id: number
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}
