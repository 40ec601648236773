export { tickCases } from './clock/clock.ts'
export { anythingUntold, takeUntold } from './clock/untold.ts'
export { answersOf } from './correction/correction.ts'
export { countFile } from './correction/store.ts'
export type { CorrectionTarget } from './correction/target.ts'
export { type ActorAgain, carryOut } from './decide/carry-out.ts'
export { type Doubt, doubtsOf } from './decide/doubts.ts'
export { type Foreseen, type Foresight, fromTo, withForesight, yuan } from './decide/foresee.ts'
export {
  type Comparison,
  type Evidence,
  type EvidenceTab,
  NO_EVIDENCE,
  type Witness,
  withWitness,
} from './evidence.ts'
export { caseFollowers } from './followers.ts'
export { money } from './form/asks.ts'
export { hearing } from './form/hearing.ts'
export { typedStep } from './form/typed-step.ts'
export { guideKind, type Offered, offeredOn, type Said } from './guide.ts'
export { goOnWithBatches } from './many/go-on.ts'
export { objectionProcedure } from './objection.ts'
export { type Party, theirOrganisation } from './party.ts'
export {
  type Choice,
  type NoticeField,
  type Procedure,
  procedure,
  type State,
  type StateTime,
  type Step,
  type StepOutcome,
  stateShown,
  type Taking,
  type Term,
  type TermOf,
  type Timed,
  typedFile,
} from './procedure.ts'
export { roadOf, type Stretch } from './road.ts'
export { handlingKind, handlingTerm } from './step/handling.ts'
export { type Hold, type Wake, wake } from './step/hold.ts'
export { listNotices, noticeOfCase, type PublicNotice, readNotice } from './step/notice.ts'
export { takeStep } from './step/take-step.ts'
export { endHolds, lockStandings, type Standing, type StepsTaken, takeSteps } from './step/take-steps.ts'
export type { CaseEvent, CaseFile } from './store/case-file.ts'
export { stateOf } from './store/case-state.ts'
export { readEvents, readFile } from './store/case-store.ts'
export {
  type CasesWanted,
  casesOf,
  countCases,
  decidedFacts,
  lockCases,
} from './store/find-cases.ts'
export { caseFinding, peopleWithCases } from './store/finding.ts'
export { openCase } from './store/open-case.ts'
export { openCases } from './store/open-cases.ts'
export type { Opening } from './store/opening.ts'
export { caseInReach, requireCase } from './store/reach.ts'
export { CASE_DISTRICTS, CASE_DUES, heldNow, heldSince, inHand, overdueOn } from './store/waiting-cases.ts'
export { caseTodo } from './todo/case-todo.ts'
export { caseVerbs } from './verbs/index.ts'
export { stepCase } from './verbs/move-case.ts'
export { Decision, Filed, Reason, StateTone } from './verbs/shapes.ts'
export { timelineOf } from './verbs/views.ts'
