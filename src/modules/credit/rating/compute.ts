import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type CreditFacts, creditRating, type Rated } from '../rules/decision.ts'
import { countsOf } from '../store.ts'

replayable('credit.rating', creditRating)

/** What an organisation comes to in one year, as its events stand now, with the decision to be kept. */
export interface Computed {
  rated: Rated | null
  record: DecisionRecord
}

/** Rates an organisation for one year (评分). */
export async function compute(ctx: VerbContext, organisation: string, year: number): Promise<Computed> {
  const facts: CreditFacts = {
    year,
    on: lastDayOf(year, ctx.today),
    counts: await countsOf(ctx.db, organisation, year),
  }
  const decision = creditRating(facts, await ctx.standards())
  return { rated: decision.value, record: await ctx.record('credit.rating', facts, decision) }
}

/** The day whose standard governs a year: its last, or today while it runs. */
export function lastDayOf(year: number, today: CivilDate): CivilDate {
  const last = civilDate(`${year}-12-31`)
  return last < today ? last : today
}
