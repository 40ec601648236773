import { z } from 'zod'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationsByKind } from '../../organisations/index.ts'
import { yearBegun } from '../events.ts'
import { lastDayOf } from '../rating/compute.ts'
import { refusals } from '../refusals.ts'
import { creditKind } from '../standard.ts'

/** Organisations that one event names. */
const AT_ONCE = 500

/**
 * The city begins the round of a year that is over (开始年度信用评价, R6.3): every organisation that is rated gets its case.
 * Begun again, it takes in those that were registered since.
 */
export const beginCreditYear = verb({
  name: 'credit.begin-year',
  title: '开始年度信用评价',
  http: 'POST /credit/years',
  who: may('credit.organise'),
  input: z.strictObject({ year: z.number().int().min(2000).max(2200) }),
  output: z.object({ organisations: z.number().int() }),
  async run(ctx, { year }) {
    if (year >= yearOf(ctx.today))
      throw refusals.yearNotOver({ fields: [{ path: 'year', message: '请选已经过完的一年' }] })
    const edition = (await ctx.standards()).inForce(creditKind, lastDayOf(year, ctx.today))
    if (!edition) throw refusals.noStandard()
    const ids = new Set<string>()
    for (const kind of edition.data.covers)
      for (const { id } of await organisationsByKind(ctx.db, kind)) ids.add(id)
    const all = [...ids]
    for (let at = 0; at < all.length; at += AT_ONCE)
      await ctx.emit(yearBegun, { year, organisations: all.slice(at, at + AT_ONCE) })
    ctx.act.subject('credit-year', String(year))
    return { organisations: all.length }
  },
})
