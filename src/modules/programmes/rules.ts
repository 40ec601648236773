/** The pure face of training programmes. */

export { decideLiving, type LivingFacts } from './living/rule.ts'
export { type AdvanceFacts, decideAdvance } from './rules/advance.ts'
export { mayBeNamed, type NamedFacts, reopened } from './rules/agreement.ts'
export { decideHead, earnedOf, type HeadFacts } from './rules/head.ts'
export { type DoneFacts, mayBePlanned, maySettle, type PlanFacts } from './rules/plan.ts'
