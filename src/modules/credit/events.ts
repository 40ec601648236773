import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** The yearly round was begun for these organisations (年度评价开始). */
export const yearBegun = event(
  'credit.year-begun',
  z.object({ year: z.number().int(), organisations: z.array(z.uuid()) }),
)

/** A grade holds from now on (信用等级生效). */
export const gradeHolds = event('credit.grade-holds', z.object({ organisation: z.uuid() }))
