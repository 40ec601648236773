/** The pure face of training programmes. */
export { decideHead, type HeadFacts } from './rules/head.ts'
export { type DoneFacts, mayBePlanned, maySettle, type PlanFacts } from './rules/plan.ts'
