export { setOnlineDays, signInOnline } from './attendance/online-days.ts'
export { CLASS_STATES, type ClassState, classTitle, MODES, type Mode } from './class/class-names.ts'
export {
  completedTrainees,
  type TrainingRecord,
  traineesOf,
  trainingRecord,
  trainingRecords,
} from './class/record.ts'
export { taughtWithin } from './class/year-of-provider.ts'
export { entriesStruck, violationFound, violationLifted } from './events.ts'
export { trainingFigures } from './figures.ts'
export { type ClassInFull, classesInFull, classesTaught } from './oversight/class-records.ts'
export { enterViolation } from './oversight/enter-violation.ts'
export { completedCounts } from './roster/completed-counts.ts'
export { publicTrainees } from './roster/public-trainees.ts'
export type { RosterColumn } from './roster/roster.ts'
export { writeRoster } from './roster/roster-sheet.ts'
export type { Trainee } from './roster/store.ts'
export { readDays as daysOfClass } from './roster/store.ts'
export * from './rules.ts'
export { TaughtShape } from './schema.ts'
export { readClass as classById, readClassByNumber as classByNumber, type TrainingClass } from './store.ts'
export { classesOfPerson } from './store-listing.ts'
export { attend, enterAttendance, readAttendanceCode } from './verbs/attendance/attendance.ts'
export { readClassDesk } from './verbs/class-desk.ts'
export { completeClass } from './verbs/complete.ts'
export { fileClass } from './verbs/file-class.ts'
export { listClasses } from './verbs/list-classes.ts'
export { listOwnClasses } from './verbs/my-classes.ts'
export { myTraining } from './verbs/my-training.ts'
export { readPublicClass } from './verbs/read-class.ts'
export { checkRoster, readRosterTemplate, returnCheckedRoster } from './verbs/rosters.ts'
export { liftViolation, recordViolation } from './verbs/violations.ts'
