import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { OrganisationRecord, recordOf } from '../record.ts'
import { refusals } from '../refusals.ts'

/** The organisation that the actor acts for (本单位资料). */
export const myOrganisation = verb({
  name: 'organisations.mine',
  title: '查看本单位资料',
  http: 'GET /organisations/mine',
  who: may('organisation.read'),
  input: z.strictObject({}),
  output: OrganisationRecord,
  run: async (ctx) => {
    if (!ctx.actor.organisation) throw refusals.forNoOrganisation()
    return recordOf(ctx, ctx.actor.organisation)
  },
})
