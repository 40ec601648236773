import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** An examination has given its certificates (发证): to whom, and for which class each had been trained in. */
export const certified = event(
  'assessment.certified',
  z.object({
    exam: z.uuid(),
    people: z.array(z.object({ certificate: z.uuid(), person: z.uuid(), class: z.uuid().nullable() })),
  }),
)

export type Certified = z.infer<typeof certified.payload>
