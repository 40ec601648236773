import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { setAccount } from '../account.ts'
import { refusals } from '../refusals.ts'

/** The citizen names the account to be paid into (确认收款账户); it must be their own. */
export const setMyAccount = verb({
  name: 'my.set-account',
  title: '设置本人收款账户',
  http: 'POST /my/account',
  who: may('subsidy.confirm'),
  input: z.strictObject({ account: z.string().trim().min(1, '请填写银行账号').max(30) }),
  output: z.object({ masked: z.string(), holder: z.string() }),
  async run(ctx, { account }) {
    if (!ctx.actor.person) {
      throw refusals.personalAccountOnly()
    }
    const { masked, holder } = await setAccount(ctx, ctx.actor.person, account)
    return { masked, holder }
  },
})
