import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'
import { Day } from '../../kernel/value/shapes.ts'

/** An organisation has another account to be paid into (收款账户). */
export const organisationAccountChanged = event(
  'organisations.account-changed',
  z.object({ organisation: z.uuid() }),
)

/** An organisation went into another (合并); what it was named is looked at by whoever named it. */
export const organisationMerged = event(
  'organisations.merged',
  z.object({ organisation: z.uuid(), into: z.uuid(), decidedIn: z.string() }),
)

/** A merger was undone (撤销合并). */
export const organisationUnmerged = event(
  'organisations.unmerged',
  z.object({ organisation: z.uuid(), decidedIn: z.string() }),
)

/** An organisation was told to put something right (下达整改函). */
export const rectificationOrdered = event(
  'organisations.rectification-ordered',
  z.object({ organisation: z.uuid(), letter: z.string(), from: Day, reason: z.string() }),
)
