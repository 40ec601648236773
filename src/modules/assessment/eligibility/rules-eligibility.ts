import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Clause, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import type { CertificateLevel, Level } from '../../../kernel/value/level.ts'
import { addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Applicant } from '../application/applicant.ts'
import { type AssessmentData, assessmentKind } from '../standard.ts'
import { type Leaf, nameOf, TITLE_GRADES } from './condition.ts'
import { standingOf } from './eligibility.ts'
import { levelsOfOccupation } from './initial-level.ts'
import { type LevelsEdition, levelsFor, levelsKind } from './levels.ts'
import * as say from './wording.ts'
import { ruleOf } from './words.ts'

/** What a person applies for, and what is known of the person on that day. */
export interface ApplicationFacts {
  occupation: string
  level: Level
  applicant: Applicant
  /** Where an employer examines (用人单位, R4.1): whether the applicant is of its staff; else not said. */
  ownStaff?: boolean
  /** Employment that does not count: in another occupation, in none that is known, or only declared. */
  otherWork?: number
  /** The valid certificate of this occupation and level that the applicant has already. */
  holds?: string | null
  /** Another examination of this occupation and level that the applicant is enrolled for. */
  enrolledFor?: string | null
}

type Eligibility = Decision<{ by: string }>

/** R3.2, R4.6: whether a person may be examined for a level (申报条件), and by which of its alternatives. */
export function eligibility(facts: ApplicationFacts, standards: Standards): Eligibility {
  return refuseLapsed(decided(facts, standards), standards, facts.applicant.onDay)
}

function decided(facts: ApplicationFacts, standards: Standards): Eligibility {
  const { level, applicant, occupation } = facts
  const { onDay } = applicant
  const general = standards.inForce(assessmentKind, onDay)
  const decision = decide<{ by: string }>().uses(general?.id ?? noneOf(assessmentKind))
  if (general === null) {
    return decision
      .undecidable(true, say.STANDARD_IN_FORCE, standards.ruling('technical-procedure', null, onDay), [onDay])
      .grant(() => ({ by: '' }))
  }
  const age = requireAge(applicant, general.data, standards)
  decision.require(age.met, say.AGE, age.clause, [applicant.born, general.data.minAge.years, age.from])
  if (facts.ownStaff !== undefined)
    decision.require(facts.ownStaff, say.OWN_STAFF, standards.cite(general.data.ownStaff.clause))
  requireOnce(decision, facts, standards.cite(general.data.once.clause))
  if (level === 'special') {
    const clause = standards.cite(general.data.initialLevel.clause)
    return decision.grant(() => ({ by: 'special' }), because(say.ELIGIBLE_FOR_SPECIAL, clause))
  }
  const edition = levelsFor(occupation, onDay, standards)
  decision.uses(edition?.id ?? noneOf(levelsKind))
  const reference = edition?.data.clauses[level]
  const clause = reference ? standards.cite(reference) : standards.ruling('technical-procedure', null, onDay)
  if (edition === null) {
    return decision.undecidable(true, say.CONDITIONS_IN_FORCE, clause, [onDay]).grant(() => ({ by: '' }))
  }
  const levels = levelsOfOccupation(occupation, onDay, standards)
  for (const told of levels.editions) decision.uses(told)
  const condition = edition.data.levels[level]
  if (levels.absent.includes(level) || condition === undefined) {
    return decision
      .require(false, say.LEVEL_IN_STANDARD, clause, [level, levels.initial])
      .grant(() => ({ by: '' }))
  }
  if (level === levels.initial && level !== 5 && !levels.own) {
    return decision.grant(
      () => ({ by: 'initial level' }),
      because(say.INITIAL_LEVEL, standards.cite(general.data.initialLevel.clause), [level]),
    )
  }
  const standing = standingOf(condition, withHigher(applicant))
  const cite = (leaves: readonly Leaf[]) => clauseOf(edition, level, leaves, clause, standards)
  for (const missing of standing.missing) {
    const { leaf, metOn } = missing
    const rule = ruleOf(leaf)
    if (rule === 'age' && !age.met) continue
    const cited = cite(standing.missing.map((one) => one.leaf))
    decision.require(false, say.MISSING[rule], cited, [leaf, metOn, facts.otherWork ?? 0])
  }
  return decision.grant(
    () => ({ by: standing.by.map(nameOf).join(' and ') }),
    because(say.ELIGIBLE, cite(standing.by), [standing.by]),
  )
}

/** 年满十六周岁: asked of everybody, so that no school or certificate makes a child a candidate. */
function requireAge(
  { born, onDay }: Pick<Applicant, 'born' | 'onDay'>,
  { minAge }: AssessmentData,
  standards: Standards,
): { met: boolean; clause: Clause; from: CivilDate } {
  const from = addYears(born, minAge.years)
  return { met: from <= onDay, clause: standards.cite(minAge.clause), from }
}

/** A higher certificate or title of the same occupation counts as every lower one, from its own day on. */
export function withHigher(applicant: Applicant): Applicant {
  return {
    ...applicant,
    certificates: applicant.certificates.flatMap(({ level, issuedOn }) =>
      ([5, 4, 3, 2, 1] as CertificateLevel[])
        .filter((lower) => lower >= level)
        .map((lower) => ({ level: lower, issuedOn })),
    ),
    titles: applicant.titles.flatMap(({ grade, issuedOn }) =>
      TITLE_GRADES.slice(0, TITLE_GRADES.indexOf(grade) + 1).map((lower) => ({ grade: lower, issuedOn })),
    ),
  }
}

/** The level's clause, or the one of the alternatives whose text was not found (推定) where such a one decides. */
function clauseOf(
  { data }: LevelsEdition,
  level: CertificateLevel,
  leaves: readonly Leaf[],
  clause: Clause,
  standards: Standards,
): Clause {
  const assumed = data.assumed?.[level]
  return assumed && leaves.some((leaf) => (assumed.leaves as readonly string[]).includes(ruleOf(leaf)))
    ? standards.cite(assumed.clause)
    : clause
}

/** Who has the certificate needs no other; and nobody sits two examinations for one. */
function requireOnce(
  decision: DecisionBuilder<{ by: string }>,
  { holds, enrolledFor }: ApplicationFacts,
  clause: Clause,
): void {
  if (holds !== undefined) decision.require(holds === null, say.NOT_HELD, clause, [holds])
  if (enrolledFor !== undefined)
    decision.require(enrolledFor === null, say.ONE_EXAMINATION, clause, [enrolledFor])
}
