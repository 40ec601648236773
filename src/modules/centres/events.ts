import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** The yearly assessment of these centres was begun (年度评估开始). */
export const yearBegun = event(
  'centres.year-begun',
  z.object({ year: z.number().int(), centres: z.array(z.uuid()) }),
)

/** A centre did not pass its yearly assessment (年度评估不合格). */
export const reviewFailed = event(
  'centres.review-failed',
  z.object({ centre: z.uuid(), year: z.number().int(), number: z.string() }),
)

/** A centre is one no more (注销、取消、随企业合并终止). */
export const centreEnded = event(
  'centres.ended',
  z.object({ centre: z.uuid(), organisation: z.uuid(), sort: z.string() }),
)
