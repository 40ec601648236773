import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { claimProcedures } from './case/procedure.ts'
import { estimate, estimateStandards } from './verbs/estimate.ts'
import { mySubsidies } from './verbs/mine.ts'
import { simulateImpact } from './verbs/simulate-impact.ts'
import { monthlySummary, summarise } from './verbs/summary.ts'
import { takeOffer } from './verbs/take-offer.ts'

export { subsidyFigures } from './figures.ts'
export { subsidyFollowers } from './followers.ts'
export { impactEvidence } from './impact/simulate.ts'
export { paidTwice } from './paid-twice.ts'
export { lapseOffers } from './raise/lapse-offers.ts'
export * from './rules.ts'

export { estimate, mySubsidies, simulateImpact }

export const subsidyVerbs: readonly AnyVerb[] = [
  estimate,
  estimateStandards,
  mySubsidies,
  takeOffer,
  simulateImpact,
  monthlySummary,
  summarise,
]

export const subsidyProcedures: readonly Procedure[] = claimProcedures
