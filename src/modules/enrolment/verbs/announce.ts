import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { newClassesOn, type Organisation, organisationById, scopeOn } from '../../organisations/index.ts'
import { courseOn, trainingKind } from '../../training/index.ts'
import { OfferForm } from '../offer/offer.ts'
import { firstOfDay } from '../offer/order.ts'
import { refusals } from '../refusals.ts'
import { whyNotAnnounce } from '../rules.ts'
import { insertOffer } from '../store.ts'

/** A provider announces a course that people can sign up for (发布招生); what hinders it is said all at once, with its clause. */
export const announceOffer = verb({
  name: 'enrolment.announce',
  title: '发布招生',
  http: 'POST /enrolment/offers',
  who: may('enrolment.announce'),
  input: z.strictObject(OfferForm),
  output: z.object({ id: z.uuid() }),
  async run(ctx, form) {
    const provider = await ownProvider(ctx)
    const standards = await ctx.standards()
    const training = standards.inForce(trainingKind, ctx.today)
    const course = courseOn(standards, form.startsOn, form.occupation)
    const scope = await scopeOn(ctx.db, provider.id, 'training', ctx.today)
    const wrong = whyNotAnnounce({
      today: ctx.today,
      startsOn: form.startsOn,
      closesOn: form.closesOn,
      seats: form.seats,
      mostSeats: course?.mostTrainees ?? training?.data.limits.mostTrainees ?? form.seats,
      ...(await newClassesOn(ctx.db, provider.id, ctx.today)),
      inScope: scope.some(
        ({ occupation, levels }) =>
          sameOccupation(occupation, form.occupation) && levels.includes(form.level),
      ),
    })
    if (wrong.length > 0) throw refusals.mayNotAnnounce({ detail: `${wrong.join('；')}。` })
    const id = randomUUID()
    await insertOffer(ctx.db, {
      ...form,
      id,
      provider: provider.id,
      district: provider.district,
      at: ctx.now,
      first: await firstOfDay(ctx, provider.id),
    })
    ctx.act.subject('offer', id)
    return { id }
  },
})

/** The provider for whom the actor acts. */
export async function ownProvider(ctx: VerbContext): Promise<Organisation> {
  const id = ctx.actor.organisation
  const provider = id ? await organisationById(ctx.db, id) : null
  if (!provider) throw refusals.asProvider()
  return provider
}
