import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** Claims were opened (补贴办件立案), by whichever road: for whom, and the class that each rests on. */
export const claimsOpened = event(
  'subsidy.claims-opened',
  z.object({
    claims: z.array(z.object({ claim: z.string(), person: z.uuid(), class: z.uuid().nullable() })),
  }),
)

/** A claim ended unpaid (不予补贴、放弃、过期): what it stood in the way of may now be had. */
export const claimEnded = event('subsidy.claim-ended', z.object({ claim: z.string() }))
