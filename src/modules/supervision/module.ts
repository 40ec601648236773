import { module } from '../../kernel/module/index.ts'
import { chaseAnnualReports } from './annual/chase.ts'
import { annualKind } from './annual/standard.ts'
import { drawProcedure } from './draw/procedure.ts'
import { annualReportMissed, drawMade, findingUpheld } from './events.ts'
import { supervisionFigures } from './figures.ts'
import { findingProcedure } from './finding/procedure.ts'
import { supervisionFollowers } from './followers.ts'
import { measureProcedure } from './measure/procedure.ts'
import { SUPERVISION_PERMISSIONS } from './permissions.ts'
import { reportProcedure } from './report/procedure.ts'
import { SUPERVISION_RULES } from './rules/in-words.ts'
import { screenNightly } from './screening/run.ts'
import { supervisionKind } from './standard.ts'
import { supervisionTodo } from './todo.ts'
import {
  annualReportPaper,
  annualReports,
  confirmAnnualReport,
  myAnnualReport,
} from './verbs/annual-reports.ts'
import { drawFile, listDraws, prepareDraw, readDraw } from './verbs/draws.ts'
import { listFindings } from './verbs/findings.ts'
import { fileReport, readReport } from './verbs/reports.ts'

/** Supervision (监督): records screened for what cannot be true, each finding looked into by two, and what follows. */
export const supervision = module({
  name: 'supervision',
  title: '监督',
  permissions: SUPERVISION_PERMISSIONS,
  kinds: [supervisionKind, annualKind],
  verbs: [
    listFindings,
    prepareDraw,
    listDraws,
    readDraw,
    drawFile,
    fileReport,
    readReport,
    myAnnualReport,
    confirmAnnualReport,
    annualReportPaper,
    annualReports,
  ],
  procedures: [findingProcedure, measureProcedure, drawProcedure, reportProcedure],
  events: [findingUpheld, drawMade, annualReportMissed],
  follows: supervisionFollowers,
  // Asked often, done once a day: right after midnight, and soon after a start that came later.
  jobs: (kernel, onError) => [
    { name: 'supervision.screen', everySeconds: 20, run: () => screenNightly(kernel, onError) },
    {
      name: 'supervision.chase-annual',
      everySeconds: 60,
      run: () => chaseAnnualReports(kernel, onError),
    },
  ],
  todo: supervisionTodo,
  figures: supervisionFigures,
  rules: SUPERVISION_RULES,
  portal: async () => (await import('./portal/index.ts')).supervisionPortal,
  workbench: () => import('./workbench/index.ts'),
  works: {
    'supervision.screen': '夜间筛查疑点',
    'supervision.open': '疑点立案核查',
    'supervision.screen-class': '班次结业，即时筛查疑点',
    'supervision.screen-checked': '签到核对完，即时筛查疑点',
    'supervision.screen-claimant': '补贴立案，即时筛查疑点',
    'supervision.screen-remote': '远程抽查没有应答，立疑点',
    'supervision.chase-annual': '催报年度报告',
    'supervision.count-missed': '年度报告逾期未报，记入信用',
    'supervision.reexamine': '疑点属实，立复查',
  },
})
