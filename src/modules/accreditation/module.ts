import { module } from '../../kernel/module/index.ts'
import { checkFailed, teachOutBegun, yearlyCheckBegun } from './events.ts'
import { accreditationFigures } from './figures.ts'
import { accreditationFollowers } from './followers.ts'
import { ACCREDITATION_PERMISSIONS } from './permissions.ts'
import { ACCREDITATION_PROCEDURES } from './procedures.ts'
import { ACCREDITATION_RULES } from './rules/in-words.ts'
import { accreditationKind } from './standard.ts'
import { applyForAccreditation } from './verbs/apply.ts'
import { beginYearlyCheck, giveBackAccreditation, proposeLeaving } from './verbs/leave.ts'
import { listAccredited, readAccredited } from './verbs/list.ts'
import { myAccreditation } from './verbs/mine.ts'
import { addExaminer, addSupervisor, addVenue, memberLeaves, shutVenue } from './verbs/people-and-places.ts'

/** The accreditation of assessment organisations (评价机构备案): for what, with whom, until when. */
export const accreditation = module({
  name: 'accreditation',
  title: '评价机构备案',
  permissions: ACCREDITATION_PERMISSIONS,
  kinds: [accreditationKind],
  verbs: [
    listAccredited,
    readAccredited,
    applyForAccreditation,
    myAccreditation,
    addVenue,
    shutVenue,
    addExaminer,
    addSupervisor,
    memberLeaves,
    giveBackAccreditation,
    proposeLeaving,
    beginYearlyCheck,
  ],
  procedures: ACCREDITATION_PROCEDURES,
  events: [yearlyCheckBegun, checkFailed, teachOutBegun],
  follows: accreditationFollowers,
  figures: accreditationFigures,
  rules: ACCREDITATION_RULES,
  portal: async () => (await import('./portal/index.tsx')).accreditationPortal,
  workbench: () => import('./workbench/index.ts'),
  works: {
    'accreditation.check-year': '评价机构年度检查',
    'accreditation.propose-leaving': '年度检查不合格，提出取消',
    'accreditation.drop-checks': '机构退出，不再检查',
  },
})
