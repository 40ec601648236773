import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { batchProcedure } from './batch.ts'
import { claimProcedure } from './procedure.ts'
import { bankFile, bankReturn, compile, listBatches } from './verbs/batches.ts'
import { giveBudget, listFunds } from './verbs/budget.ts'
import { estimate, estimateStandards } from './verbs/estimate.ts'
import { mySubsidies } from './verbs/mine.ts'
import { moneyTrail } from './verbs/money-trail.ts'
import { simulateImpact } from './verbs/simulate-impact.ts'

export { subsidyFigures } from './figures.ts'
export { subsidyFollowers } from './followers.ts'
export { fundOf } from './fund.ts'
export { RULE_NAMES } from './rule-names.ts'
export * from './rules.ts'
export { impactEvidence } from './simulate.ts'

export { bankFile, bankReturn, compile, estimate, giveBudget, mySubsidies, simulateImpact }

export const subsidyVerbs: readonly AnyVerb[] = [
  estimate,
  estimateStandards,
  mySubsidies,
  compile,
  listBatches,
  bankFile,
  bankReturn,
  giveBudget,
  listFunds,
  moneyTrail,
  simulateImpact,
]

export const subsidyProcedures: readonly Procedure[] = [claimProcedure, batchProcedure]
