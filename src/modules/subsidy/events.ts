import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** A claim ended unpaid (不予补贴、放弃、过期): what it stood in the way of may now be had. */
export const claimEnded = event('subsidy.claim-ended', z.object({ claim: z.string() }))
