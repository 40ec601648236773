export { examsBetween } from './accredited/coming.ts'
export { type ArchivePart, tellsArchive } from './archive/parts.ts'
export { certified } from './events.ts'
export { certifiedBefore } from './exam/certified-before.ts'
export { examsHeld } from './exam/exam-records.ts'
export { enterMachineMarks, examToSit, type MachineMark } from './exam/machine-marks.ts'
export { seatOf } from './exam/seat.ts'
export { examOfCertificate } from './exam/taken.ts'
export { type AssignedExaminer, assignedExaminers } from './examiners/assign.ts'
export { type OutsiderBonds, outsidersBound } from './examiners/outsiders.ts'
export { type Remarker, remarkersFor } from './examiners/remarkers.ts'
export { type CardHolder, cardHolders } from './examiners/watchers.ts'
export { assessmentFigures, examsWithResults } from './figures.ts'
export { type Late, type LateRoom, type LateSeat, seatsLate } from './late/desk.ts'
export { bondInWords, bondsWith } from './late/plan-late.ts'
export { type Corrected, correctMachineMarks, foreseeMachineMarks } from './published/correct.ts'
export {
  enteredBy,
  type PublishedMark,
  publishedMarks,
  standingMarks,
  tellsMarkers,
} from './published/marks.ts'
export { passedOfClasses } from './published/passed-of-classes.ts'
export {
  mustDeclare,
  requireAllDeclared,
  requireDeclared,
  requireOwnDeclared,
  undeclaredParts,
} from './recusal/admit.ts'
export { tellsAssigned } from './recusal/assigned.ts'
export { declareBonds, readDeclaration } from './recusal/declare.ts'
export { type SteppedBack, stepsBack } from './recusal/desk.ts'
export { accountsOf, boundToMe, cardsHere, holdersOf, tellsHolders } from './recusal/holder.ts'
export { tellsOutsiders } from './recusal/outsider.ts'
export { addRelative } from './recusal/relatives.ts'
export { askRecusal } from './recusal/request/ask.ts'
export { chaseDeclarations, tellToDeclare } from './recusal/tell.ts'
export * from './rules.ts'
export { candidatesAmong, type Exam, examById, examsByIds } from './store.ts'
export { admissionOf } from './tickets/admission.ts'
export { tellRooms } from './tickets/rooms.ts'
export { applyForExam } from './verbs/apply.ts'
export { planExam } from './verbs/plan-exam.ts'
export { listExams, readExam } from './verbs/read-exams.ts'
