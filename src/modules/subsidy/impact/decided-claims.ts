import { decidedFacts } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { procedureOf } from '../case/procedure.ts'
import { type ClaimFacts, PROJECTS } from '../facts.ts'
import type { DecidedClaims } from './rules-impact.ts'

/**
 * The facts that the claims raised from one day to another (both included) were decided on, as they were kept. Claims
 * on the same facts come as one row with their number, so that a year of a whole class is a handful of rows; who
 * employs a trainee changes no amount and is left out.
 */
export async function decidedClaims(db: Db, from: CivilDate, to: CivilDate): Promise<DecidedClaims[]> {
  const found = new Map<string, DecidedClaims>()
  for (const project of PROJECTS) {
    const { kind, states } = procedureOf(project)
    const rows = await decidedFacts<ClaimFacts & { employment?: unknown }>(db, {
      kind,
      states: Object.keys(states).filter((state) => !UNCLAIMED.includes(state)),
      openedFrom: midnight(from),
      openedBefore: midnight(addDays(to, 1)),
      // What an officer refused for a reason of his own costs nothing under any catalogue.
      decidedBy: `subsidy.${project}`,
    })
    for (const { district, facts: kept, count } of rows) {
      const { employment: _, ...facts } = kept
      const key = `${district} ${JSON.stringify(facts)}`
      const same = found.get(key)
      if (same) same.count += count
      else found.set(key, { district, facts, count })
    }
  }
  return [...found.values()]
}

/** Offered or given up: nobody claims it. */
const UNCLAIMED = ['offered', 'lapsed', 'withdrawn']

const midnight = (day: CivilDate): Date => new Date(`${day}T00:00:00+08:00`)
