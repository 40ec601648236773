import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'

/** What a claim is raised with: the certificate, the class, who is paid; of an offer also until when it may be taken up. */
export const ClaimForm = z.strictObject({
  certificate: z.uuid(),
  class: z.uuid().nullable(),
  payee: z.enum(['employer', 'trainer', 'person']),
  until: Day.optional(),
})
export type ClaimForm = z.output<typeof ClaimForm>
