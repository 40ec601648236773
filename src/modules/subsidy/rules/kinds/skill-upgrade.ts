import type { DecisionBuilder } from '../../../../kernel/decision/builder.ts'
import {
  because,
  type Clause,
  type Decision,
  decide,
  type Reason,
} from '../../../../kernel/decision/decision.ts'
import type { Wording } from '../../../../kernel/decision/wording.ts'
import type { Standards } from '../../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../../kernel/value/money.ts'
import { addMonths, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { PaidBefore, SkillUpgradeFacts } from '../../facts.ts'
import type { SkillUpgradeData } from '../../standard.ts'
import { type Earlier, earlier } from '../paid-before.ts'
import { again } from '../published.ts'
import { type AlikeUpgrades, type UpgradeDay, upgradeDay } from '../situation/upgrade-day.ts'
import { UPGRADE_AMOUNT } from '../wording/amount.ts'
import { ALIVE, FREE } from '../wording/claim.ts'
import * as say from '../wording/skill-upgrade.ts'

/** 技能提升补贴 (R3.11–R3.13): what a certificate is worth to a person insured against unemployment. */
export function skillUpgrade(
  facts: SkillUpgradeFacts,
  standards: Standards,
  { edition, alike, unpublished }: UpgradeDay = upgradeDay(standards, facts.appliedOn),
): Decision<Fen> {
  if (edition === null || alike === null) return again(unpublished)
  const rules = edition.data
  const level = facts.certificate?.level ?? facts.level
  const yuan = level === null ? undefined : rules.amounts.yuan[level]

  const decision = decide<Fen>().uses(edition.id)
  certified(decision, facts, rules, alike)
  decision.require(yuan !== undefined, say.LEVEL_SUBSIDISED, alike.cite.amounts, [level])
  insured(decision, facts, rules, alike)
  paidBefore(decision, facts, rules, alike)
  const stopped = decision.stopped()
  if (stopped !== null) return stopped
  return decision.grant(() => fen((yuan ?? 0) * 100), because(UPGRADE_AMOUNT, alike.cite.amounts, [level]))
}

/** R3.11: a certificate, applied for within 12 months of its issue, the same day of the next year included. */
function certified(
  decision: DecisionBuilder<Fen>,
  { certificate, level, appliedOn }: SkillUpgradeFacts,
  { timeLimit }: SkillUpgradeData,
  { cite }: AlikeUpgrades,
): void {
  const right = certificate !== null && (level === null || certificate.level === level)
  decision.require(right, say.CERTIFICATE, cite.amounts, [certificate?.level ?? null, level])
  if (certificate === null) return
  const { issuedOn } = certificate
  const last = addMonths(issuedOn, timeLimit.months)
  const inTime = issuedOn <= appliedOn && appliedOn <= last
  decision.require(inTime, say.TIME_LIMIT, cite.timeLimit, [issuedOn, appliedOn, last])
}

/** R3.12: insured long enough, through an enterprise, not yet retired. A fact that nobody looked at is passed over. */
function insured(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  { insured: { months } }: SkillUpgradeData,
  alike: AlikeUpgrades,
): void {
  const clause = alike.cite.insured
  decision.require(facts.insuredMonths >= months, say.INSURED, clause, [facts.insuredMonths, months])
  asked(decision, facts.enterpriseInsured, alike.enterprise, say.ENTERPRISE, clause)
  asked(decision, not(facts.retired), alike.notRetired, say.NOT_RETIRED, clause)
  asked(decision, not(facts.deceased), alike.alive, ALIVE, clause)
  asked(decision, not(facts.custody), alike.free, FREE, clause)
}

const not = (fact: boolean | undefined): boolean | undefined => (fact === undefined ? undefined : !fact)

function asked(
  decision: DecisionBuilder<Fen>,
  holds: boolean | undefined,
  met: Reason,
  says: Wording<readonly []>,
  clause: Clause,
): void {
  if (holds) decision.met(met)
  else if (holds === false) decision.require(false, says, clause)
}

/** R3.13, F15: the same occupation and level once, not beside 培训费补贴, no lower level after a higher, at most thrice. */
function paidBefore(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  alike: AlikeUpgrades,
): void {
  const { project, occupation, appliedOn: day } = facts
  const level = facts.certificate?.level ?? facts.level
  const paid = earlier({ project, occupation, level, day }, facts.history, EXCLUDED)
  const { once, notWithTraining } = alike.cite
  decision.undecidable(paid.unnamed, say.OCCUPATION_KNOWN, once)
  had(decision, paid.same, alike.notPaid, say.ONCE, once)
  had(decision, paid.other, alike.noOther, say.NOT_TWICE, notWithTraining)
  if (alike.noHigher !== null && alike.noLowerAfterHigher !== null)
    had(decision, paid.higher, alike.noHigher, say.NO_LOWER_LEVEL, alike.noLowerAfterHigher)
  often(decision, paid, rules, alike)
}

const EXCLUDED = ['training', 'apprenticeship'] as const

function had(
  decision: DecisionBuilder<Fen>,
  paid: PaidBefore | null,
  never: Reason,
  says: Wording<[] | [CivilDate | null]>,
  clause: Clause,
): void {
  if (paid === null) decision.met(never)
  else decision.require(false, says, clause, [paid.paidOn])
}

function often(
  decision: DecisionBuilder<Fen>,
  paid: Earlier,
  { limit }: SkillUpgradeData,
  alike: AlikeUpgrades,
): void {
  if (limit === null || alike.limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  decision.require(times < limit.max, say.TIMES, alike.limit, [times, limit.max])
}
