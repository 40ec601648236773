import { z } from 'zod'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { Day, District, LevelText } from '../../../kernel/value/shapes.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { gradesFirst } from '../../credit/index.ts'
import { PublicOffer, publicOffers } from '../offer/view.ts'
import { refusals } from '../refusals.ts'
import { offeredOccupations, offersByIds, openByDistrict, openOffers, readOffer } from '../store.ts'

const PAGE = 20

/** What one can sign up for today, by district, day, occupation, level and provider (找班报名). */
export const listOffers = verb({
  name: 'enrolment.list-offers',
  title: '查询正在招生的班',
  http: 'GET /enrolment/offers',
  who: anybody(),
  input: z.strictObject({
    district: District.optional(),
    occupation: z.string().trim().max(60).optional(),
    level: LevelText.optional(),
    provider: z.uuid().optional(),
    from: Day.optional(),
    until: Day.optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(PublicOffer),
    ...countedTotal,
    ...pageNeighbours,
    occupations: z.array(z.string()),
    /** How many are open in each district, whichever of them was asked for. */
    districts: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })),
    levels: z.array(z.object({ value: z.string(), text: z.string() })),
    /** The grades whose offers come first among those that begin on one day (信用优先). */
    gradesFirst: z.array(z.string()),
  }),
  async run(ctx, { after, before, occupation, ...rest }) {
    const wanted = { ...rest, occupation: occupation || undefined }
    const { items, ...found } = await openOffers(ctx.db, wanted, ctx.today, { after, before }, PAGE)
    const counts = await openByDistrict(ctx.db, wanted, ctx.today)
    return {
      ...found,
      items: await publicOffers(ctx, items),
      occupations: await offeredOccupations(ctx.db, ctx.today),
      districts: ctx.city.districts.map(({ code, name }) => ({ code, name, count: counts.get(code) ?? 0 })),
      levels: [...LEVEL_CHOICES],
      gradesFirst: gradesFirst(await ctx.standards(), ctx.today, 'offers'),
    }
  },
})

/** One offer, open or ended. */
export const readPublicOffer = verb({
  name: 'enrolment.read-offer',
  title: '查看招生',
  http: 'GET /enrolment/offers/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: PublicOffer.extend({ open: z.boolean() }),
  async run(ctx, { id }) {
    const offer = await readOffer(ctx.db, id)
    const [shown] = offer ? await publicOffers(ctx, [offer]) : []
    if (!offer || !shown) throw refusals.noSuchOffer()
    return { ...shown, open: offer.ended === null && offer.closesOn >= ctx.today }
  },
})

/** Two offers side by side (比一比). */
export const compareOffers = verb({
  name: 'enrolment.compare-offers',
  title: '比较两个招生班',
  http: 'GET /enrolment/compare',
  who: anybody(),
  input: z.strictObject({ one: z.uuid(), other: z.uuid() }),
  output: z.object({ items: z.array(PublicOffer) }),
  async run(ctx, { one, other }) {
    if (one === other) throw refusals.sameOffer()
    const found = await offersByIds(ctx.db, [one, other])
    const both = [found.get(one), found.get(other)].filter((offer) => offer !== undefined)
    if (both.length < 2) throw refusals.noSuchOffer()
    return { items: await publicOffers(ctx, both) }
  },
})
