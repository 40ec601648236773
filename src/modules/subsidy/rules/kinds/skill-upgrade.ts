import type { DecisionBuilder } from '../../../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../../kernel/value/money.ts'
import { addMonths, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { PaidBefore, SkillUpgradeFacts } from '../../facts.ts'
import { type SkillUpgradeData, skillUpgradeKind } from '../../standard.ts'
import { type Earlier, earlier } from '../paid-before.ts'
import { UPGRADE_AMOUNT } from '../wording/amount.ts'
import { ALIVE, FREE } from '../wording/claim.ts'
import { UPGRADE_IN_FORCE } from '../wording/published.ts'
import * as say from '../wording/skill-upgrade.ts'

/** 技能提升补贴 (R3.11–R3.13): what a certificate is worth to a person insured against unemployment. */
export function skillUpgrade(facts: SkillUpgradeFacts, standards: Standards): Decision<Fen> {
  const edition = standards.inForce(skillUpgradeKind, facts.appliedOn)
  if (edition === null) {
    return decide<Fen>()
      .uses(noneOf(skillUpgradeKind))
      .undecidable(true, UPGRADE_IN_FORCE, standards.ruling('skill-upgrade-policy', null, facts.appliedOn), [
        facts.appliedOn,
      ])
      .grant(() => fen(0))
  }
  const rules = edition.data
  const level = facts.certificate?.level ?? facts.level
  const yuan = level === null ? undefined : rules.amounts.yuan[level]
  const amounts = standards.cite(rules.amounts.clause)

  const decision = decide<Fen>().uses(edition.id)
  certified(decision, facts, rules, standards)
  decision.require(yuan !== undefined, say.LEVEL_SUBSIDISED, amounts, [level])
  insured(decision, facts, rules, standards)
  paidBefore(decision, facts, rules, standards)
  return decision.grant(() => fen((yuan ?? 0) * 100), because(UPGRADE_AMOUNT, amounts, [level]))
}

/** R3.11: a certificate, applied for within 12 months of its issue, the same day of the next year included. */
function certified(
  decision: DecisionBuilder<Fen>,
  { certificate, level, appliedOn }: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { months, clause } = rules.timeLimit
  const right = certificate !== null && (level === null || certificate.level === level)
  decision.require(right, say.CERTIFICATE, standards.cite(rules.amounts.clause), [
    certificate?.level ?? null,
    level,
  ])
  if (certificate === null) return
  const last = addMonths(certificate.issuedOn, months)
  const inTime = certificate.issuedOn <= appliedOn && appliedOn <= last
  decision.require(inTime, say.TIME_LIMIT, standards.cite(clause), [certificate.issuedOn, appliedOn, last])
}

/** R3.12: insured long enough, through an enterprise, not yet retired. */
function insured(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { months } = rules.insured
  const clause = standards.cite(rules.insured.clause)
  decision.require(facts.insuredMonths >= months, say.INSURED, clause, [facts.insuredMonths, months])
  if (facts.enterpriseInsured !== undefined) decision.require(facts.enterpriseInsured, say.ENTERPRISE, clause)
  if (facts.retired !== undefined) decision.require(!facts.retired, say.NOT_RETIRED, clause)
  if (facts.deceased !== undefined) decision.require(!facts.deceased, ALIVE, clause)
  if (facts.custody !== undefined) decision.require(!facts.custody, FREE, clause)
}

/** R3.13, F15: the same occupation and level once, not beside 培训费补贴, no lower level after a higher, at most thrice. */
function paidBefore(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { project, occupation, appliedOn: day } = facts
  const level = facts.certificate?.level ?? facts.level
  const paid = earlier({ project, occupation, level, day }, facts.history, ['training', 'apprenticeship'])
  const once = standards.cite(rules.once.clause)
  decision
    .undecidable(paid.unnamed, say.OCCUPATION_KNOWN, once)
    .require(paid.same === null, say.ONCE, once, when(paid.same))
    .require(
      paid.other === null,
      say.NOT_TWICE,
      standards.cite(rules.notWithTraining.clause),
      when(paid.other),
    )
  more(decision, paid, rules, standards)
}

function more(
  decision: DecisionBuilder<Fen>,
  paid: Earlier,
  { noLowerAfterHigher, limit }: SkillUpgradeData,
  standards: Standards,
): void {
  if (noLowerAfterHigher !== null) {
    decision.require(
      paid.higher === null,
      say.NO_LOWER_LEVEL,
      standards.cite(noLowerAfterHigher.clause),
      when(paid.higher),
    )
  }
  if (limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  decision.require(times < limit.max, say.TIMES, standards.cite(limit.clause), [times, limit.max])
}

const when = (paid: PaidBefore | null): [] | [CivilDate | null] => (paid === null ? [] : [paid.paidOn])
