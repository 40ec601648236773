/** The pure face of training: what other modules, the browser and the batch commands may use of it. */

export { COURSE_KINDS, type CourseKind, levelTaught, taughtText } from '../../kernel/value/course-kind.ts'
export { COURSE_LEVEL, courseOn, coursesOn } from '../occupations/rules.ts'
export type {
  AttendanceFacts,
  ClassFacts,
  ClassHours,
  Period,
  PlannedDay,
  ProviderFacts,
  Scope,
  TaughtDay,
  TraineeFacts,
} from './facts.ts'
export { classCompleted, trainingCompleted } from './rules/attendance.ts'
export { type FiledClass, mayFileClass } from './rules/filing.ts'
export { type TrainingData, type TrainingEdition, trainingKind } from './standard.ts'
