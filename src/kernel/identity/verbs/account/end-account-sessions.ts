import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { endSessions } from '../../accounts.ts'
import { AccountId } from '../shapes.ts'

/** Signs an account out everywhere (强制下线), by the security administrator. */
export const endAccountSessions = verb({
  name: 'sessions.revoke-account',
  title: '强制账号下线',
  http: 'POST /accounts/{account}/sign-out',
  who: may('sessions.revoke'),
  input: z.strictObject({ account: AccountId }),
  output: z.object({ ended: z.number().int() }),
  async run({ db, act }, { account }) {
    act.subject('account', account)
    return { ended: await endSessions(db, account) }
  },
})
