import { because, type Decision, decide } from '../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../kernel/standard/index.ts'
import type { Fen } from '../../kernel/value/money.ts'
import type { ClaimFacts } from './facts.ts'
import { GROUP_NAMES, type Payee } from './facts.ts'
import { assessmentSubsidy } from './rules-assessment.ts'
import { skillUpgrade } from './rules-skill-upgrade.ts'
import { trainingSubsidy } from './rules-training.ts'
import { skillUpgradeKind, subsidyKind } from './standard.ts'

/** What a claim is worth, by the standards of its own day (补贴实施办法; 技能提升补贴办法). */
export function decideClaim(facts: ClaimFacts, standards: Standards): Decision<Fen> {
  if (facts.project === 'skill-upgrade')
    return refuseLapsed(skillUpgrade(facts, standards), standards, facts.appliedOn)
  const decision =
    facts.project === 'training' ? trainingSubsidy(facts, standards) : assessmentSubsidy(facts, standards)
  return refuseLapsed(decision, standards, facts.classFiledOn)
}

/** R3.3 关于拨付对象的规定: who receives the money of a claim. */
export function payee(facts: ClaimFacts, standards: Standards): Decision<Payee> {
  if (facts.project === 'skill-upgrade') {
    const edition = standards.inForce(skillUpgradeKind, facts.appliedOn)
    const clause = edition
      ? standards.cite(edition.data.handling.clause)
      : standards.ruling('skill-upgrade-policy', 'handling', facts.appliedOn)
    return decide<Payee>()
      .uses(edition?.id ?? noneOf(skillUpgradeKind))
      .grant(() => 'person', because('payee', clause, '拨给职工本人'))
  }
  const edition = standards.inForce(subsidyKind, facts.classFiledOn)
  if (edition === null) {
    return decide<Payee>()
      .uses(noneOf(subsidyKind))
      .undecidable(true, 'payee', standards.ruling('subsidy-measures', 'payee', facts.classFiledOn), {
        found: '当日没有施行中的补贴办法',
      })
      .grant(() => 'trainer')
  }
  const { employer, clause } = edition.data.payee
  const toEmployer = employer.includes(facts.group)
  const whom = `${GROUP_NAMES[facts.group]}：拨给${toEmployer ? '用人单位' : '培训机构'}`
  return decide<Payee>()
    .uses(edition.id)
    .grant(() => (toEmployer ? 'employer' : 'trainer'), because('payee', standards.cite(clause), whom))
}
