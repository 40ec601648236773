/** The pure face of assessment: what other modules, the browser and the batch commands may use of it. */
export type { Applicant } from './application/applicant.ts'
export { type Condition, condition, EDUCATION_KINDS, nameOf, TITLE_GRADES } from './eligibility/condition.ts'
export { type Missing, type Standing, standingOf } from './eligibility/eligibility.ts'
export {
  type LevelsData,
  type LevelsEdition,
  levelsFor,
  levelsKind,
  replacedBy,
} from './eligibility/levels.ts'
export { type Outlook, outlook } from './eligibility/outlook.ts'
export { countingFor, relatedOccupationsKind } from './eligibility/related-occupations.ts'
export { type ApplicationFacts, eligibility } from './eligibility/rules-eligibility.ts'
export { inWords } from './eligibility/words.ts'
export {
  type CarriedMark,
  type ExamFacts,
  type ExamMarksFacts,
  examResult,
  type IssueFacts,
  issuerLetter,
  type MarkFacts,
  mayExamine,
  mayIssueCertificate,
} from './exam/rules-exam.ts'
export {
  type AssessmentData,
  type AssessmentEdition,
  assessmentKind,
  PAPER_NAMES,
  PAPERS,
  type Paper,
} from './standard.ts'
