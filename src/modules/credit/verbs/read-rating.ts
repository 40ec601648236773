import { z } from 'zod'
import { caseInReach } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { namesOf } from '../rating/evidence.ts'
import { ratingOfCase } from '../rating/store.ts'
import { refusals } from '../refusals.ts'
import { eventsOf, leftOf } from '../store.ts'

/** The deductions of one's own rating that can be disputed (可提异议的扣分). */
export const readRating = verb({
  name: 'credit.read-rating',
  title: '查看本单位的一次评价',
  http: 'GET /credit/ratings/{number}',
  who: may('credit.answer'),
  input: z.strictObject({ number: caseNumberOf('XY') }),
  output: z.object({
    number: z.string(),
    state: z.string(),
    revision: z.number().int(),
    year: z.number().int(),
    score: z.string(),
    grade: z.string(),
    dueOn: z.string().nullable(),
    events: z.array(z.object({ id: z.uuid(), text: z.string() })),
  }),
  async run(ctx, { number }) {
    const file = await caseInReach(ctx, number)
    const rating = await ratingOfCase(ctx.db, number)
    if (!rating) throw refusals.noSuchEvent()
    const named = await namesOf(ctx)
    const events = []
    for (const event of await eventsOf(ctx.db, rating.organisation, rating.year))
      if (!event.corrects && (await leftOf(ctx.db, event.id)) > 0)
        events.push({
          id: event.id,
          text: `${event.happenedOn} ${named(event.indicator)}：${event.evidence}`,
        })
    const { state, revision, dueOn } = file
    const { year, score, grade } = rating
    return { number, state, revision, year, score, grade, dueOn, events }
  },
})
