import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'
import { Day } from '../../kernel/value/shapes.ts'

/** What a finding that was upheld takes the ground from is to be examined again (疑点属实). */
export const findingUpheld = event(
  'supervision.finding-upheld',
  z.object({
    finding: z.string(),
    why: z.string(),
    rests: z.array(z.object({ kind: z.enum(['certificate', 'claim']), id: z.string() })),
  }),
)

/** A draw came to something (已抽取): whoever opened it goes on with it. */
export const drawMade = event('supervision.draw-made', z.object({ draw: z.string() }))

/** The report of an organisation on a year was not made (逾期未报年度报告), and as which indicator of credit it counts. */
export const annualReportMissed = event(
  'supervision.annual-report-missed',
  z.object({ organisation: z.string(), year: z.number(), on: Day, indicator: z.string() }),
)
