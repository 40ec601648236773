import { type Clause, type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Values } from '../../../kernel/decision/wording.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Records } from '../records.ts'
import { type Limits, pointsOf, type SupervisionEdition } from '../standard.ts'
import { F7, F9 } from './attendance.ts'
import { F10, F11, F12 } from './certificates.ts'
import { F15 } from './claims.ts'
import { F14 } from './marks.ts'
import { F6 } from './one-behind-many.ts'
import { F8 } from './online.ts'
import { F1, F2, F3, F4 } from './persons.ts'
import { F5, F13 } from './places.ts'
import { F16 } from './remote.ts'
import { type Candidate, indexed, type Rule, type RuleId } from './rule.ts'

/** Every check, in the order of 3.7 and what came after. */
export const RULES: readonly Rule[] = [F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12, F13, F14, F15, F16]

/** What a check found suspicious. */
export interface Suspicion extends Candidate<Values> {
  rule: RuleId
  /** Equal for the same thing found again. */
  key: string
  points: number
}

/** Puts records through every check; the result does not depend on the order of the rows. */
export function screen(records: Records, limits: Limits, only: readonly RuleId[] = []): Suspicion[] {
  const known = indexed(records)
  const found = RULES.filter(({ id }) => only.length === 0 || only.includes(id)).flatMap((rule) => [
    ...suspicionsOf(rule, known, limits),
  ])
  return found.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function* suspicionsOf(rule: Rule, records: ReturnType<typeof indexed>, limits: Limits): Iterable<Suspicion> {
  for (const one of rule.candidates(records, limits))
    if (rule.suspects(one.values, limits))
      yield {
        ...one,
        rule: rule.id,
        key: `${rule.id}:${one.about.kind}:${one.about.id}`,
        points: pointsOf(limits, rule.id),
      }
}

/** What one check says of the values of one thing: in order, or not and why, with the clause (facts in, Decision out). */
export function checked(
  id: RuleId,
  values: Values,
  edition: SupervisionEdition,
  standards: Standards,
): Decision<true> {
  const rule = RULES.find((one) => one.id === id) as Rule
  const cited = edition.data.clauses[id]
  if (!cited) throw new Error(`${edition.id} has no clause for ${id}`)
  const clause: Clause = standards.cite(cited)
  return decide<true>()
    .uses(edition.id)
    .require(
      !rule.suspects(values, edition.data.limits),
      rule.says,
      clause,
      values,
      edition.status === 'assumed',
    )
    .grant(() => true)
}
