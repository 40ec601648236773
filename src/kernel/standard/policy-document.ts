import Nzh from 'nzh'
import { z } from 'zod'
import type { Clause } from '../decision/decision.ts'
import { civilDateText } from './field.ts'

const article = z.strictObject({
  article: z.union([z.string().min(1), z.number().int().positive()]).transform(String),
  label: z.string().min(1).optional(),
  title: z.string().min(1),
  summary: z.string().min(1),
  status: z.enum(['confirmed', 'assumed']),
})

/** A policy document as a city's folder holds it: where it is published, since when, and its articles in our own words (政策文件). */
export const policyDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  short: z.string().min(1),
  issuer: z.string().min(1),
  number: z.string().min(1).nullable(),
  level: z.enum(['national', 'city']),
  from: civilDateText.nullable(),
  to: civilDateText.nullable(),
  sources: z.array(z.url()),
  status: z.enum(['confirmed', 'assumed']),
  note: z.string().min(1).optional(),
  articles: z.array(article),
})

export type PolicyDocument = z.output<typeof policyDocument>
export type PolicyArticle = PolicyDocument['articles'][number]

/** A reference to an article from within data; `article` null means the document as a whole. */
export const clauseReference = z.strictObject({
  document: z.string().min(1),
  article: z
    .union([z.string().min(1), z.number().int().positive()])
    .transform(String)
    .nullable(),
  /** The document has ended, or will, and the edition says that its rule goes on all the same (沿用). */
  carried: z.literal(true).optional(),
})

export type ClauseReference = z.output<typeof clauseReference>

/** How an article is cited: '补贴实施办法 第九条', or its label where the number is not known. */
export function clauseOf(document: PolicyDocument, found: PolicyArticle | null): Clause {
  const cited = found === null ? '' : ` ${found.label ?? articleNumber(found.article)}`
  return {
    document: document.id,
    article: found?.article ?? null,
    text: `${document.short}${cited}`,
    status: document.status === 'assumed' ? 'assumed' : (found?.status ?? document.status),
  }
}

function articleNumber(article: string): string {
  if (!/^\d+$/.test(article)) return article
  return `第${Nzh.cn.encodeS(Number(article), { tenMin: true })}条`
}
