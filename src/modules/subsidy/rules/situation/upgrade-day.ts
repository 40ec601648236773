import {
  because,
  type Clause,
  type Decision,
  decide,
  type Reason,
} from '../../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type SkillUpgradeData, type SkillUpgradeEdition, skillUpgradeKind } from '../../standard.ts'
import { ALIVE, FREE } from '../wording/claim.ts'
import { UPGRADE_IN_FORCE } from '../wording/published.ts'
import * as say from '../wording/skill-upgrade.ts'
import { isSound } from './day.ts'
import { onceADay } from './once-a-day.ts'

/** What the policy of one day says of 技能提升补贴, looked up once however many claims are decided by it. */
export interface UpgradeDay {
  /** Whether nothing that the policy cites can have lapsed on that day. */
  sound: boolean
  /** The policy in force; null where there is none, and `unpublished` is the answer to every claim of that day. */
  edition: SkillUpgradeEdition | null
  unpublished: Decision<never> | null
  alike: AlikeUpgrades | null
}

/** What a policy states alike of every claim: its clauses, and the conditions that are met. */
export interface AlikeUpgrades {
  cite: Record<Cited, Clause>
  noLowerAfterHigher: Clause | null
  limit: Clause | null
  enterprise: Reason
  notRetired: Reason
  alive: Reason
  free: Reason
  notPaid: Reason
  noOther: Reason
  noHigher: Reason | null
}

const CITED = ['amounts', 'timeLimit', 'insured', 'once', 'notWithTraining'] as const
type Cited = (typeof CITED)[number]

/** The policy for claims made on a day. */
export const upgradeDay = onceADay(dayOf)

function dayOf(standards: Standards, day: CivilDate): UpgradeDay {
  const edition = standards.inForce(skillUpgradeKind, day)
  if (edition === null) {
    const nothing = decide<never>()
      .uses(noneOf(skillUpgradeKind))
      .undecidable(true, UPGRADE_IN_FORCE, standards.ruling('skill-upgrade-policy', null, day), [day])
      .grant(() => {
        throw new Error('nothing is published')
      })
    return { sound: true, edition, unpublished: refuseLapsed(nothing, standards, day), alike: null }
  }
  const alike = alikeBy(edition.data, standards)
  return { sound: isSound([edition], standards, day), edition, unpublished: null, alike }
}

function alikeBy(rules: SkillUpgradeData, standards: Standards): AlikeUpgrades {
  const cite = Object.fromEntries(CITED.map((part) => [part, standards.cite(rules[part].clause)])) as Record<
    Cited,
    Clause
  >
  const lower = rules.noLowerAfterHigher
  const noLowerAfterHigher = lower === null ? null : standards.cite(lower.clause)
  return {
    cite,
    noLowerAfterHigher,
    limit: rules.limit === null ? null : standards.cite(rules.limit.clause),
    enterprise: because(say.ENTERPRISE, cite.insured),
    notRetired: because(say.NOT_RETIRED, cite.insured),
    alive: because(ALIVE, cite.insured),
    free: because(FREE, cite.insured),
    notPaid: because(say.ONCE, cite.once, []),
    noOther: because(say.NOT_TWICE, cite.notWithTraining, []),
    noHigher: noLowerAfterHigher === null ? null : because(say.NO_LOWER_LEVEL, noLowerAfterHigher, []),
  }
}
