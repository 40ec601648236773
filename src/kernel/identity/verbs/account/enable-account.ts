import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { enableAccount } from '../../accounts.ts'
import { refusals } from '../../refusals.ts'
import { AccountId } from '../shapes.ts'

/** Lets a stopped account go on (启用账号). */
export const enableAccountVerb = verb({
  name: 'accounts.enable',
  title: '启用账号',
  http: 'POST /accounts/{account}/enable',
  who: may('accounts.manage'),
  input: z.strictObject({ account: AccountId }),
  output: z.object({ account: AccountId }),
  async run({ db, act, actor, now }, { account }) {
    if (account === actor.account) throw refusals.enableOneself()
    act.subject('account', account)
    await enableAccount(db, account, now)
    return { account }
  },
})
