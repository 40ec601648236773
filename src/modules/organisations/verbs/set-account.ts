import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { setPayAccount } from '../account.ts'
import { refusals } from '../refusals.ts'

/** The organisation names the account that it is paid into (确认收款账户). */
export const setOrganisationAccount = verb({
  name: 'organisations.set-account',
  title: '设置本单位收款账户',
  http: 'POST /organisations/mine/account',
  who: may('subsidy.confirm'),
  input: z.strictObject({
    account: z.string().trim().min(1, '请填写对公账号').max(40),
    bank: z.string().trim().min(2, '请填写开户银行全称').max(100),
  }),
  output: z.object({ masked: z.string(), holder: z.string(), bank: z.string() }),
  async run(ctx, given) {
    if (!ctx.actor.organisation) throw refusals.organisationAccountOnly()
    const { masked, holder, bank } = await setPayAccount(ctx, ctx.actor.organisation, given)
    return { masked, holder, bank }
  },
})
