import { z } from 'zod'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { yearBegun } from '../events.ts'
import { refusals } from '../refusals.ts'
import { centresNamedBy } from '../store.ts'

/** Centres that one event names. */
const AT_ONCE = 500

/** The city begins the assessment of a year that is over (开始年度评估); begun again it takes in those that were missing. */
export const beginCentreYear = verb({
  name: 'centres.begin-year',
  title: '开始企业培训中心年度评估',
  http: 'POST /centres/years',
  who: may('centres.review'),
  input: z.strictObject({ year: z.number('请填年份').int().min(2000).max(2200) }),
  output: z.object({ centres: z.number().int() }),
  async run(ctx, { year }) {
    if (year >= yearOf(ctx.today))
      throw refusals.yearNotOver({ fields: [{ path: 'year', message: '请选已经过完的一年' }] })
    const all = await centresNamedBy(ctx.db, year)
    for (let at = 0; at < all.length; at += AT_ONCE)
      await ctx.emit(yearBegun, { year, centres: all.slice(at, at + AT_ONCE) })
    ctx.act.subject('centre-year', String(year))
    return { centres: all.length }
  },
})
