import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type Organisation, organisationById } from '../../organisations/index.ts'
import { type EntryForm, entryProcedure } from '../entry/procedure.ts'
import { namesOf } from '../rating/evidence.ts'
import { isRated } from '../rating/open.ts'
import { refusals } from '../refusals.ts'
import { creditKind } from '../standard.ts'
import { eventById, leftOf } from '../store.ts'

const evidence = z.string().trim().min(4, '请写明依据的文号或材料').max(200)

/** An officer enters what was found (登记信用信息); it counts once another has confirmed it with the paper. */
export const enterCreditEvent = verb({
  name: 'credit.enter-event',
  title: '登记信用信息',
  http: 'POST /credit/events',
  who: may('credit.record'),
  input: z.strictObject({
    organisation: z.uuid('请选机构'),
    indicator: z.string().max(60),
    happenedOn: Day,
    count: z.number().int().min(1, '至少1次').max(100),
    evidence,
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, given) {
    const organisation = await ratedOne(ctx, given.organisation)
    const data = (await ctx.standards()).inForce(creditKind, ctx.today)?.data
    const known = [...(data?.indicators ?? []), ...(data?.veto ?? [])].some(
      ({ key }) => key === given.indicator,
    )
    if (!known) throw refusals.notAnIndicator({ fields: [{ path: 'indicator', message: '请从列表里选' }] })
    if (given.happenedOn > ctx.today)
      throw refusals.inFuture({ fields: [{ path: 'happenedOn', message: '请核对日期' }] })
    return open(ctx, organisation, { ...given, corrects: null })
  },
})

/** An officer takes back what was entered or counted wrongly (更正信用信息), by two people too; the row itself stays. */
export const correctCreditEvent = verb({
  name: 'credit.correct-event',
  title: '更正信用信息',
  http: 'POST /credit/events/{id}/correction',
  who: may('credit.record'),
  input: z.strictObject({
    id: z.uuid(),
    times: z.number().int().min(1, '至少1次').max(100),
    evidence,
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, times, evidence }) {
    const event = await eventById(ctx.db, id)
    if (!event || event.corrects) throw refusals.noSuchEvent()
    const organisation = await ratedOne(ctx, event.organisation)
    const left = await leftOf(ctx.db, id)
    if (left <= 0) throw refusals.nothingLeft()
    if (times > left)
      throw refusals.tooMany({ fields: [{ path: 'times', message: `这一条还剩 ${left} 次` }] })
    const { indicator, happenedOn } = event
    return open(ctx, organisation, {
      organisation: organisation.id,
      indicator,
      happenedOn,
      count: -times,
      evidence,
      corrects: id,
    })
  },
})

/** An organisation that is rated and in the actor's reach. */
async function ratedOne(ctx: VerbContext, id: string): Promise<Organisation> {
  const found = await organisationById(ctx.db, id)
  if (!found) throw refusals.noSuchOrganisation()
  ctx.within({ district: found.district })
  if (!(await isRated(ctx, found))) throw refusals.notRated()
  return found
}

async function open(ctx: VerbContext, { name, district }: Organisation, form: EntryForm) {
  const named = await namesOf(ctx)
  const { number } = await openCase(ctx, entryProcedure, {
    district,
    title: `${form.corrects ? '更正' : '登记'}信用信息：${name}`,
    subtitle: `${named(form.indicator)} ${form.count} 次`,
    form,
  })
  return { number }
}
