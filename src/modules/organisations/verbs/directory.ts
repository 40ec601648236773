import { z } from 'zod'
import { District } from '../../../kernel/value/shapes.ts'

/** What a public directory of organisations is narrowed to (名录的筛选). */
export const directoryAsked = {
  q: z.string().trim().max(60).optional(),
  district: District.optional(),
  occupation: z.string().trim().max(60).optional(),
}

/** As it is searched for: what was left empty does not narrow. */
export const directoryFilter = (asked: {
  q?: string | undefined
  district?: string | undefined
  occupation?: string | undefined
}) => ({
  q: asked.q || undefined,
  district: asked.district,
  occupation: asked.occupation || undefined,
})
