import type { AnyVerb } from '../../kernel/verb/index.ts'
import { myProfile } from './verbs/my-profile.ts'
import { revealId } from './verbs/reveal-id.ts'
import { setMyAccount } from './verbs/set-account.ts'

export { payAccount, payAccounts, setAccount } from './account.ts'
export {
  findPersonByIdNumber,
  openIdNumber,
  peopleByIds,
  personById,
  phoneOfPerson,
  type Reader,
  type Registered,
  type Registration,
  registerPerson,
  rename,
} from './person.ts'
export {
  GROUP_NAMES,
  GROUPS,
  type PayAccount,
  type Person,
  type PersonStatus,
  STATUS_KINDS,
  type StatusKind,
  type SubsidyGroup,
  type Trust,
} from './schema.ts'
export { type Standing, standingOn } from './standing.ts'
export { type NewStatus, setStatus, standing, standings, statusesOf } from './status.ts'

/** The verbs of the people module. */
export const peopleVerbs: readonly AnyVerb[] = [revealId, myProfile, setMyAccount]
