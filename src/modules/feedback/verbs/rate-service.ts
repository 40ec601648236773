import { z } from 'zod'
import { offeredOn } from '../../../kernel/case/index.ts'
import { District } from '../../../kernel/value/shapes.ts'
import {
  anybody,
  askerOf,
  count,
  leftOf,
  requireLeft,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { newCode } from '../code/code.ts'
import { keepCode } from '../code/code-store.ts'
import { rate } from '../rate.ts'
import { StarsShape, Words } from '../rating.ts'
import { refusals } from '../refusals.ts'

/** Rates a guide or a counter (一次一评), without a case and without signing in. */
export const rateService = verb({
  name: 'feedback.rate-service',
  title: '评价一个事项或窗口',
  http: 'POST /feedback/services/{code}/ratings',
  who: anybody(),
  input: z.strictObject({
    code: z.string().regex(/^[a-z-]{2,40}$/, '没有这个事项'),
    district: District.optional(),
    stars: StarsShape,
    words: Words,
  }),
  output: z.object({
    complaint: z.string().nullable(),
    /** With which the answer is found; null where nothing is answered. */
    queryCode: z.string().nullable(),
  }),
  async run(ctx, { code, district, stars, words }) {
    const service = offeredOn(await ctx.standards(), ctx.today)[code]
    if (!service) throw refusals.noSuchService()
    const known = district && ctx.city.districts.some((one) => one.code === district)
    await requireRater(ctx, code)
    const { complaint } = await rate(ctx, {
      service: code,
      title: service.title,
      about: null,
      district: known ? district : ctx.city.code,
      stars,
      words,
      judged: [],
    })
    if (!complaint) return { complaint, queryCode: null }
    const queryCode = newCode()
    await keepCode(ctx, complaint, queryCode)
    return { complaint, queryCode }
  },
})

const DAY = 86_400

/** One rating of a service a day from one place, a few in all; whoever signs in is not counted by the address. */
async function requireRater(ctx: VerbContext, service: string): Promise<void> {
  const asker = askerOf(ctx)
  for (const { name, limit } of [
    { name: ['rating', asker, service], limit: { times: ctx.actor.account ? 1 : 3, seconds: DAY } },
    { name: ['rating', asker], limit: { times: 10, seconds: DAY } },
    ...(ctx.actor.account ? [] : [{ name: ['rating', 'unnamed'], limit: { times: 2000, seconds: DAY } }]),
  ]) {
    const left = await count(ctx, name, limit)
    requireLeft(
      ctx,
      { left: left + 1, ends: (await leftOf(ctx, name, limit)).ends },
      '今天已经评价过',
      '一个事项一天评价一次。办过的办件请登录后在“我的评价”里评。',
    )
  }
}
