import { z } from 'zod'
import { openCase, stateShown } from '../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { newClassesOn, organisationById } from '../../organisations/index.ts'
import { personById } from '../../people/index.ts'
import { levelOfOffer } from '../offer/taught.ts'
import { signUpProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { whyNoNewClass } from '../rules.ts'
import { filesOf } from '../sign-up-files.ts'
import {
  insertSignUp,
  isSignedUp,
  offersByIds,
  readOffer,
  signUpsOfPerson,
  takeSeat,
  waitingBefore,
} from '../store.ts'

/** 报名: nothing is typed. Whoever finds a seat is answered within a working day; whoever does not waits in line. */
export const signUp = verb({
  name: 'enrolment.sign-up',
  title: '报名参加培训',
  http: 'POST /enrolment/offers/{id}/sign-ups',
  who: may('enrolment.sign-up'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ number: z.string(), seated: z.boolean() }),
  async run(ctx, { id }) {
    const person = await oneself(ctx)
    const offer = await readOffer(ctx.db, id)
    if (!offer) throw refusals.noSuchOffer()
    const provider = await organisationById(ctx.db, offer.provider)
    if (offer.ended || offer.closesOn < ctx.today || !provider) throw refusals.closed()
    const hindered = whyNoNewClass(await newClassesOn(ctx.db, offer.provider, ctx.today))
    if (hindered.length > 0)
      throw refusals.closed({
        detail: `这家机构${hindered.map(({ says }) => says).join('；')}。请看别的班。`,
      })
    if (await isSignedUp(ctx.db, id, person.id)) throw refusals.signedUp()
    const seated = await takeSeat(ctx.db, id, ctx.today)
    const { number } = await openCase(ctx, signUpProcedure, {
      district: offer.district,
      person: person.id,
      organisation: offer.provider,
      title: `报名：${offer.occupation} ${levelOfOffer(await ctx.standards(), offer)}`,
      subtitle: `${person.name} · ${provider.name}`,
      form: { offer: id, startsOn: offer.startsOn },
      ...(seated ? {} : { state: 'waiting' }),
    })
    await insertSignUp(ctx.db, {
      number,
      offer: id,
      person: person.id,
      standing: seated ? 'seated' : 'waiting',
      at: ctx.now,
    })
    return { number, seated }
  },
})

/** 我的报名: what one has signed up for and how it stands. */
export const mySignUps = verb({
  name: 'enrolment.mine',
  title: '查看本人报名',
  http: 'GET /enrolment/mine',
  who: may('enrolment.sign-up'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        offer: z.uuid(),
        occupation: z.string(),
        levelText: z.string(),
        startsOn: z.string(),
        stateText: z.string(),
        /** Who stands before one in the line; null for whoever does not wait. */
        before: z.number().int().nullable(),
        /** Neither left, refused nor told that the offer is over. */
        signedUp: z.boolean(),
      }),
    ),
  }),
  async run(ctx) {
    const person = await oneself(ctx)
    const rows = await signUpsOfPerson(ctx.db, person.id)
    const offers = await offersByIds(
      ctx.db,
      rows.map(({ offer }) => offer),
    )
    const files = await filesOf(ctx, rows)
    const standards = await ctx.standards()
    const items = []
    for (const row of rows) {
      const [offer, file] = [offers.get(row.offer), files.get(row.number)]
      if (!offer || !file) continue
      items.push({
        number: row.number,
        offer: row.offer,
        occupation: offer.occupation,
        levelText: levelOfOffer(standards, offer),
        startsOn: offer.startsOn,
        stateText: stateShown(signUpProcedure, file.state).title,
        before: row.standing === 'waiting' ? await waitingBefore(ctx.db, row) : null,
        signedUp: file.closedAt === null || row.standing === 'entered',
      })
    }
    return { items }
  },
})

async function oneself(ctx: VerbContext) {
  const person = ctx.actor.person ? await personById(ctx, ctx.actor.person) : null
  if (!person) throw refusals.asOneself()
  return person
}
