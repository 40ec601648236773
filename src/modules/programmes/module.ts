import { module } from '../../kernel/module/index.ts'
import { programmesFigures } from './figures.ts'
import { programmesFollowers } from './followers.ts'
import { livingKind } from './living/standard.ts'
import { paymentProcedure } from './pay/procedure.ts'
import { PROGRAMMES_PERMISSIONS } from './permissions.ts'
import { programmeProcedure } from './plan/procedure.ts'
import { PROGRAMMES_RULES } from './rules/in-words.ts'
import { PROGRAMME_STANDARDS } from './standard.ts'
import { listMembers, myAgreements, signAgreement } from './verbs/agreements.ts'
import { listProgrammeKinds } from './verbs/kinds.ts'
import { myProgrammes, readPlan } from './verbs/mine.ts'
import { planProgramme } from './verbs/plan.ts'

/** Kinds of training beside single catalogue classes: planned, carried out, settled for each (培训项目). */
export const programmes = module({
  name: 'programmes',
  title: '培训项目',
  permissions: PROGRAMMES_PERMISSIONS,
  kinds: [...Object.values(PROGRAMME_STANDARDS), livingKind],
  verbs: [
    listProgrammeKinds,
    planProgramme,
    myProgrammes,
    readPlan,
    myAgreements,
    listMembers,
    signAgreement,
  ],
  procedures: [programmeProcedure, paymentProcedure],
  follows: programmesFollowers,
  figures: programmesFigures,
  rules: PROGRAMMES_RULES,
  portal: async () => (await import('./portal/index.tsx')).programmesPortal,
  workbench: () => import('./workbench/index.ts'),
})
