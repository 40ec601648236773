import type { TermOf } from '../../kernel/case/index.ts'
import type { Clause } from '../../kernel/decision/decision.ts'
import type { Standards } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'
import { trainingKind } from './standard.ts'

/** How many may be on one roster; assumed (推定), since no published text of the city names a number. */
export const MOST_TRAINEES = 60

/** Working days for acceptance and for the decision; assumed (推定), as above. */
const ACCEPT_DAYS = 5
const DECIDE_DAYS = 5

/** The youngest that may be trained (劳动法 第十五条: no employment below 16). */
export const YOUNGEST = 16

export const acceptTerm: TermOf = (standards, day) => ({
  days: ACCEPT_DAYS,
  clause: processClause(standards, day),
})
export const decideTerm: TermOf = (standards, day) => ({
  days: DECIDE_DAYS,
  clause: processClause(standards, day),
})

/** The clause on the course of a filing (开班申请), as the standard of the day cites it. */
function processClause(standards: Standards, day: CivilDate): Clause {
  const edition = standards.inForce(trainingKind, day)
  return edition
    ? standards.cite(edition.data.process.clause)
    : standards.ruling('training-supervision', null, day)
}
