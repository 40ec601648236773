export type { CaseEvent, CaseFile } from './case-file.ts'
export { stateOf } from './case-state.ts'
export { readEvents, readFile } from './case-store.ts'
export { tickCases } from './clock.ts'
export {
  type Comparison,
  type Evidence,
  type EvidenceTab,
  NO_EVIDENCE,
  type Witness,
  withWitness,
} from './evidence.ts'
export {
  type CasesWanted,
  casesOf,
  countCases,
  decidedFacts,
  lockCases,
} from './find-cases.ts'
export { caseFollowers } from './followers.ts'
export { handlingKind, handlingTerm } from './handling.ts'
export { type Hold, type Wake, wake } from './hold.ts'
export { listNotices, noticeOfCase, type PublicNotice, readNotice } from './notice.ts'
export { objectionProcedure } from './objection.ts'
export { type Opening, openCase } from './open-case.ts'
export { openCases } from './open-cases.ts'
export {
  type Choice,
  type NoticeField,
  type Procedure,
  procedure,
  type StateTime,
  type Step,
  type Taking,
  type Term,
  type TermOf,
  type Timed,
} from './procedure.ts'
export { caseInReach, requireCase } from './reach.ts'
export { takeStep } from './take-step.ts'
export { endHolds, lockStandings, type Standing, type StepsTaken, takeSteps } from './take-steps.ts'
export { anythingUntold, takeUntold } from './untold.ts'
export { caseVerbs } from './verbs/index.ts'
export { CaseNumber, Decision, Reason } from './verbs/shapes.ts'
