import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'
import { Day } from '../../kernel/value/shapes.ts'

/** An organisation has another account to be paid into (收款账户). */
export const organisationAccountChanged = event(
  'organisations.account-changed',
  z.object({ organisation: z.uuid() }),
)

/** An organisation was told to put something right (下达整改函). */
export const rectificationOrdered = event(
  'organisations.rectification-ordered',
  z.object({ organisation: z.uuid(), letter: z.string(), from: Day, reason: z.string() }),
)
