import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** The yearly check of these organisations was begun (年度检查开始). */
export const yearlyCheckBegun = event(
  'accreditation.year-begun',
  z.object({ year: z.number().int(), accreditations: z.array(z.uuid()) }),
)

/** An organisation plans no new examination from now on; those that run go on to their end (停止新考试). */
export const teachOutBegun = event(
  'accreditation.teach-out',
  z.object({ accreditation: z.uuid(), organisation: z.uuid() }),
)

/** An organisation did not pass its yearly check (年度检查不合格). */
export const checkFailed = event(
  'accreditation.check-failed',
  z.object({ accreditation: z.uuid(), year: z.number().int(), number: z.string() }),
)
