import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { wording } from '../../../kernel/decision/wording.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { assessmentKind } from '../standard.ts'

/** What decides whether a result still stands after it was looked into. */
export interface StandingFacts {
  heldOn: CivilDate
  exam: string
  /** Why it was struck; null where it was not. */
  struck: string | null
}

/** A result that two people have found not to be one's own work gives no certificate. */
export function resultStands({ heldOn, exam, struck }: StandingFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, heldOn) ?? standards.all(assessmentKind)[0]
  const decision = decide<true>().uses(edition?.id ?? noneOf(assessmentKind))
  if (!edition) return decision.grant(() => true)
  const clause = standards.cite(edition.data.violation.clause)
  return decision.require(struck === null, RESULT_STANDS, clause, [exam, struck]).grant(() => true)
}

const RESULT_STANDS = wording<[exam: string, why: string | null]>('assessment.result-stands', {
  found: ([exam, why]) => (why === null ? '成绩有效' : `考试 ${exam} 的成绩已经撤销：${why}`),
  needed: '成绩没有被撤销',
  next: '请重新参加考试；不服的可以依法申请复议',
})
