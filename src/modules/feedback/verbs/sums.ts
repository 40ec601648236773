import { z } from 'zod'
import { offeredOn } from '../../../kernel/case/index.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { sumOf } from '../rules.ts'
import { feedbackOn } from '../standard.ts'
import { starsGiven } from '../store.ts'

/** 评价汇总: of each service how many, how many stars and how many were content, as of the end of yesterday. */
export const ratingSums = verb({
  name: 'feedback.sums',
  title: '查看评价汇总',
  http: 'GET /feedback/sums',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    shownFrom: z.number().int(),
    services: z.array(
      z.object({
        service: z.string(),
        title: z.string(),
        count: z.number().int().nullable(),
        average: z.number().nullable(),
        satisfied: z.number().int().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const standards = await ctx.standards()
    const { ratings } = feedbackOn(standards, ctx.today)
    // Until yesterday: whoever watches the sums does not see whose rating came in just now.
    const given = await starsGiven(ctx.db, new Date(`${ctx.today}T00:00:00+08:00`))
    const services = Object.entries(offeredOn(standards, ctx.today)).map(([service, { title }]) => ({
      title,
      ...sumOf(service, given.get(service) ?? new Map(), ratings),
    }))
    return { shownFrom: ratings.shownFrom, services }
  },
})
