import { z } from 'zod'

/** What somebody writes about (留言). */
export const TOPICS = { question: '咨询', suggestion: '建议', error: '网站找错' } as const
export type Topic = keyof typeof TOPICS
export const TOPIC_KEYS = Object.keys(TOPICS) as [Topic, ...Topic[]]

/** What somebody writes; nothing else is asked, so that nothing else is kept. */
export const LetterForm = z.strictObject({
  topic: z.enum(TOPIC_KEYS),
  subject: z.string().trim().min(4, '标题至少4个字').max(60, '标题最多60个字'),
  body: z.string().trim().min(10, '请写清楚，至少10个字').max(2000, '最多2000个字'),
  /** 网站找错: the page that is wrong. */
  page: z.string().trim().max(200, '地址最多200个字').default(''),
  /** Whether question and answer may be published, without anything personal. */
  mayPublish: z.boolean().default(false),
})
export type Letter = z.output<typeof LetterForm>

/** A letter with what came of it. */
export interface KeptLetter extends Letter {
  number: string
  answer: string | null
}

/** What is said to whoever wrote. */
export const AnswerText = z
  .string()
  .trim()
  .min(5, '答复至少5个字')
  .max(2000, '答复最多2000个字')
  .meta({ title: '答复', kind: 'long-text', description: '写信人看到的就是这些字' })

/** A question and its answer as everybody reads them. */
export interface Published {
  number: string
  question: string
  answer: string
  publishedAt: Date
}
