import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** A person has another account to be paid into (收款账户). */
export const personAccountChanged = event('people.account-changed', z.object({ person: z.uuid() }))
