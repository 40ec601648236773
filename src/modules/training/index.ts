export { onlineRoom, setOnlineDays, signInOnline } from './attendance/online-days.ts'
export { takeBackOnline } from './attendance/take-back.ts'
export { CLASS_STATES, type ClassState, classTitle, MODES, type Mode } from './class/class-names.ts'
export { completedBy } from './class/completed-by.ts'
export {
  completedTrainees,
  type TrainingRecord,
  traineesOf,
  trainingRecord,
  trainingRecords,
} from './class/record.ts'
export { taughtWithin } from './class/year-of-provider.ts'
export {
  attendanceChecked,
  classFinished,
  entriesStruck,
  outcomePublished,
  remoteCheckMissed,
  violationFound,
  violationLifted,
} from './events.ts'
export { trainingFigures } from './figures.ts'
export { keepOneRoom } from './lessons/free.ts'
export { signedDays } from './life/store.ts'
export { classesOfPerson } from './listing/store.ts'
export { followUpDue } from './outcome/follow-up.ts'
export { publishOutcomes } from './outcome/publish.ts'
export {
  type ClassInFull,
  classesInFull,
  classesTaken,
  classesTaught,
  providersOfClasses,
} from './oversight/class-records.ts'
export { enterViolation } from './oversight/enter-violation.ts'
export { type ClassOfYear, classesOfYear, completedOf, disputesOf } from './oversight/year-in-full.ts'
export { remoteChecksDue } from './remote/due.ts'
export { checksMissed, type RemoteCheck, readCheck } from './remote/store.ts'
export { completedCounts } from './roster/completed-counts.ts'
export { publicTrainees } from './roster/public-trainees.ts'
export type { RosterColumn } from './roster/roster.ts'
export { writeRoster } from './roster/roster-sheet.ts'
export type { Trainee } from './roster/store.ts'
export { readDays as daysOfClass } from './roster/store.ts'
export { type TaughtBy, taught } from './roster/taught.ts'
export * from './rules.ts'
export { TaughtShape } from './schema.ts'
export { readClass as classById, readClassByNumber as classByNumber, type TrainingClass } from './store.ts'
export { teachersEver } from './teachers/store.ts'
export { EMPLOYMENTS } from './teachers/teacher.ts'
export { attend, enterAttendance, readAttendanceCode } from './verbs/attendance/attendance.ts'
export { disputeAttendance } from './verbs/attendance/dispute.ts'
export { handInSignIns, readSignInList } from './verbs/attendance/hand-in.ts'
export { inspectRoll } from './verbs/attendance/inspect-roll.ts'
export { readClassDesk } from './verbs/class-desk.ts'
export { completeClass } from './verbs/complete.ts'
export { addVideo } from './verbs/evidence/add-video.ts'
export { agreeFace, withdrawFace } from './verbs/face/face.ts'
export { fileClass } from './verbs/file-class.ts'
export { listClasses } from './verbs/list-classes.ts'
export { listOwnClasses } from './verbs/my-classes.ts'
export { myTraining } from './verbs/my-training.ts'
export { rateClass } from './verbs/rate-class.ts'
export { readPublicClass } from './verbs/read-class.ts'
export { answerRemoteCheck, explainRemoteCheck } from './verbs/remote/answer.ts'
export { askRemoteCheck } from './verbs/remote/ask.ts'
export { checkRoster, readRosterTemplate, returnCheckedRoster } from './verbs/rosters.ts'
export { teacherLeaves } from './verbs/teachers/end-teacher.ts'
export { myTeachers } from './verbs/teachers/read-teachers.ts'
export { importTeachers, registerTeacher } from './verbs/teachers/register-teachers.ts'
export { liftViolation, recordViolation } from './verbs/violations.ts'
