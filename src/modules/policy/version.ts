import { z } from 'zod'
import { Day } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { refusals } from './refusals.ts'
import { LONGEST_TEXT } from './text/read-text.ts'

/** What a document is called in addresses and in clauses: 'subsidy-measures-2022'. */
export const DocumentId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '文件代号用小写字母、数字和横线，例如 subsidy-measures-2027')

/** Title, issuer, number and days of a document, as its head says them (文件信息). */
export const About = z.strictObject({
  title: z.string().trim().min(4).max(120),
  short: z.string().trim().min(2).max(40),
  issuer: z.string().trim().min(2).max(120),
  documentNumber: z.string().trim().max(60).nullable(),
  from: Day,
  to: Day.nullable(),
  source: z.string().trim().min(2).max(300),
})
export type About = z.output<typeof About>

/** Refuses a last day before the first. */
export function requireDays({ from, to }: Pick<About, 'from' | 'to'>): void {
  if (to !== null && to < from)
    throw refusals.daysOutOfOrder({ fields: [{ path: 'to', message: '失效日不能早于施行日' }] })
}

/** A question that people ask, and its answer (问答). */
export const Question = z.strictObject({
  question: z.string().trim().min(2).max(200),
  answer: z.string().trim().min(2).max(2000),
})

/** What explains a document: interpretation and questions (解读、问答). */
export const Reading = z.strictObject({
  interpretation: z.string().trim().max(20_000),
  questions: z.array(Question).max(50),
})

/** The body of a document: what stands before the articles, the articles, and what follows them. */
export const Body = z.object({
  preamble: z.string().max(LONGEST_TEXT),
  articles: z
    .array(
      z.object({
        anchor: z.string(),
        label: z.string(),
        chapter: z.string().nullable(),
        title: z.string(),
        text: z.string(),
      }),
    )
    .max(2000),
  annex: z.string().max(LONGEST_TEXT),
})

/** A version of a document: its head, its text in articles, and what explains it. */
export const VersionContent = About.extend({ ...Body.shape, ...Reading.shape })
export type VersionContent = z.output<typeof VersionContent>

/** Which parts were changed since the draft was loaded: by whom, and the draft's revision that it made. */
export type Changed = Readonly<Record<string, { revision: number; by: string }>>

/** A version as it is kept; `version` and `publishedAt` are null while it is a draft. */
export interface PolicyVersion {
  number: string
  document: string
  version: number | null
  content: VersionContent
  changed: Changed
  fileName: string
  publishedAt: Date | null
}

/** The version whose wording holds on that day: the newest that has begun, else the newest at all. */
export function wordingOn(versions: readonly PolicyVersion[], day: CivilDate): PolicyVersion | null {
  return versions.findLast(({ content }) => content.from <= day) ?? versions.at(-1) ?? null
}
