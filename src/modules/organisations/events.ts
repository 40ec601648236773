import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** An organisation has another account to be paid into (收款账户). */
export const organisationAccountChanged = event(
  'organisations.account-changed',
  z.object({ organisation: z.uuid() }),
)
