import type { AnyVerb } from '../../verb/verb.ts'
import type { Identity } from '../identity.ts'
import { createAccountVerb } from './account/create-account.ts'
import { disableAccountVerb } from './account/disable-account.ts'
import { enableAccountVerb } from './account/enable-account.ts'
import { endAccountSessions } from './account/end-account-sessions.ts'
import { listAccounts } from './account/list-accounts.ts'
import { resetAccountVerb } from './account/reset-account.ts'
import { beginTotp } from './begin-totp.ts'
import { changePassword } from './change-password.ts'
import { confirmTotp } from './confirm-totp.ts'
import { endOwnSession } from './end-session.ts'
import { giveGrantVerb } from './grant/give-grant.ts'
import { listGrants } from './grant/list-grants.ts'
import { listPosts } from './grant/list-posts.ts'
import { resumeGrantsVerb } from './grant/resume-grants.ts'
import { takePost } from './grant/take-post.ts'
import { withdrawGrantVerb } from './grant/withdraw-grant.ts'
import { listSessions } from './list-sessions.ts'
import { me } from './me.ts'
import { phoneKey } from './phone-key.ts'

/** The verbs of accounts, grants and sessions. */
export const identityVerbs = (identity: Identity): AnyVerb[] => [
  me,
  phoneKey,
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
  listPosts,
  giveGrantVerb(identity),
  withdrawGrantVerb,
  resumeGrantsVerb,
  endAccountSessions,
]
