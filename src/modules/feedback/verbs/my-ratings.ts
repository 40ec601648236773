import { z } from 'zod'
import { casesOf, offeredOn } from '../../../kernel/case/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { endComplaint } from '../rate.ts'
import { raterOf } from '../rater.ts'
import { StarsShape } from '../rating.ts'
import { refusals } from '../refusals.ts'
import { lastDayToRate } from '../rules.ts'
import { feedbackOn } from '../standard.ts'
import { ratedAmong, ratingOfRater, ratingsOf, withdrawRating } from '../store.ts'
import { serviceOf } from './rate-case.ts'

const MOST = 50

/** 我的评价: what can be rated, and what was rated with its answer. */
export const myRatings = verb({
  name: 'feedback.my-ratings',
  title: '查看本人、本单位的评价',
  http: 'GET /feedback/ratings',
  who: may('feedback.rate'),
  input: z.strictObject({}),
  output: z.object({
    open: z.array(z.object({ number: z.string(), title: z.string(), endedOn: KeptDay, lastDay: KeptDay })),
    given: z.array(
      z.object({
        id: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        stars: StarsShape,
        words: z.string(),
        givenOn: KeptDay,
        complaint: z.string().nullable(),
        answer: z.string().nullable(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
  async run(ctx) {
    const rater = raterOf(ctx, ctx.actor)
    if (rater === null) return { open: [], given: [] }
    const { person, organisation } = ctx.actor
    const standards = await ctx.standards()
    const { ratings } = feedbackOn(standards, ctx.today)
    const files = await casesOf(
      ctx.db,
      { ...(person ? { person } : { organisation: organisation ?? '' }), closed: true },
      { limit: MOST },
    )
    const rated = await ratedAmong(
      ctx.db,
      files.map(({ number }) => number),
    )
    return {
      open: files.flatMap(({ number, kind, closedAt }) => {
        const service = serviceOf(standards, kind, ctx.today)
        if (!service || !closedAt || rated.has(number)) return []
        const endedOn = civilDateOf(closedAt)
        const lastDay = lastDayToRate(endedOn, ratings)
        return lastDay < ctx.today ? [] : [{ number, title: service.title, endedOn, lastDay }]
      }),
      given: (await ratingsOf(ctx.db, rater, MOST)).map((one) => ({
        id: one.id,
        number: one.about,
        title: offeredOn(standards, ctx.today)[one.service]?.title ?? one.service,
        stars: one.stars,
        words: one.words,
        givenOn: civilDateOf(one.givenAt),
        complaint: one.complaint,
        answer: one.answer,
        withdrawn: one.withdrawnAt !== null,
      })),
    }
  },
})

/** Takes one's rating back: it counts no more, and its case ends. */
export const withdrawMyRating = verb({
  name: 'feedback.withdraw-rating',
  title: '撤回评价',
  http: 'POST /feedback/ratings/{id}/withdrawal',
  who: may('feedback.rate'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    const rater = raterOf(ctx, ctx.actor)
    const found = rater && (await ratingOfRater(ctx.db, id, rater))
    if (!found) throw refusals.noSuchRating()
    ctx.act.subject('rating', id)
    if (!(await withdrawRating(ctx.db, id, ctx.now))) return {}
    if (found.complaint && found.answer === null) await endComplaint(ctx, found.complaint)
    return {}
  },
})
