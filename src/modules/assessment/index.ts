import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { examProcedure } from './exam/procedure.ts'
import { applyForExam, enrolClass } from './verbs/enrol.ts'
import { enterMarks } from './verbs/marks.ts'
import { planExam } from './verbs/plan-exam.ts'
import { listExams, myExams, ourExams, readExam } from './verbs/read-exams.ts'

export { certified } from './events.ts'
export { assessmentFollowers } from './exam/reexamine.ts'
export { assessmentFigures } from './figures.ts'
export * from './rules.ts'

export { enrolClass, enterMarks, listExams, planExam, readExam }

export const assessmentVerbs: readonly AnyVerb[] = [
  planExam,
  enrolClass,
  applyForExam,
  enterMarks,
  listExams,
  ourExams,
  readExam,
  myExams,
]

export const assessmentProcedures: readonly Procedure[] = [examProcedure]
