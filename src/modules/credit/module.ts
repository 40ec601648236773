import { module } from '../../kernel/module/index.ts'
import { entryProcedure } from './entry/procedure.ts'
import { gradeHolds, yearBegun } from './events.ts'
import { creditFigures } from './figures.ts'
import { creditFollowers } from './followers.ts'
import { CREDIT_PERMISSIONS } from './permissions.ts'
import { lapseTold } from './rating/lapse.ts'
import { ratingProcedure } from './rating/procedure.ts'
import { repairProcedure } from './repair/procedure.ts'
import { CREDIT_RULES } from './rules/in-words.ts'
import { creditKind } from './standard.ts'
import { applyRepair } from './verbs/apply-repair.ts'
import { beginCreditYear } from './verbs/begin-year.ts'
import { correctCreditEvent, enterCreditEvent } from './verbs/enter-event.ts'
import { listInspections, recordInspection } from './verbs/inspections.ts'
import { creditOverview } from './verbs/overview.ts'
import { creditDesk, myCredit, readCredit } from './verbs/read-credit.ts'
import { readRating } from './verbs/read-rating.ts'
import { creditOfProvider } from './witness.ts'

/** The credit of training schools: what was found, the grade of each year, and what follows from it (信用). */
export const credit = module({
  name: 'credit',
  title: '信用',
  permissions: CREDIT_PERMISSIONS,
  kinds: [creditKind],
  verbs: [
    creditOverview,
    readCredit,
    myCredit,
    creditDesk,
    readRating,
    enterCreditEvent,
    correctCreditEvent,
    beginCreditYear,
    applyRepair,
    listInspections,
    recordInspection,
  ],
  procedures: [ratingProcedure, entryProcedure, repairProcedure],
  events: [yearBegun, gradeHolds],
  follows: creditFollowers,
  // Who decides a class filing sees how its provider stands.
  witnesses: { KB: creditOfProvider },
  jobs: (kernel, onError) => [
    { name: 'credit.told', everySeconds: 3600, run: () => lapseTold(kernel, onError) },
  ],
  figures: creditFigures,
  rules: CREDIT_RULES,
  portal: async () => (await import('./portal/index.tsx')).creditPortal,
  workbench: () => import('./workbench/index.ts'),
  works: {
    'credit.count-violation': '查实违规记入信用',
    'credit.lift-violation': '撤销认定，信用更正',
    'credit.count-rectification': '整改记入信用',
    'credit.count-struck': '补录不实记入信用',
    'credit.count-returned': '补贴追回记入信用',
    'credit.rate': '年度信用初评',
    'credit.look-on': '信用动态核对',
    'credit.lapse-told': '信用异议期满处理',
  },
})
