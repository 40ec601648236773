import { type Hold, wake } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { needFactsOf, registersAnswered } from '../../registers/index.ts'
import { CLASS_FACTS } from './trainee-standing.ts'

/** Asks the registers about everybody on a roster; what holds the filing until they have answered, or null. */
export async function heldForRegisters(
  ctx: VerbContext,
  people: readonly string[],
  day: VerbContext['today'],
): Promise<Hold | null> {
  const asked = await needFactsOf(ctx, people, CLASS_FACTS, day)
  if (asked.ready) return null
  return {
    ...asked.hold,
    whose: '登记部门',
    wakes: people.map((person) => wake(registersAnswered, { people: [person] })),
  }
}
