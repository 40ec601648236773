import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'

/** Registers have told something of these people: whatever was held for it can go on. */
export const registersAnswered = event('registers.answered', z.object({ people: z.array(z.uuid()) }))

/** So many people are told of at once. */
const AT_ONCE = 500

/** Tells whoever waits for these people's facts that a register has told them. */
export async function answered(ctx: VerbContext, people: readonly string[]): Promise<void> {
  for (let from = 0; from < people.length; from += AT_ONCE)
    await ctx.emit(registersAnswered, { people: people.slice(from, from + AT_ONCE) })
}
