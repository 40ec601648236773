import type { AnyVerb } from '../../kernel/verb/index.ts'
import { endAgreed } from './verbs/end-agreement.ts'
import { liftRectification } from './verbs/end-rectification.ts'
import { agree } from './verbs/give-agreement.ts'
import { allowScope } from './verbs/give-scope.ts'
import { listOrganisations } from './verbs/list-organisations.ts'
import { myOrganisation } from './verbs/my-organisation.ts'
import { readOrganisation } from './verbs/read-organisation.ts'
import { readRecord } from './verbs/read-record.ts'
import { rectify } from './verbs/rectify.ts'
import { register } from './verbs/register.ts'
import { setOrganisationAccount } from './verbs/set-account.ts'

export { payAccountOf, payAccountsOf, setPayAccount } from './account.ts'
export { organisationAccountChanged } from './events.ts'
export {
  type NewOrganisation,
  organisationByCreditCode,
  organisationById,
  organisationsByIds,
  organisationsByKind,
  registerOrganisation,
} from './organisation.ts'
export {
  type Agreement,
  KINDS,
  type LicenceScope,
  type Organisation,
  type OrganisationAccount,
  type OrganisationKind,
  type Purpose,
  type Rectification,
  TRAINER_KINDS,
} from './schema.ts'
export {
  agreementOn,
  agreementsOf,
  beginRectification,
  endAgreement,
  endRectification,
  giveAgreement,
  giveScope,
  rectificationsOf,
  rectifyingOn,
  type ScopeEntry,
  scopeOn,
  scopesOf,
} from './standing.ts'

/** The verbs of the organisations module. */
export { listOrganisations }

export const organisationsVerbs: readonly AnyVerb[] = [
  listOrganisations,
  readOrganisation,
  myOrganisation,
  setOrganisationAccount,
  register,
  readRecord,
  agree,
  endAgreed,
  allowScope,
  rectify,
  liftRectification,
]
