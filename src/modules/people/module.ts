import { module } from '../../kernel/module/index.ts'
import { peopleChecks } from './checks.ts'
import { personAccountChanged } from './events.ts'
import { PEOPLE_PERMISSIONS } from './permissions.ts'
import { retirementKind } from './rules.ts'
import { lookUpPeople } from './verbs/look-up.ts'
import { myProfile } from './verbs/my-profile.ts'
import { revealId } from './verbs/reveal-id.ts'
import { setMyAccount } from './verbs/set-account.ts'

/** Who people are, and what registers say of them (人员). */
export const people = module({
  name: 'people',
  title: '人员',
  permissions: PEOPLE_PERMISSIONS,
  verbs: [lookUpPeople, revealId, myProfile, setMyAccount],
  kinds: [retirementKind],
  events: [personAccountChanged],
  checks: peopleChecks,
  portal: async () => (await import('./portal/index.ts')).peoplePortal,
  workbench: () => import('./workbench/index.ts'),
})
