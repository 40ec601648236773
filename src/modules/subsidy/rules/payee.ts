import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { ClaimFacts, ClassClaimFacts, Employment, Payee } from '../facts.ts'
import { type SubsidyData, type SubsidyEdition, skillUpgradeKind, subsidyKind } from '../standard.ts'
import { type Alike, classDay, type OfGroup } from './situation/day.ts'
import * as say from './wording/payee.ts'

/** R3.3 关于拨付对象的规定: whether employer, training organisation or person receives the money of a claim. */
export function payee(facts: ClaimFacts, standards: Standards): Decision<Payee> {
  if (facts.project === 'skill-upgrade') {
    const edition = standards.inForce(skillUpgradeKind, facts.appliedOn)
    const clause = edition
      ? standards.cite(edition.data.handling.clause)
      : standards.ruling('skill-upgrade-policy', 'handling', facts.appliedOn)
    return decide<Payee>()
      .uses(edition?.id ?? noneOf(skillUpgradeKind))
      .grant(() => 'person', because(say.PAID_TO_PERSON, clause))
  }
  const { measures } = classDay(standards, facts.classFiledOn)
  if (measures === null) {
    return decide<Payee>()
      .uses(noneOf(subsidyKind))
      .undecidable(true, say.NO_MEASURES, standards.ruling('subsidy-measures', 'payee', facts.classFiledOn))
      .grant(() => 'trainer')
  }
  const { employer, clause } = measures.data.payee
  const toEmployer = employer.includes(facts.group)
  return decide<Payee>()
    .uses(measures.id)
    .grant(
      () => (toEmployer ? 'employer' : 'trainer'),
      because(say.PAID_TO, standards.cite(clause), [facts.group, toEmployer]),
    )
}

/**
 * The employer that is paid for an employee: what the district found on evidence, else what the registers say of the
 * day that the measures name. Null where the records do not say; a roster alone never decides it.
 */
export function employerPaid({ employment }: ClassClaimFacts, measures: SubsidyEdition): string | null {
  if (employment === undefined) return null
  return employment.confirmed ?? employment[measures.data.payee.employerOn]
}

/** R3.3: who is paid, as a condition of the claim: held where the records name no employer or contradict each other. */
export function payeeKnown<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  alike: Alike,
  { payee, toEmployer }: OfGroup,
  standards: Standards,
): void {
  const { employment } = facts
  if (employment === undefined) return
  decision.met(payee)
  if (!toEmployer) return
  const clause = alike.cite.payee
  if (employment.confirmed !== undefined) {
    decision.require(true, say.CONFIRMED_EMPLOYER, clause)
    return
  }
  const { employerOn } = rules.payee
  if (employment[employerOn] === null) {
    decision.hold(true, say.NO_EMPLOYER, clause, [employerOn])
    return
  }
  if (contradicted(employment)) {
    decision.hold(true, say.EMPLOYER_AGREES, clause)
    return
  }
  if (employment.completion !== null && employment.filing !== employment.completion)
    decision.require(true, say.EMPLOYER_ON, standards.cite(rules.payee.employerClause), [employerOn])
}

/** The roster names another employer than the registers did on the day it was filed. */
function contradicted({ declared, filing }: Employment): boolean {
  return declared !== null && filing !== null && declared !== filing
}
