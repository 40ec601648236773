import { module } from '../../kernel/module/index.ts'
import { visitProcedure } from './case/procedure.ts'
import { endChecklist, recuse, reopenChecklist, settleLine, signReport } from './desk/close.ts'
import { listVisits, readVisit } from './desk/read.ts'
import { visitsFollowers } from './draw/follow.ts'
import { prepareVisitDraw } from './draw/prepare.ts'
import { visitsFigures } from './figures.ts'
import { VISITS_PERMISSIONS } from './permissions.ts'
import { visitFiles } from './phone/files.ts'
import { handInEntries } from './phone/hand-in.ts'
import { handInPhoto } from './phone/photo.ts'
import { takeChecklist } from './phone/take-along.ts'
import { visitableExams, visitSupervisors } from './plan/options.ts'
import { planVisit } from './plan/plan.ts'
import { VISITS_RULES } from './rules-in-words.ts'
import { visitsKind } from './standard.ts'
import { chaseVisits } from './telling/chase.ts'
import { visitsTodo } from './todo.ts'
import { visitsFromFinding, visitsToExam } from './witness.ts'

/** Quality supervision of examinations (质量督导): who goes, what is seen on the spot, and what the organisation puts right. */
export const visits = module({
  name: 'visits',
  title: '质量督导',
  permissions: VISITS_PERMISSIONS,
  kinds: [visitsKind],
  verbs: [
    visitableExams,
    visitSupervisors,
    planVisit,
    prepareVisitDraw,
    listVisits,
    readVisit,
    takeChecklist,
    handInEntries,
    handInPhoto,
    settleLine,
    endChecklist,
    reopenChecklist,
    signReport,
    recuse,
  ],
  procedures: [visitProcedure],
  witnesses: { HC: visitsFromFinding, KS: visitsToExam },
  follows: visitsFollowers,
  todo: visitsTodo,
  files: [visitFiles],
  figures: visitsFigures,
  rules: VISITS_RULES,
  works: { 'visits.open-drawn': '抽中的考试立督导', 'visits.chase': '催督导' },
  jobs: (kernel) => [{ name: 'visits.chase', everySeconds: 1800, run: () => chaseVisits(kernel) }],
  workbench: () => import('./workbench/index.ts'),
})
