import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { addDays, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { namesOf } from '../rating/evidence.ts'
import { refusals } from '../refusals.ts'
import { repairProcedure } from '../repair/procedure.ts'
import { inRepair, insertRepair } from '../repair/store.ts'
import { creditKind } from '../standard.ts'
import { eventById, leftOf } from '../store.ts'

/** An organisation asks that what it has put right counts no more (申请信用修复). */
export const applyRepair = verb({
  name: 'credit.apply-repair',
  title: '申请信用修复',
  http: 'POST /credit/repairs',
  who: may('credit.answer'),
  input: z.strictObject({
    event: z.uuid(),
    done: z.string().trim().min(10, '请写清怎样改正的，至少10个字').max(1000, '最多1000个字'),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, form) {
    const id = ctx.actor.organisation
    const organisation = id ? await organisationById(ctx.db, id) : null
    if (!organisation) throw refusals.forNoOrganisation()
    const event = await eventById(ctx.db, form.event)
    if (event?.organisation !== organisation.id) throw refusals.notYourEvent()
    const data = (await ctx.standards()).inForce(creditKind, ctx.today)?.data
    const indicator = data?.indicators.find(({ key }) => key === event.indicator)
    if (!data || !indicator?.repairable || event.corrects) throw refusals.notRepairable()
    if ((await leftOf(ctx.db, event.id)) <= 0) throw refusals.nothingLeft()
    const from = addDays(event.happenedOn, data.repair.afterDays)
    if (from > ctx.today) throw refusals.tooEarly({ detail: `${formatDay(from)}起可以申请。` })
    if ((await inRepair(ctx.db, [event.id])).size > 0) throw refusals.repairOpen()
    const { number } = await openCase(ctx, repairProcedure, {
      district: organisation.district,
      organisation: organisation.id,
      title: `信用修复：${organisation.name}`,
      subtitle: (await namesOf(ctx))(event.indicator),
      form,
    })
    await insertRepair(ctx.db, number, event.id)
    return { number }
  },
})
