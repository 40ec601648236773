import { module } from '../../kernel/module/index.ts'
import './archive/told.ts'
import { readArchive } from './archive/read-archive.ts'
import { certified, examOver, resultsStruck } from './events.ts'
import { examProcedure } from './exam/procedure.ts'
import { assessmentFollowers } from './exam/reexamine.ts'
import { assessmentFigures } from './figures.ts'
import { ASSESSMENT_PERMISSIONS } from './permissions.ts'
import { declareBonds, readDeclaration } from './recusal/declare.ts'
import { findingProcedure } from './recusal/finding/procedure.ts'
import { addRelative, endRelativeDeclared, myRelatives } from './recusal/relatives.ts'
import { askRecusal, readAskRecusal } from './recusal/request/ask.ts'
import { recusalProcedure } from './recusal/request/procedure.ts'
import { chaseDeclarations } from './recusal/tell.ts'
import { assessmentKind, levelsKind, relatedOccupationsKind } from './rules.ts'
import { ASSESSMENT_RULES } from './rules-in-words.ts'
import { doorList } from './tickets/door-list.ts'
import { myTicket } from './tickets/my-ticket.ts'
import { assessmentTodo } from './todo.ts'
import { applyForExam } from './verbs/apply.ts'
import { askLevels, levelsOfPerson, myLevels } from './verbs/levels.ts'
import { planExam } from './verbs/plan-exam.ts'
import { planKnown } from './verbs/plan-known.ts'
import { listExams, myExams, openExam, ourExams, readExam } from './verbs/read-exams.ts'

/** Examinations of levels, from their plan to the certificates (评价). */
export const assessment = module({
  name: 'assessment',
  title: '评价',
  permissions: ASSESSMENT_PERMISSIONS,
  verbs: [
    planKnown,
    planExam,
    applyForExam,
    listExams,
    openExam,
    ourExams,
    readExam,
    myExams,
    myTicket,
    doorList,
    readArchive,
    myLevels,
    levelsOfPerson,
    askLevels,
    readDeclaration,
    declareBonds,
    myRelatives,
    addRelative,
    endRelativeDeclared,
    readAskRecusal,
    askRecusal,
  ],
  procedures: [examProcedure, recusalProcedure, findingProcedure],
  kinds: [assessmentKind, levelsKind, relatedOccupationsKind],
  events: [certified, examOver, resultsStruck],
  follows: assessmentFollowers,
  todo: assessmentTodo,
  jobs: (kernel) => [
    { name: 'assessment.chase-declarations', everySeconds: 1800, run: () => chaseDeclarations(kernel) },
  ],
  figures: assessmentFigures,
  rules: ASSESSMENT_RULES,
  works: {
    'assessment.chase-declarations': '催申报回避',
    'assessment.finish-teach-out': '没有在考的，备案终止',
    'assessment.reexamine-struck': '成绩撤销，证书复查',
    'assessment.certify-left-out': '恢复发证，补发证书',
    'assessment.finish-last-exam': '最后一场考完，备案终止',
  },
  portal: async () => (await import('./portal/index.tsx')).assessmentPortal,
  workbench: () => import('./workbench/index.ts'),
})
