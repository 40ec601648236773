import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { CONDITIONS, type Condition, venuesOf } from '../../venue/store.ts'

/** Where one's own organisation teaches, and with what (教学场地和设备). */
export const myVenues = verb({
  name: 'organisations.my-venues',
  title: '查看本单位教学场地',
  http: 'GET /organisations/mine/venues',
  who: may('organisation.venues'),
  input: z.strictObject({}),
  output: z.object({
    venues: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        address: z.string(),
        holds: z.number().int(),
        equipment: z.array(
          z.object({
            kind: z.string(),
            count: z.number().int(),
            madeIn: z.number().int(),
            condition: z.enum(Object.keys(CONDITIONS) as [Condition, ...Condition[]]),
            conditionText: z.string(),
          }),
        ),
      }),
    ),
  }),
  async run(ctx) {
    if (!ctx.actor.organisation) throw refusals.forNoOrganisation()
    const venues = await venuesOf(ctx.db, ctx.actor.organisation)
    return {
      venues: venues.map((one) => ({
        ...one,
        equipment: one.equipment.map((each) => ({ ...each, conditionText: CONDITIONS[each.condition] })),
      })),
    }
  },
})
