import { z } from 'zod'
import { readFile, requireCase, takeStep } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { setAccount } from '../../people/index.ts'
import { claimProcedures } from '../case/procedure.ts'
import { refusals } from '../refusals.ts'

/** 确认申领: one button; the account is asked only of somebody who has named none. */
export const takeOffer = verb({
  name: 'subsidy.take-offer',
  title: '确认申领补贴',
  http: 'POST /subsidy/claims/{number}/take',
  who: may('subsidy.confirm'),
  input: z.strictObject({
    number: caseNumberOf('JN'),
    revision: z.number().int().positive().optional(),
    account: z.string().trim().min(1, '请填写银行账号').max(30).optional(),
  }),
  output: z.object({ number: z.string(), state: z.string() }),
  async run(ctx, { number, revision, account }) {
    if (!ctx.actor.person) throw refusals.claimOfPerson()
    const file = await readFile(ctx.db, number)
    if (!file) throw refusals.noSuchCase({ detail: '请核对办件号。' })
    requireCase(ctx, file)
    if (account) await setAccount(ctx, ctx.actor.person, account)
    const { state } = await takeStep(ctx, claimProcedures, number, 'confirm', { revision })
    return { number, state }
  },
})
