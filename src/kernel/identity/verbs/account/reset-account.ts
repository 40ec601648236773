import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { requireAnother, resetAccount } from '../../accounts.ts'
import type { Identity } from '../../identity.ts'
import { refusals } from '../../refusals.ts'
import { AccountId } from '../shapes.ts'

/**
 * Gives an account a new initial password and forgets its authenticator app (重置账号). Its roles rest until the
 * security administrator has seen that its holder set it up again.
 */
export const resetAccountVerb = (identity: Identity) =>
  verb({
    name: 'accounts.reset',
    title: '重置账号的密码和动态口令',
    http: 'POST /accounts/{account}/reset',
    who: may('accounts.manage'),
    withoutKey: true,
    input: z.strictObject({ account: AccountId }),
    output: z.object({ account: AccountId, initialPassword: z.string() }),
    async run({ db, act, actor }, { account }) {
      if (account === actor.account) throw refusals.resetOneself()
      act.subject('account', account)
      await requireAnother(db, account)
      return { account, initialPassword: await resetAccount(db, account, identity.now()) }
    },
  })
