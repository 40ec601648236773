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

/** Results of an examination have fallen by a decision (撤销成绩): what rests on them is looked at again. */
export const resultsStruck = event(
  'assessment.results-struck',
  z.object({ exam: z.uuid(), people: z.array(z.uuid()) }),
)

/** An examination of an organisation on its way out is over, held or not (考试办结): it may have been the last. */
export const examOver = event('assessment.exam-over', z.object({ organisation: z.uuid() }))

export type Certified = z.infer<typeof certified.payload>
