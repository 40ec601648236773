import type { AnyVerb } from '../../verb/verb.ts'
import type { Identity } from '../identity.ts'
import { beginTotp } from './begin-totp.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { createAccountVerb } from './create-account.ts'
import { disableAccountVerb } from './disable-account.ts'
import { enableAccountVerb } from './enable-account.ts'
import { endAccountSessions } from './end-account-sessions.ts'
import { endOwnSession } from './end-session.ts'
import { giveGrantVerb } from './give-grant.ts'
import { listAccounts } from './list-accounts.ts'
import { listGrants } from './list-grants.ts'
import { listSessions } from './list-sessions.ts'
import { me } from './me.ts'
import { resetAccountVerb } from './reset-account.ts'
import { resumeGrantsVerb } from './resume-grants.ts'
import { takePost } from './take-post.ts'
import { withdrawGrantVerb } from './withdraw-grant.ts'

/** The verbs of accounts, grants and sessions. */
export const identityVerbs = (identity: Identity): AnyVerb[] => [
  me,
  takePost,
  listSessions,
  endOwnSession,
  changePassword(identity),
  beginTotp(identity),
  confirmTotp(identity),
  listAccounts,
  createAccountVerb(identity),
  disableAccountVerb,
  enableAccountVerb,
  resetAccountVerb(identity),
  listGrants,
  giveGrantVerb(identity),
  withdrawGrantVerb,
  resumeGrantsVerb,
  endAccountSessions,
]
