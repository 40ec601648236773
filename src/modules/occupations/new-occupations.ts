import { z } from 'zod'
import { type Edition, standardKind } from '../../kernel/standard/index.ts'

const newOccupationsData = z
  .strictObject({
    batch: z.number().int().positive(),
    document: z.string().min(1),
    /** Published, or still before the public for comment (公示) and therefore no occupation yet. */
    stage: z.enum(['published', 'proposed']),
    /** How many 职业 and 工种 the document adds and how many it changes; null where it was not found. */
    stated: z.strictObject({
      occupations: z.number().int(),
      workTypes: z.number().int().nullable(),
      changed: z.number().int().nullable(),
    }),
    occupations: z.array(z.string().min(1)).min(1),
  })
  .superRefine(({ occupations }, context) => {
    occupations.forEach((name, index) => {
      if (occupations.indexOf(name) === index) return
      context.addIssue({ code: 'custom', path: ['occupations', index], message: `${name} 重复` })
    })
  })

export type NewOccupationsData = z.output<typeof newOccupationsData>
export type NewOccupations = Edition<NewOccupationsData>

/** Occupations that were announced after the classification (新职业), a batch an edition; all batches hold together. */
export const newOccupationsKind = standardKind<NewOccupationsData>(
  'new-occupations',
  newOccupationsData,
  '新职业',
  ({ batch }) => String(batch),
)
