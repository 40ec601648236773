import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { CONDITIONS, type Condition, lockVenue, replaceEquipment } from '../../venue/store.ts'

/** What equipment of a kind stands in a venue now (登记教学设备); nought takes it off the list, the earlier row stays. */
export const setEquipment = verb({
  name: 'organisations.set-equipment',
  title: '登记教学设备',
  http: 'POST /organisations/mine/venues/{venue}/equipment',
  who: may('organisation.venues'),
  input: z.strictObject({
    venue: z.uuid(),
    kind: z.string().trim().min(1, '请填写设备名称').max(60),
    count: z.number().int('应为整数').min(0, '不能是负数').max(10_000, '不超过 10000'),
    madeIn: z.number().int('应为年份').min(1950, '年份有误').max(2200, '年份有误'),
    condition: z.enum(Object.keys(CONDITIONS) as [Condition, ...Condition[]]),
  }),
  output: z.object({ since: z.string() }),
  async run(ctx, { venue, ...given }) {
    const organisation = ctx.actor.organisation
    if (!organisation) throw refusals.forNoOrganisation()
    if (given.madeIn > Number(ctx.today.slice(0, 4)))
      throw refusals.badYear({ fields: [{ path: 'madeIn', message: '出厂年份还没有到' }] })
    if (!(await lockVenue(ctx.db, organisation, venue))) throw refusals.noSuchVenue()
    await replaceEquipment(ctx.db, venue, given, { on: ctx.today, by: ctx.actor.label })
    ctx.act.subject('organisation', organisation)
    ctx.act.after(given)
    return { since: ctx.today }
  },
})
