import type { Decision } from '../../../kernel/decision/decision.ts'
import { refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import type { ClaimFacts } from '../facts.ts'
import { assessmentSubsidy } from './kinds/assessment.ts'
import { skillUpgrade } from './kinds/skill-upgrade.ts'
import { trainingSubsidy } from './kinds/training.ts'
import { classDay } from './situation/day.ts'

/** What a claim is worth, by the standards of its own day (补贴实施办法; 技能提升补贴办法). */
export function decideClaim(facts: ClaimFacts, standards: Standards): Decision<Fen> {
  if (facts.project === 'skill-upgrade')
    return refuseLapsed(skillUpgrade(facts, standards), standards, facts.appliedOn)
  const { classFiledOn: day } = facts
  const decision =
    facts.project === 'training' ? trainingSubsidy(facts, standards) : assessmentSubsidy(facts, standards)
  return classDay(standards, day).sound ? decision : refuseLapsed(decision, standards, day)
}
