import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { claimProcedures } from './procedure.ts'
import { estimate, estimateStandards } from './verbs/estimate.ts'
import { mySubsidies } from './verbs/mine.ts'
import { simulateImpact } from './verbs/simulate-impact.ts'
import { monthlySummary, summarise } from './verbs/summary.ts'
import { takeOffer } from './verbs/take-offer.ts'

export { subsidyFigures } from './figures.ts'
export { subsidyFollowers } from './followers.ts'
export { lapseOffers } from './lapse-offers.ts'
export { paidTwice } from './paid-twice.ts'
export * from './rules.ts'
export { impactEvidence } from './simulate.ts'

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
