import { module } from '../../kernel/module/index.ts'
import { centreEnded, reviewFailed, yearBegun } from './events.ts'
import { centresFigures } from './figures.ts'
import { centreFinding } from './finding.ts'
import { centresFollowers } from './followers.ts'
import { CENTRES_PERMISSIONS } from './permissions.ts'
import { CENTRE_PROCEDURES } from './procedures.ts'
import { CENTRES_RULES } from './rules/in-words.ts'
import { centresKind } from './standard.ts'
import { applyForCentre } from './verbs/apply.ts'
import { applyForBase } from './verbs/apply-base.ts'
import { beginCentreYear } from './verbs/begin-year.ts'
import { giveBackCentre, proposeRevocation } from './verbs/end-centre.ts'
import { listCentres } from './verbs/list-centres.ts'
import { myCentre } from './verbs/my-centre.ts'
import { readCentre } from './verbs/read-centre.ts'
import { readCentreReport } from './verbs/read-report.ts'
import { exportStaff, importStaff, listStaff, readStaffTemplate } from './verbs/staff.ts'

/** Enterprise training centres (企业培训中心): who is named, looked at every year, and is one no more. */
export const centres = module({
  name: 'centres',
  title: '企业培训中心',
  permissions: CENTRES_PERMISSIONS,
  kinds: [centresKind],
  verbs: [
    listCentres,
    readCentre,
    applyForCentre,
    applyForBase,
    myCentre,
    readCentreReport,
    giveBackCentre,
    proposeRevocation,
    readStaffTemplate,
    listStaff,
    importStaff,
    exportStaff,
    beginCentreYear,
  ],
  procedures: CENTRE_PROCEDURES,
  events: [yearBegun, reviewFailed, centreEnded],
  follows: centresFollowers,
  figures: centresFigures,
  finds: [centreFinding],
  rules: CENTRES_RULES,
  portal: async () => (await import('./portal/index.tsx')).centresPortal,
  workbench: () => import('./workbench/index.ts'),
  works: {
    'centres.review': '企业培训中心年度评估',
    'centres.propose-ending': '评估不合格，提出取消',
    'centres.drop-reviews': '中心终止，不再评估',
    'centres.end-merged': '企业合并，中心终止',
    'centres.revive': '合并撤销，中心恢复',
  },
})
