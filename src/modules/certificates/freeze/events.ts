import { z } from 'zod'
import { event } from '../../../kernel/event/index.ts'

/** Issuing goes on (恢复发证): of an organisation, or of one examination of it; what waited for it follows. */
export const issuingResumed = event(
  'certificates.issuing-resumed',
  z.object({ organisation: z.uuid(), exam: z.uuid().nullable() }),
)
