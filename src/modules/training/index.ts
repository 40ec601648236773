import type { AnyVerb } from '../../kernel/verb/index.ts'
import { filingProcedure } from './class/procedure.ts'
import { attend, enterAttendance, readAttendanceCode } from './verbs/attendance.ts'
import { checkAttendance, listAttendanceChecks } from './verbs/check-attendance.ts'
import { readClassDesk } from './verbs/class-desk.ts'
import { completeClass } from './verbs/complete.ts'
import { fileClass } from './verbs/file-class.ts'
import { findClass } from './verbs/find-class.ts'
import { listClasses } from './verbs/list-classes.ts'
import { listOwnClasses } from './verbs/my-classes.ts'
import { myTraining } from './verbs/my-training.ts'
import { postponeLessons } from './verbs/postpone.ts'
import { readPublicClass } from './verbs/read-class.ts'
import { resubmitClass } from './verbs/resubmit-class.ts'
import { checkRoster, readRosterTemplate, returnCheckedRoster } from './verbs/rosters.ts'
import {
  myTrainingCertificate,
  printTrainingCertificate,
  verifyTrainingCertificate,
} from './verbs/training-certificates.ts'
import { liftViolation, listSupervised, listViolations, recordViolation } from './verbs/violations.ts'

export { CLASS_STATES, type ClassState, classTitle, MODES, type Mode } from './class/class-names.ts'
export {
  completedTrainees,
  type TrainingRecord,
  traineesOf,
  trainingRecord,
  trainingRecords,
} from './class/record.ts'
export { trainingFigures } from './figures.ts'
export { publicTrainees } from './roster/public-trainees.ts'
export type { RosterColumn } from './roster/roster.ts'
export { writeRoster } from './roster/roster-sheet.ts'
export type { Trainee } from './roster/store.ts'
export * from './rules.ts'
export { readClass as classById, readClassByNumber as classByNumber, type TrainingClass } from './store.ts'
export { classesOfPerson } from './store-listing.ts'
export {
  attend,
  checkRoster,
  completeClass,
  enterAttendance,
  fileClass,
  liftViolation,
  listClasses,
  listOwnClasses,
  myTraining,
  readAttendanceCode,
  readClassDesk,
  readPublicClass,
  readRosterTemplate,
  recordViolation,
  resubmitClass,
  returnCheckedRoster,
}

/** The verbs of the training module. */
export const trainingVerbs: readonly AnyVerb[] = [
  readRosterTemplate,
  checkRoster,
  returnCheckedRoster,
  fileClass,
  resubmitClass,
  findClass,
  listClasses,
  readPublicClass,
  listOwnClasses,
  readClassDesk,
  readAttendanceCode,
  attend,
  enterAttendance,
  completeClass,
  myTraining,
  listAttendanceChecks,
  checkAttendance,
  postponeLessons,
  recordViolation,
  liftViolation,
  listViolations,
  listSupervised,
  myTrainingCertificate,
  printTrainingCertificate,
  verifyTrainingCertificate,
]

export const trainingProcedures = [filingProcedure]
