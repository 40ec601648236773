import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { endVenue } from '../../venue/store.ts'

/** A venue is given up (停用教学场地); a changed one is closed and registered anew. */
export const closeVenue = verb({
  name: 'organisations.close-venue',
  title: '停用教学场地',
  http: 'POST /organisations/mine/venues/{venue}/close',
  who: may('organisation.venues'),
  input: z.strictObject({
    venue: z.uuid(),
    why: z.string().trim().min(2, '请写明为什么停用').max(200),
  }),
  output: z.object({ closedOn: z.string() }),
  async run(ctx, { venue, why }) {
    const organisation = ctx.actor.organisation
    if (!organisation) throw refusals.forNoOrganisation()
    if (!(await endVenue(ctx.db, organisation, { id: venue, on: ctx.today, why })))
      throw refusals.noSuchVenue()
    ctx.act.subject('organisation', organisation)
    ctx.act.purpose(why)
    return { closedOn: ctx.today }
  },
})
