import type { CivilDate } from '../value/civil-date.ts'
import { addWorkingDays } from '../value/working-days.ts'
import type { VerbContext } from '../verb/index.ts'
import type { Procedure } from './procedure.ts'

/** The last day on which a case may stand in a state that it enters today, or null where no term runs. */
export async function dueOn(
  ctx: VerbContext,
  procedure: Procedure,
  state: string,
): Promise<CivilDate | null> {
  const within = procedure.states[state]?.within
  if (typeof within !== 'function') return null
  const term = within(await ctx.standards(), ctx.today)
  return addWorkingDays(ctx.today, term.days, ctx.calendar).day
}
