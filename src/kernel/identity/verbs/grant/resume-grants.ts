import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { resumeGrants } from '../../grants.ts'
import { refusals } from '../../refusals.ts'
import { AccountId } from '../shapes.ts'

/** Lets an account's roles go on after a reset (恢复授权), once its holder has set it up again. */
export const resumeGrantsVerb = verb({
  name: 'grants.resume',
  title: '恢复重置账号的授权',
  http: 'POST /accounts/{account}/resume',
  who: may('grants.manage'),
  input: z.strictObject({ account: AccountId }),
  output: z.object({ account: AccountId }),
  async run({ db, act, actor, now }, { account }) {
    if (!actor.account) throw refusals.onlySecurityAdministrator()
    act.subject('account', account)
    await resumeGrants(db, account, actor.account, now)
    return { account }
  },
})
