import { z } from 'zod'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { openLeaving } from '../ending/open.ts'
import { yearlyCheckBegun } from '../events.ts'
import { REVOCATIONS } from '../reasons.ts'
import { refusals } from '../refusals.ts'
import { accreditationById, accreditationNow, accreditedBy } from '../register/accreditation.ts'

const REASONS = Object.keys(REVOCATIONS) as [keyof typeof REVOCATIONS, ...(keyof typeof REVOCATIONS)[]]

/** An organisation gives its accreditation back (申请退出). */
export const giveBackAccreditation = verb({
  name: 'accreditation.give-back',
  title: '申请退出评价机构备案',
  http: 'POST /accreditation/mine/ending',
  who: may('accreditation.apply'),
  input: z.strictObject({ reason: z.string().trim().min(4, '请写明原因').max(300) }),
  output: z.object({ number: z.string() }),
  async run(ctx, { reason }) {
    const id = ctx.actor.organisation
    if (!id) throw refusals.forNoOrganisation()
    const now = await accreditationNow(ctx.db, id)
    if (!now) throw refusals.notAccredited()
    return { number: await openLeaving(ctx, now, { sort: 'given-back', reason, followsFrom: null }) }
  },
})

/** The city proposes to take an accreditation away (提出取消); what shows it is attached before the organisation is told. */
export const proposeLeaving = verb({
  name: 'accreditation.propose-revocation',
  title: '提出取消评价机构备案',
  http: 'POST /accreditation/{id}/ending',
  who: may('accreditation.accept'),
  input: z.strictObject({
    id: z.uuid(),
    reason: z.enum(REASONS, '请选理由'),
    finding: z.string().trim().min(4, '请写明查到什么').max(300),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reason, finding }) {
    const one = await accreditationById(ctx.db, id)
    if (!one || one.endedOn) throw refusals.noSuchAccreditation()
    ctx.within({ district: one.district })
    const why = { sort: 'revoked' as const, reason: `${REVOCATIONS[reason]}：${finding}`, followsFrom: null }
    return { number: await openLeaving(ctx, one, why) }
  },
})

/** Accreditations that one event names. */
const AT_ONCE = 500

/** The city begins the check of a year that is over (开始年度检查); begun again it takes in those that were missing. */
export const beginYearlyCheck = verb({
  name: 'accreditation.begin-year',
  title: '开始评价机构年度检查',
  http: 'POST /accreditation/years',
  who: may('accreditation.accept'),
  input: z.strictObject({ year: z.number('请填年份').int().min(2000).max(2200) }),
  output: z.object({ organisations: z.number().int() }),
  async run(ctx, { year }) {
    if (year >= yearOf(ctx.today))
      throw refusals.yearNotOver({ fields: [{ path: 'year', message: '请选已经过完的一年' }] })
    const all = await accreditedBy(ctx.db, year)
    for (let at = 0; at < all.length; at += AT_ONCE)
      await ctx.emit(yearlyCheckBegun, { year, accreditations: all.slice(at, at + AT_ONCE) })
    ctx.act.subject('accreditation-year', String(year))
    return { organisations: all.length }
  },
})
