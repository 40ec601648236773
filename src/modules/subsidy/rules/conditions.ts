import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Reason } from '../../../kernel/decision/decision.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { ClassClaimFacts } from '../facts.ts'
import type { SubsidyData } from '../standard.ts'
import { earlier } from './paid-before.ts'
import { type Alike, type OfGroup, rankOf } from './situation/day.ts'
import * as say from './wording/claim.ts'

/** The conditions that training and assessment subsidies share: hours, certificate, person, what was paid before. */
export function claimConditions<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  alike: Alike,
  group: OfGroup,
): void {
  const enough = alike.hours[facts.hours]
  if (enough) decision.met(enough)
  else {
    const least = rules.hours.bands[0]
    decision.require(facts.hours >= least, say.HOURS, alike.cite.hours, [facts.hours, least])
  }
  certified(decision, facts, alike)
  persons(decision, facts, alike, group)
  paidBefore(decision, facts, alike, group)
}

/** R3.1: a certificate of the occupation and the level that were trained. */
function certified<T>(
  decision: DecisionBuilder<T>,
  { certificate, level, occupation }: ClassClaimFacts,
  alike: Alike,
): void {
  const clause = alike.cite.certificate
  if (certificate === null) {
    decision.require(false, say.NO_CERTIFICATE, clause, [level])
    return
  }
  const named = certificate.occupation
  if (named !== undefined && !sameOccupation(named, occupation))
    decision.require(false, say.OTHER_OCCUPATION, clause, [named, certificate.level, occupation, level])
  else if (certificate.level !== level)
    decision.require(false, say.OTHER_LEVEL, clause, [certificate.level, level])
  else decision.met(alike.certificate[rankOf(level)] as Reason)
}

/** R3.2, R1.10, F1–F4: the groups that are subsidised, and who is not. A fact that nobody looked at is passed over. */
function persons<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  alike: Alike,
  { subsidised }: OfGroup,
): void {
  const clause = alike.cite.persons
  if (subsidised !== null) decision.met(subsidised)
  else decision.require(false, say.GROUP, clause, [facts.group])
  if (facts.pupil === false) decision.met(alike.notAPupil)
  else if (facts.pupil) decision.require(false, say.NOT_A_PUPIL, clause)
  if (facts.retired === false) decision.met(alike.notRetired)
  else if (facts.retired) decision.require(false, say.NOT_RETIRED, clause)
  if (facts.deceased === false) decision.met(alike.alive)
  else if (facts.deceased) decision.require(false, say.ALIVE, clause)
  if (facts.custody === false) decision.met(alike.free)
  else if (facts.custody) decision.require(false, say.FREE, clause)
  const { groupSince: since, classFiledOn: filedOn } = facts
  if (since !== undefined)
    decision.require(since <= filedOn, say.GROUP_BEFORE_CLASS, clause, [since, filedOn])
  registered(decision, facts, alike)
  if (facts.violation === false) decision.met(alike.noViolation)
  else if (facts.violation) decision.require(false, say.NO_VIOLATION, alike.cite.violation)
}

/** F2: where registers know the person in other groups than the one that was filed, somebody has to look first. */
function registered<T>(decision: DecisionBuilder<T>, facts: ClassClaimFacts, alike: Alike): void {
  const known = facts.registeredGroups
  if (known === undefined || known.length === 0 || known.includes(facts.group)) return
  decision.hold(true, say.GROUP_AGREES, alike.cite.persons, [known, facts.group])
}

/** R3.4, F15: the same occupation and level once, not beside 技能提升补贴, and no more often than the limit. */
function paidBefore<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  alike: Alike,
  { limit }: OfGroup,
): void {
  const { project, occupation, level, classFiledOn: day } = facts
  const excludes = project === 'training' ? EXCLUDED_BY_TRAINING : NONE
  const paid = earlier({ project, occupation, level, day }, facts.history, excludes)
  const { same, other } = paid
  if (same === null) decision.met(alike.notPaid)
  else decision.require(false, say.ONCE, alike.cite.once, [same.paidOn])
  if (excludes.length > 0) {
    if (other === null) decision.met(alike.noOther)
    else decision.require(false, say.NOT_TWICE, alike.cite.notWithSkillUpgrade, [other.project, other.paidOn])
  }
  if (limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  const met = limit.met[times]
  if (met) decision.met(met)
  else decision.require(false, say.TIMES, alike.cite.limits, [limit.window, times, limit.max])
}

/** R2.7: an occupation that the catalogue marks `*` is trained by its 职业培训包. */
export function byPackage<T>(
  decision: DecisionBuilder<T>,
  marked: boolean,
  facts: ClassClaimFacts,
  alike: Alike,
): void {
  if (!marked || facts.byPackage === undefined) return
  if (facts.byPackage) decision.met(alike.byPackage)
  else decision.require(false, say.BY_PACKAGE, alike.cite.trainingPackage)
}

const NONE: readonly [] = []
const EXCLUDED_BY_TRAINING = ['skill-upgrade', 'apprenticeship'] as const
