import { z } from 'zod'
import { clauseReference, standardKind } from '../../kernel/standard/index.ts'
import type { Standards } from '../../kernel/standard/standards.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/** The papers that examiners mark by hand: 操作技能, 综合评审. */
export const MARKED_PAPERS = ['skill', 'review'] as const
export type MarkedPaper = (typeof MARKED_PAPERS)[number]

const practicalData = z.strictObject({
  /** So many mark each candidate, each alone; the chief is none of them. */
  examiners: z.strictObject({
    skill: z.number().int().min(1).max(9),
    review: z.number().int().min(1).max(9),
  }),
  /** The smallest group of examiners, its chief among them. */
  group: z.number().int().min(2).max(30),
  combine: z.enum(['average', 'median']),
  /** Examiners further apart on an item than this share of its points go to the chief. */
  apartPercent: z.number().int().min(0).max(100),
  /** What a candidate who stopped (中止) gets: what was marked, the rest as none; or nothing at all. */
  stopped: z.enum(['marked', 'zero']),
  /** Why a candidate may have stopped, by code (中止原因). */
  stopReasons: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,15}$/), text: z.string().min(2).max(30) }))
    .min(1),
  /** Examiners see seat and admission number, never a name. */
  blind: z.boolean(),
  mostItems: z.number().int().min(1).max(200),
  clause: clauseReference,
})

export type PracticalData = z.output<typeof practicalData>

/** How practical papers are marked (实操评分标准): how many examiners, how their points are combined, what is too far apart. */
export const practicalKind = standardKind<PracticalData>('practical', practicalData, '实操评分标准')

/** What is in force on a day; the first edition before any is. */
export function practicalOn(standards: Standards, day: CivilDate): PracticalData {
  const edition = standards.inForce(practicalKind, day) ?? standards.all(practicalKind)[0]
  if (!edition) throw new Error('the city does not say how practical papers are marked')
  return edition.data
}
