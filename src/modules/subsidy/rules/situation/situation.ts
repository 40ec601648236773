import type { Decision, Reason } from '../../../../kernel/decision/decision.ts'
import type { StandardKind, Standards } from '../../../../kernel/standard/index.ts'
import type { Level } from '../../../../kernel/value/level.ts'
import type { Fen } from '../../../../kernel/value/money.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../../catalogue/rules.ts'
import type { ClassClaimFacts, Group, Mode, Payee } from '../../facts.ts'
import { subsidyKind } from '../../standard.ts'
import { decideClaim } from '../claim.ts'
import { payee } from '../payee.ts'

/** What somebody says of himself to the calculator (我能领多少补贴): three questions, no name. */
export interface Situation {
  occupation: string
  level: Level
  hours: number
  mode: Mode
  group: Group
  /** Has the certificate; otherwise the answer is what it will be worth. */
  certified: boolean
}

/** The answer: the officer's decision on such a claim, what is not there yet, and who would be paid. */
export interface Estimate {
  decision: Decision<Fen>
  missing: Reason[]
  payee: Payee | null
}

/** What the calculator asks the standards for. */
export const ESTIMATE_KINDS: readonly StandardKind<unknown>[] = [catalogueKind, subsidyKind]

/** The rule that decides claims, on what somebody says of himself for a class that is filed on that day. */
export function estimateOf(situation: Situation, day: CivilDate, standards: Standards): Estimate {
  const facts = factsOf(situation, day)
  const decision = decideClaim(facts, standards)
  return {
    decision,
    missing: situation.certified ? [] : missingOf({ ...facts, certificate: null }, decision, standards),
    payee: decision.outcome === 'granted' ? payee(facts, standards).value : null,
  }
}

/** The claim as it will be once the certificate is there. */
function factsOf({ occupation, level, hours, mode, group }: Situation, day: CivilDate): ClassClaimFacts {
  return {
    project: 'training',
    group,
    occupation,
    level,
    hours,
    mode,
    classFiledOn: day,
    certificate: { level, issuedOn: day },
    history: [],
  }
}

function missingOf(facts: ClassClaimFacts, then: Decision<Fen>, standards: Standards): Reason[] {
  const bars = new Set(then.reasons.filter(({ met }) => !met).map(({ rule }) => rule))
  return decideClaim(facts, standards).reasons.filter(({ met, rule }) => !met && !bars.has(rule))
}
