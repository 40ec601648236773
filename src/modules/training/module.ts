import { module } from '../../kernel/module/index.ts'
import { filingProcedure } from './class/procedure.ts'
import { disputeProcedure } from './dispute/procedure.ts'
import { equipmentKind } from './equipment/standard.ts'
import {
  attendanceChecked,
  classFinished,
  entriesStruck,
  outcomePublished,
  remoteCheckMissed,
  violationFound,
  violationLifted,
} from './events.ts'
import { forgetFaces } from './face/forget.ts'
import { trainingFigures } from './figures.ts'
import { classFinding } from './listing/finding.ts'
import { followUpDue } from './outcome/follow-up.ts'
import { publishOutcomes } from './outcome/publish.ts'
import { TRAINING_PERMISSIONS } from './permissions.ts'
import { remoteChecksDue } from './remote/due.ts'
import { remoteFiles } from './remote/files.ts'
import { TRAINING_RULES } from './rules/in-words.ts'
import { trainingKind } from './rules.ts'
import { trainingTodo } from './todo.ts'
import { attend, enterAttendance, readAttendanceCode } from './verbs/attendance/attendance.ts'
import { checkAttendance, listAttendanceChecks } from './verbs/attendance/check-attendance.ts'
import { disputeAttendance } from './verbs/attendance/dispute.ts'
import { handInSignIns, readSignInList } from './verbs/attendance/hand-in.ts'
import { inspectRoll } from './verbs/attendance/inspect-roll.ts'
import { callRoll, markClassRoom } from './verbs/attendance/roll-call.ts'
import { readClassDesk } from './verbs/class-desk.ts'
import { completeClass } from './verbs/complete.ts'
import { addVideo } from './verbs/evidence/add-video.ts'
import { agreeFace, checkFace, readMyFace, withdrawFace } from './verbs/face/face.ts'
import { fileClass } from './verbs/file-class.ts'
import { filingKnown } from './verbs/filing-known.ts'
import { findClass } from './verbs/find-class.ts'
import { changeLessons, changeTeacher, moveLesson } from './verbs/life/lesson.ts'
import { pauseClass, resumeClass } from './verbs/life/pause.ts'
import { changeEmployer, joinClass, leaveClass } from './verbs/life/roster-change.ts'
import { listClasses } from './verbs/list-classes.ts'
import { listOwnClasses } from './verbs/my-classes.ts'
import { myTraining } from './verbs/my-training.ts'
import { postponeLessons } from './verbs/postpone.ts'
import { rateClass } from './verbs/rate-class.ts'
import { readPublicClass } from './verbs/read-class.ts'
import { answerRemoteCheck, explainRemoteCheck } from './verbs/remote/answer.ts'
import { askRemoteCheck } from './verbs/remote/ask.ts'
import { readRemoteChecks } from './verbs/remote/read.ts'
import { checkRoster, readRosterTemplate, returnCheckedRoster } from './verbs/rosters.ts'
import { teacherLeaves } from './verbs/teachers/end-teacher.ts'
import { myTeachers, supervisedTeachers } from './verbs/teachers/read-teachers.ts'
import { importTeachers, readTeacherTemplate, registerTeacher } from './verbs/teachers/register-teachers.ts'
import {
  myTrainingCertificate,
  printTrainingCertificate,
  verifyTrainingCertificate,
} from './verbs/training-certificates.ts'
import { liftViolation, listSupervised, listViolations, recordViolation } from './verbs/violations.ts'
import { videoFiles } from './video/files.ts'

/** Classes, from their filing to their end (培训). */
export const training = module({
  name: 'training',
  title: '培训',
  permissions: TRAINING_PERMISSIONS,
  verbs: [
    readRosterTemplate,
    checkRoster,
    returnCheckedRoster,
    readTeacherTemplate,
    registerTeacher,
    importTeachers,
    teacherLeaves,
    myTeachers,
    supervisedTeachers,
    fileClass,
    filingKnown,
    findClass,
    listClasses,
    readPublicClass,
    listOwnClasses,
    readClassDesk,
    readAttendanceCode,
    attend,
    enterAttendance,
    callRoll,
    inspectRoll,
    rateClass,
    readMyFace,
    agreeFace,
    withdrawFace,
    checkFace,
    addVideo,
    askRemoteCheck,
    readRemoteChecks,
    answerRemoteCheck,
    explainRemoteCheck,
    disputeAttendance,
    pauseClass,
    resumeClass,
    moveLesson,
    changeLessons,
    changeTeacher,
    joinClass,
    leaveClass,
    changeEmployer,
    markClassRoom,
    readSignInList,
    handInSignIns,
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
  ],
  procedures: [filingProcedure, disputeProcedure],
  todo: trainingTodo,
  events: [
    classFinished,
    violationFound,
    violationLifted,
    entriesStruck,
    attendanceChecked,
    remoteCheckMissed,
    outcomePublished,
  ],
  kinds: [trainingKind, equipmentKind],
  finds: [classFinding],
  figures: trainingFigures,
  files: [videoFiles, remoteFiles],
  rules: TRAINING_RULES,
  jobs: (kernel) => [
    { name: 'training.forget-faces', everySeconds: 3600, run: () => forgetFaces(kernel) },
    { name: 'training.remote-checks', everySeconds: 20, run: () => remoteChecksDue(kernel) },
    { name: 'training.follow-up', everySeconds: 60, run: () => followUpDue(kernel) },
    // Asked often, done once a month: soon after its first day began, and after a start that came later.
    { name: 'training.publish-outcomes', everySeconds: 600, run: () => publishOutcomes(kernel) },
  ],
  works: {
    'training.forget-faces': '删除课已上完的照片比对底片',
    'training.remote-checks': '到时没有应答的远程抽查',
    'training.follow-up': '结业后就业跟踪',
    'training.publish-outcomes': '按月公布培训成效',
  },
  portal: async () => (await import('./portal/index.ts')).trainingPortal,
  workbench: () => import('./workbench/index.ts'),
})
