import { z } from 'zod'
import { casesOf, Filed, openCase } from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { baseFactsOf } from '../base/facts.ts'
import { baseProcedure } from '../base/procedure.ts'
import { refusals } from '../refusals.ts'
import { mayBeBase } from '../rules/base.ts'
import { lockCentre } from '../store.ts'

/** A centre applies to be recognised as a public training base (申报企业公共实训基地); what cannot be one opens no case. */
export const applyForBase = verb({
  name: 'centres.apply-base',
  title: '申报企业公共实训基地',
  http: 'POST /centres/mine/base',
  who: may('centres.apply'),
  input: z.strictObject({
    publicSeats: z.number('请填数字').int('请填整数').min(1, '至少1人').max(100_000),
    plan: z.string().trim().min(10, '请写清怎么向社会开放，至少10个字').max(500, '最多500个字'),
  }),
  output: Filed,
  async run(ctx, given) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    // Two applications at once wait for one another here.
    const centre = await lockCentre(ctx.db, id)
    const open = await casesOf(
      ctx.db,
      { kind: baseProcedure.kind, organisation: id, closed: false },
      { limit: 1 },
    )
    if (open.length > 0) throw refusals.applicationOpen()
    const facts = await baseFactsOf(ctx, id, given.publicSeats, ctx.today)
    const decision = mayBeBase(facts, await ctx.standards())
    if (decision.outcome !== 'granted' || !centre)
      return { outcome: 'refused' as const, number: null, decision }
    const { number } = await openCase(ctx, baseProcedure, {
      district: centre.district,
      organisation: id,
      title: '企业公共实训基地认定',
      subtitle: centre.name,
      form: given,
      record: recordOf('centres.may-be-base', ctx.today, facts, decision),
    })
    return { outcome: 'filed' as const, number, decision: null }
  },
})
