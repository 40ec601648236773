import type { CivilDate } from '../value/time/civil-date.ts'
import { DecisionBuilder } from './builder.ts'
import { Stated } from './stated.ts'
import type { Values, Wording } from './wording.ts'

/** How a rule ended. `held` waits for a named cause outside the applicant's hands; `undecidable` means that what the city should have published is missing. */
export type Outcome = 'granted' | 'refused' | 'undecidable' | 'held'

/** What a reason rests on: an article of a published document (条款). `text` is how it is cited, e.g. '补贴实施办法 第九条'. */
export interface Clause {
  document: string
  article: string | null
  text: string
  status: 'confirmed' | 'assumed'
}

/**
 * One rule that was looked at: what was found, what is needed, and what to do next, in words for the applicant, which are
 * drawn when they are read (`stated.ts`). `needed` is null where the reason is a ground of the grant and not a condition; `assumed` marks whatever rests on
 * a value that no published text confirms (推定).
 */
export interface Reason {
  readonly rule: string
  readonly met: boolean
  readonly clause: Clause
  readonly found: string | null
  readonly needed: string | null
  readonly next: string | null
  readonly assumed: boolean
}

/** The answer of a rule: equal for equal facts and editions, whenever it is computed. */
export interface Decision<T> {
  outcome: Outcome
  value: T | null
  reasons: Reason[]
  editions: string[]
}

/** What is kept of a decision so that it can be computed again years later: the rule, its facts and what it was made from. */
export interface DecisionRecord {
  rule: string
  decidedOn: CivilDate
  facts: unknown
  editions: string[]
  decision: Decision<unknown>
  /** The digest under which the standards of that day are kept. */
  standards?: string
}

/** Starts a decision; conditions are listed in the order of the regulation, all of them, so that nothing missing is told late. */
export function decide<T>(): DecisionBuilder<T> {
  return new DecisionBuilder<T>()
}

/** A ground of a grant (依据), which holds without being a condition, or a condition that is known to be met. */
export function because(says: Wording<readonly []>, clause: Clause): Reason
export function because<V extends Values>(
  says: Wording<V>,
  clause: Clause,
  values: V,
  assumed?: boolean,
): Reason
export function because(says: Wording, clause: Clause, values: Values = [], assumed = false): Reason {
  return new Stated(says, true, clause, values, assumed || clause.status === 'assumed')
}

/** The reasons that settled a decision: the grounds of a grant, else every condition that failed. */
export function decisive(decision: Decision<unknown>): Reason[] {
  if (decision.outcome !== 'granted') return decision.reasons.filter((reason) => !reason.met)
  const grounds = decision.reasons.filter((reason) => reason.needed === null)
  return grounds.length > 0 ? grounds : decision.reasons
}

/** Whether something that no published text confirms took part in the decision; screens must then say so (推定). */
export function restsOnAssumption(decision: Decision<unknown>): boolean {
  return decision.reasons.some((reason) => reason.assumed)
}

/** What to file with a case so that the decision can be replayed. */
export function recordOf(
  rule: string,
  decidedOn: CivilDate,
  facts: unknown,
  decision: Decision<unknown>,
): DecisionRecord {
  return { rule, decidedOn, facts, editions: decision.editions, decision }
}
