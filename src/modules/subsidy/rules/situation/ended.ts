import type { Clause, Decision, Reason } from '../../../../kernel/decision/decision.ts'
import { Stated } from '../../../../kernel/decision/stated.ts'
import type { Standards } from '../../../../kernel/standard/index.ts'
import type { Fen } from '../../../../kernel/value/money.ts'
import type { ClaimFacts } from '../../facts.ts'
import { skillUpgradeKind } from '../../standard.ts'
import { decideClaim } from '../claim.ts'
import type { GivingUp, Refusal } from '../refusals.ts'
import { FOUND_BY_OFFICER, GIVEN_UP_BY_PAYEE, LAPSED } from '../wording/ended.ts'
import { classDay } from './day.ts'

/** The name under which the decision on an ended claim is kept and made again. */
export const ENDED = 'subsidy.ended'

/** How a claim came to end unpaid: refused by an officer, given up by its payee, or not taken up in time. */
export type Ending =
  | { by: 'officer'; reason: Refusal }
  | { by: 'payee'; reason: GivingUp }
  | { by: 'time'; reason: 'lapsed' }

/** What a claim that ended unpaid is decided on: what the records said of it, and how it came to its end. */
export interface EndedFacts {
  claim: ClaimFacts
  ending: Ending
}

/** Why a claim that ends unpaid is owed nothing (不予补贴、放弃、过期): the records' conditions, and what ended it. */
export function endedClaim({ claim, ending }: EndedFacts, standards: Standards): Decision<Fen> {
  const { reasons, editions } = decideClaim(claim, standards)
  const conditions = reasons.filter(({ needed, met }) => needed !== null || !met)
  const ended = endingReason(claim, ending, conditions, standards)
  return { outcome: 'refused', value: null, reasons: [...conditions, ended], editions }
}

/** Whether the records themselves refuse a claim for what the officer names; then their own decision is the refusal. */
export function saysSo({ outcome, reasons }: Decision<unknown>, reason: Refusal): boolean {
  if (outcome !== 'refused') return false
  return reasons.some(({ met, rule }) => !met && (reason === 'conditions' || RULES_OF[reason].includes(rule)))
}

/** The rules that speak of the same as an officer's reason. */
const RULES_OF: Record<Exclude<Refusal, 'conditions'>, readonly string[]> = {
  attendance: ['hours'],
  certificate: ['certificate'],
  identity: ['group', 'not-a-pupil', 'not-retired', 'group-before-class', 'alive', 'not-in-custody'],
  duplicate: ['same-level-once', 'not-twice', 'no-lower-level', 'times'],
  violation: ['no-violation'],
}

/** Whether a claim was refused for what may pass: another subsidy of the person, or a finding that can be set aside. */
export function refusedForNow(
  file: { state: string; record: { rule: string; decision: Decision<unknown> } | null } | undefined,
): boolean {
  if (file?.state !== 'refused' || !file.record || file.record.rule === ENDED) return false
  const unmet = file.record.decision.reasons.filter(({ met }) => !met)
  return unmet.length > 0 && unmet.every(({ rule }) => FOR_NOW.includes(rule))
}

const FOR_NOW = ['same-level-once', 'not-twice', 'no-lower-level', 'times', 'no-violation']

function endingReason(
  claim: ClaimFacts,
  ending: Ending,
  conditions: readonly Reason[],
  standards: Standards,
): Reason {
  const clause = clauseOf(claim, ending, conditions, standards)
  const assumed = clause.status === 'assumed'
  if (ending.by === 'officer') return new Stated(FOUND_BY_OFFICER, false, clause, [ending.reason], assumed)
  if (ending.by === 'payee') return new Stated(GIVEN_UP_BY_PAYEE, false, clause, [ending.reason], assumed)
  return new Stated(LAPSED, false, clause, [], assumed)
}

/** The clause that a claim ends by. */
function clauseOf(
  claim: ClaimFacts,
  { reason }: Ending,
  conditions: readonly Reason[],
  standards: Standards,
): Clause {
  const unmet = conditions.find(({ met }) => !met)?.clause
  if (reason === 'conditions' && unmet) return unmet
  if (claim.project === 'skill-upgrade') {
    const rules = standards.inForce(skillUpgradeKind, claim.appliedOn)?.data
    if (!rules) return standards.ruling('skill-upgrade-policy', null, claim.appliedOn)
    const { amounts, insured, once, timeLimit, handling } = rules
    const part = { certificate: amounts, identity: insured, duplicate: once, lapsed: timeLimit }
    return standards.cite((part[reason as keyof typeof part] ?? handling).clause)
  }
  const { measures } = classDay(standards, claim.classFiledOn)
  if (measures === null) return standards.ruling('subsidy-measures', null, claim.classFiledOn)
  const { hours, certificate, persons, once, violation, payee } = measures.data
  const part = {
    attendance: hours,
    certificate,
    identity: persons,
    duplicate: once,
    violation,
    conditions: hours,
  }
  return standards.cite((part[reason as keyof typeof part] ?? payee).clause)
}
