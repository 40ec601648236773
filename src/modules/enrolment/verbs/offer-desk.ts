import { z } from 'zod'
import { stateShown } from '../../../kernel/case/index.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { maskIdNumber } from '../../../kernel/value/person/mask.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import {
  Download,
  may,
  pageAsked,
  pageNeighbours,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { identitiesOf, phoneOfPerson } from '../../people/index.ts'
import { classByNumber, traineesOf, writeRoster } from '../../training/index.ts'
import { offerEnded } from '../events.ts'
import type { Offer } from '../offer/offer.ts'
import { PublicOffer, publicOffers } from '../offer/view.ts'
import { signUpProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { filesOf } from '../sign-up-files.ts'
import { endOffer, lockOffer, offersOf, readOffer, signUpsOf } from '../store.ts'
import { ownProvider } from './announce.ts'

const PAGE = 20

/** What one's own organisation has announced, the last first (本机构招生). */
export const listOwnOffers = verb({
  name: 'enrolment.my-offers',
  title: '查询本机构招生',
  http: 'GET /enrolment/my-offers',
  who: may('enrolment.announce'),
  input: z.strictObject(pageAsked),
  output: z.object({ items: z.array(PublicOffer), ...pageNeighbours }),
  async run(ctx, asked) {
    const provider = await ownProvider(ctx)
    const { items, ...neighbours } = await offersOf(ctx.db, provider.id, asked, PAGE)
    return { ...neighbours, items: await publicOffers(ctx, items) }
  },
})

/** One's own offer with who has signed up, in the order in which they came (报名名单). */
export const readOfferDesk = verb({
  name: 'enrolment.offer-desk',
  title: '查看报名名单',
  http: 'GET /enrolment/offers/{id}/desk',
  who: may('enrolment.announce'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    offer: PublicOffer,
    signUps: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        idNumber: z.string(),
        state: z.string(),
        stateText: z.string(),
        signedAt: z.iso.datetime(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const offer = await ownOffer(ctx, id)
    const rows = await signUpsOf(ctx.db, id, ['seated', 'waiting', 'entered'])
    const files = await filesOf(ctx, rows)
    const people = await identitiesOf(
      ctx,
      rows.map(({ person }) => person),
    )
    const [shown] = await publicOffers(ctx, [offer])
    return {
      offer: shown as PublicOffer,
      signUps: rows.flatMap(({ number, person, signed_at }) => {
        const [file, known] = [files.get(number), people.get(person)]
        return file && known
          ? [
              {
                number,
                name: known.name,
                idNumber: maskIdNumber(known.number),
                state: file.state,
                stateText: stateShown(signUpProcedure, file.state).title,
                signedAt: signed_at.toISOString(),
              },
            ]
          : []
      }),
    }
  },
})

/** Whoever was admitted, in the template with which a class is filed (录取名册): to be completed and handed in. */
export const admittedRoster = verb({
  name: 'enrolment.admitted-roster',
  title: '下载录取名册',
  http: 'GET /enrolment/offers/{id}/roster',
  who: may('enrolment.announce'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const offer = await ownOffer(ctx, id)
    ctx.act.subject('offer', id)
    const rows = await signUpsOf(ctx.db, id, ['seated'])
    const files = await filesOf(ctx, rows)
    const admitted = rows.filter(({ number }) => files.get(number)?.state === 'admitted')
    if (admitted.length === 0) throw refusals.nobodyAdmitted()
    const people = await identitiesOf(
      ctx,
      admitted.map(({ person }) => person),
    )
    const lines = []
    for (const { person } of admitted) {
      const known = people.get(person)
      if (known)
        lines.push({
          name: known.name,
          idNumber: known.number,
          phone: (await phoneOfPerson(ctx, person)) ?? '',
        })
    }
    return {
      name: `录取名册-${offer.occupation}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await writeRoster(lines),
    }
  },
})

/** The class of an offer was filed (已报开班): whoever was admitted and is on its roster has entered it, the others are told. */
export const enterClass = verb({
  name: 'enrolment.enter-class',
  title: '登记已报开班',
  http: 'POST /enrolment/offers/{id}/class',
  who: may('enrolment.announce'),
  input: z.strictObject({ id: z.uuid(), class: caseNumberOf('KB') }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, class: number }) {
    const offer = await lockedOffer(ctx, id)
    const filed = await classByNumber(ctx.db, number)
    if (filed?.provider !== offer.provider) throw refusals.noSuchClass()
    if (!sameOccupation(filed.occupation, offer.occupation) || filed.level !== offer.level)
      throw refusals.otherClass()
    await someEntered(ctx, offer, filed.id)
    await end(ctx, offer, { as: 'class', why: `已报开班，班次 ${number}`, classNumber: number })
    return { number }
  },
})

/** An offer is not held (取消招生): everybody who signed up is told why. */
export const cancelOffer = verb({
  name: 'enrolment.cancel-offer',
  title: '取消招生',
  http: 'POST /enrolment/offers/{id}/cancel',
  who: may('enrolment.announce'),
  input: z.strictObject({
    id: z.uuid(),
    why: z.string().trim().min(4, '请写明原因，至少4个字').max(100, '不超过 100 个字'),
  }),
  output: z.object({ told: z.number().int() }),
  async run(ctx, { id, why }) {
    const offer = await lockedOffer(ctx, id)
    const told = await end(ctx, offer, { as: 'cancelled', why: `机构取消招生：${why}`, classNumber: null })
    return { told }
  },
})

/** Whoever mistyped the number of a class would tell everybody admitted that the offer is over: one of them at least is on its roster. */
async function someEntered(ctx: VerbContext, offer: Offer, filed: string): Promise<void> {
  const rows = await signUpsOf(ctx.db, offer.id, ['seated'])
  const files = await filesOf(ctx, rows)
  const admitted = rows.filter(({ number }) => files.get(number)?.state === 'admitted')
  const roster = new Set((await traineesOf(ctx.db, filed)).map(({ person }) => person))
  if (admitted.length > 0 && !admitted.some(({ person }) => roster.has(person)))
    throw refusals.otherRoster({
      fields: [{ path: 'class', message: '请核对备案号，或者在班次的名册里加上录取的人' }],
    })
}

async function end(
  ctx: VerbContext,
  { id }: Offer,
  how: { as: 'class' | 'cancelled'; why: string; classNumber: string | null },
): Promise<number> {
  if (!(await endOffer(ctx.db, id, { ...how, on: ctx.today }))) throw refusals.alreadyEnded()
  ctx.act.subject('offer', id)
  const signUps = (await signUpsOf(ctx.db, id)).map(({ number }) => number)
  await ctx.emit(offerEnded, { offer: id, signUps, why: how.why })
  return signUps.length
}

async function ownOffer(ctx: VerbContext, id: string): Promise<Offer> {
  const offer = await readOffer(ctx.db, id)
  if (!offer) throw refusals.noSuchOffer()
  if (offer.provider !== ctx.actor.organisation) throw refusals.notYours()
  return offer
}

async function lockedOffer(ctx: VerbContext, id: string): Promise<Offer> {
  await ownOffer(ctx, id)
  const offer = await lockOffer(ctx.db, id)
  if (!offer || offer.ended) throw refusals.alreadyEnded()
  return offer
}
