import { z } from 'zod'
import { type CivilDate, parseCivilDate } from '../../value/time/civil-date.ts'

/** A day as text (YYYY-MM-DD) that exists in the calendar. */
export const civilDateText = z
  .string()
  .meta({ format: 'date' })
  .transform((text, context): CivilDate => {
    const parsed = parseCivilDate(text)
    if (parsed.valid) return parsed.value
    context.issues.push({ code: 'custom', message: parsed.reason, input: text })
    return z.NEVER
  })

/** The day that something public is asked for (?on=YYYY-MM-DD); today where none is named. */
export const onDay = civilDateText.optional()
