import type { Decision } from '../../../kernel/decision/decision.ts'
import { refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import type { ClaimFacts } from '../facts.ts'
import { assessmentSubsidy } from './kinds/assessment.ts'
import { skillUpgrade } from './kinds/skill-upgrade.ts'
import { trainingSubsidy } from './kinds/training.ts'
import { classDay } from './situation/day.ts'
import { upgradeDay } from './situation/upgrade-day.ts'

/** What a claim is worth, by the standards of its own day (补贴实施办法; 技能提升补贴办法). */
export function decideClaim(facts: ClaimFacts, standards: Standards): Decision<Fen> {
  if (facts.project !== 'skill-upgrade') {
    const day = classDay(standards, facts.classFiledOn)
    const decision =
      facts.project === 'training'
        ? trainingSubsidy(facts, standards, day)
        : assessmentSubsidy(facts, standards, day)
    return day.sound ? decision : refuseLapsed(decision, standards, facts.classFiledOn)
  }
  const day = upgradeDay(standards, facts.appliedOn)
  const decision = skillUpgrade(facts, standards, day)
  return day.sound ? decision : refuseLapsed(decision, standards, facts.appliedOn)
}
