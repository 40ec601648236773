import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { createAccount } from '../../accounts.ts'
import type { Identity } from '../../identity.ts'
import { refusals } from '../../refusals.ts'
import { AccountId, DutyName } from '../shapes.ts'

/** Creates an account (新建账号); its initial password runs out by the machine's clock. It can do nothing until the security administrator gives it a role. */
export const createAccountVerb = (identity: Identity) =>
  verb({
    name: 'accounts.create',
    title: '新建账号',
    http: 'POST /accounts',
    who: may('accounts.manage'),
    withoutKey: true,
    input: z.strictObject({
      kind: z.enum(['official', 'organisation'], '请选公务人员或单位经办人'),
      duty: DutyName.default('business'),
      login: z.string().max(60),
      label: z.string().trim().min(1, '请填写姓名').max(60),
    }),
    output: z.object({ account: AccountId, initialPassword: z.string() }),
    async run({ db, act }, { kind, duty, login, label }) {
      if (kind === 'organisation' && duty !== 'business') throw refusals.organisationNoAdministrator()
      const made = await createAccount(db, { kind, duty, login, label, now: identity.now() })
      if (!made.initialPassword) throw new Error('a new account has an initial password')
      act.subject('account', made.account)
      act.after({ kind, duty })
      return { account: made.account, initialPassword: made.initialPassword }
    },
  })
