import { z } from 'zod'
import { Day } from '../../value/shapes.ts'

/** `calendar/YYYY.yaml`: the holidays and the made-up working days (调休) of a year, as the State Council published them. */
export const calendarFile = z.strictObject({
  year: z.number().int(),
  source: z.string().min(1),
  status: z.enum(['confirmed', 'assumed']),
  holidays: z.array(Day),
  workdays: z.array(Day),
})
