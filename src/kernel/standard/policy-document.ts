import Nzh from 'nzh'
import { z } from 'zod'
import type { Clause } from '../decision/decision.ts'
import { Day } from '../value/shapes.ts'

/**
 * What a document is to the rules (文件的作用), whatever a city calls it and however often it is made anew: rules that cite
 * it where no edition is in force ask for the role, never for a city's own name of it.
 */
export const DOCUMENT_ROLES = [
  // 职业培训补贴实施办法
  'subsidy-measures',
  // 失业保险技能提升补贴政策
  'skill-upgrade-policy',
  // 职业技能培训监督管理办法
  'training-supervision',
  // 职业技能等级认定工作管理办法
  'assessment-measures',
  // 国家职业标准编制技术规程
  'technical-procedure',
] as const
export type DocumentRole = (typeof DOCUMENT_ROLES)[number]

const article = z.strictObject({
  article: z.union([z.string().min(1), z.number().int().positive()]).transform(String),
  /** What it rules (如 catalogue), where its number is a city's own. */
  role: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .optional(),
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
  role: z.enum(DOCUMENT_ROLES).optional(),
  from: Day.nullable(),
  to: Day.nullable(),
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
