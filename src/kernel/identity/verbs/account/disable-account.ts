import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { disableAccount, requireAnother } from '../../accounts.ts'
import { refusals } from '../../refusals.ts'
import { AccountId } from '../shapes.ts'

/** Stops an account (停用账号): it is signed out everywhere at once. */
export const disableAccountVerb = verb({
  name: 'accounts.disable',
  title: '停用账号',
  http: 'POST /accounts/{account}/disable',
  who: may('accounts.manage'),
  input: z.strictObject({ account: AccountId }),
  output: z.object({ account: AccountId }),
  async run({ db, act, actor, now }, { account }) {
    if (account === actor.account) throw refusals.disableOneself()
    act.subject('account', account)
    await requireAnother(db, account)
    await disableAccount(db, account, now)
    return { account }
  },
})
