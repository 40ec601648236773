import { z } from 'zod'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { OrganisationRecord, recordOf } from '../record.ts'

/** The organisation that the actor acts for (本单位资料). */
export const myOrganisation = verb({
  name: 'organisations.mine',
  title: '查看本单位资料',
  http: 'GET /organisations/mine',
  who: may('organisation.read'),
  input: z.strictObject({}),
  output: OrganisationRecord,
  run: async (ctx) => {
    if (!ctx.actor.organisation) throw problem(404, '您没有代表任何单位')
    return recordOf(ctx, ctx.actor.organisation)
  },
})
