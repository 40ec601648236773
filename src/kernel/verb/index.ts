export { type Access, allows, anybody, may, signedIn } from './access.ts'
export { catalogue } from './catalogue.ts'
export { type Clock, standingClock, systemClock } from './clock.ts'
export { type Asking, contextOf } from './context.ts'
export { type FaultNotes, faultNotes } from './fault.ts'
export { Download, isDownload, type Upload, upload } from './http/files.ts'
export { API, mountVerbs, problemOf, sendProblem } from './http/http.ts'
export {
  askerOf,
  count,
  leftOf,
  type RateLimit,
  requireCounted,
  requireLeft,
  sweepCounts,
} from './http/limits.ts'
export { openApi } from './http/openapi.ts'
export { sweepKeys } from './idempotency.ts'
export type { Kernel, Scanner } from './kernel.ts'
export {
  beginsWith,
  COUNTED,
  countedTotal,
  countedUp,
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pageAsked,
  pagedRow,
  pageNeighbours,
  pageOfAll,
} from './paging.ts'
export { perform, performAsSystem } from './perform.ts'
export { type FieldProblem, Problem, problem } from './problem.ts'
export { reaches, requireReach, type Scope } from './scope.ts'
export { type AnyVerb, type Verb, type VerbContext, verb, verbTitle } from './verb.ts'
