import { type CivilDate, civilDateOf } from '../../value/time/civil-date.ts'
import { addWorkingDays, unknownYears, workingDaysBetween } from '../../value/time/working-days.ts'
import type { VerbContext } from '../../verb/index.ts'
import type { Procedure, Timed } from '../procedure.ts'
import type { CaseFile } from '../store/case-file.ts'

/** Until when a case may stand where it is, how that was counted, and whether it is an estimate. */
export type Due = Pick<CaseFile, 'dueOn' | 'term' | 'estimatedYears'>

export const NO_DUE: Due = { dueOn: null, term: null, estimatedYears: [] }

/** The time of a case in a state that it enters today. */
export async function dueIn(
  ctx: VerbContext,
  procedure: Procedure,
  state: string,
  about: Timed,
): Promise<Due> {
  const within = procedure.states[state]?.within
  if (!within || 'noTerm' in within) return NO_DUE
  if (typeof within === 'function')
    return counted(ctx, { from: ctx.today, days: within(await ctx.standards(), ctx.today).days })
  const dueOn = await within.until(ctx, about)
  return { dueOn, term: null, estimatedYears: unknownYears(ctx.today, dueOn, ctx.calendar) }
}

/** The time of a case that goes on after it was held: as many working days more as it was held (搁置期间不计时). */
export function dueAfterHold(ctx: VerbContext, file: CaseFile): Due {
  if (!file.term || !file.held) return file
  const held = workingDaysBetween(civilDateOf(file.held.since), ctx.today, ctx.calendar)
  return counted(ctx, { from: file.term.from, days: file.term.days + held })
}

/** A term counted again, once the holidays that were missing are published. */
export const counted = (ctx: Pick<VerbContext, 'calendar'>, term: { from: CivilDate; days: number }): Due => {
  const { day, unknownYears: estimatedYears } = addWorkingDays(term.from, term.days, ctx.calendar)
  return { dueOn: day, term, estimatedYears }
}
