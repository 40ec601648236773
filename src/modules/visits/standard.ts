import { z } from 'zod'
import { clauseReference, standardKind } from '../../kernel/standard/index.ts'
import type { Standards } from '../../kernel/standard/standards.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { VISIT_KINDS } from './in-words.ts'

const item = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  words: z.string().min(4).max(120),
  clause: clauseReference,
  /** What makes it a red line (红线): issuing may be stopped at once. */
  redLine: z.boolean().default(false),
})

const visitsData = z.strictObject({
  /** So many supervisors walk a visit, its lead among them. */
  supervisors: z.number().int().min(2).max(9),
  /** Of which kinds the organisation is told beforehand (事先告知). */
  announced: z.record(z.enum(VISIT_KINDS), z.boolean()),
  /** How far ahead examinations are offered, in days. */
  aheadDays: z.number().int().min(1).max(400),
  /** Lots of an examination in a draw: more of an organisation whose visits found something within so many days. */
  lots: z.strictObject({
    plain: z.number().int().min(1).max(100),
    problems: z.number().int().min(1).max(100),
    days: z.number().int().min(1).max(1100),
  }),
  clauses: z.strictObject({ team: clauseReference, visit: clauseReference }),
  /** What is looked at, in the groups of R1.6. */
  groups: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z-]{2,20}$/),
        title: z.string().min(2).max(40),
        items: z.array(item).min(1).max(40),
      }),
    )
    .min(1)
    .max(6),
})

export type VisitsData = z.output<typeof visitsData>
export type ChecklistItem = z.output<typeof item>

/** How the quality of examinations is supervised on site (质量督导标准): who walks, what is looked at, what is told beforehand. */
export const visitsKind = standardKind<VisitsData>('visits', visitsData, '质量督导标准')

/** What is in force on a day; the first edition before any is. */
export function visitsOn(standards: Standards, day: CivilDate): VisitsData & { edition: string } {
  const edition = standards.inForce(visitsKind, day) ?? standards.all(visitsKind)[0]
  if (!edition) throw new Error('the city does not say how examinations are supervised')
  return { ...edition.data, edition: edition.id }
}

/** Every line of the checklist, in its order. */
export const itemsOf = ({ groups }: VisitsData): ChecklistItem[] => groups.flatMap(({ items }) => items)
