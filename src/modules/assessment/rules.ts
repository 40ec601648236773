/** The pure face of assessment: what other modules, the browser and the batch commands may use of it. */
export type { Applicant } from './applicant.ts'
export { type Condition, condition, EDUCATION_KINDS, nameOf, TITLE_GRADES } from './condition.ts'
export { type Missing, type Standing, standingOf } from './eligibility.ts'
export { type LevelsData, type LevelsEdition, levelsFor, levelsKind, replacedBy } from './levels.ts'
export { countingFor, relatedOccupationsKind } from './related-occupations.ts'
export { type ApplicationFacts, eligibility } from './rules-eligibility.ts'
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
} from './rules-exam.ts'
export {
  type AssessmentData,
  type AssessmentEdition,
  assessmentKind,
  PAPER_NAMES,
  PAPERS,
  type Paper,
} from './standard.ts'
export { inWords } from './words.ts'
