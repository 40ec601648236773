import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { insertVenue } from '../../venue/store.ts'

/** An organisation says where it teaches and how many people the place holds (登记教学场地). */
export const addVenue = verb({
  name: 'organisations.add-venue',
  title: '登记教学场地',
  http: 'POST /organisations/mine/venues',
  who: may('organisation.venues'),
  input: z.strictObject({
    name: z.string().trim().min(2, '请填写场地名称').max(60),
    address: z.string().trim().min(4, '请填写地址').max(200),
    holds: z.number().int('应为整数').min(1, '至少 1 人').max(2000, '不超过 2000 人'),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, given) {
    const organisation = ctx.actor.organisation
    if (!organisation) throw refusals.forNoOrganisation()
    const id = await insertVenue(ctx.db, organisation, { ...given, on: ctx.today, by: ctx.actor.label })
    if (!id)
      throw refusals.venueNamed({ fields: [{ path: 'name', message: `已有“${given.name}”，请换一个名称` }] })
    ctx.act.subject('organisation', organisation)
    ctx.act.after(given)
    return { id }
  },
})
