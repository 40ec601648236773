import { casesOf } from '../../kernel/case/index.ts'
import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { yearOf } from '../../kernel/value/time/civil-date.ts'
import { rectificationOrdered } from '../organisations/index.ts'
import { paymentsRecovered } from '../payments/index.ts'
import { entriesStruck, outcomePublished, violationFound, violationLifted } from '../training/index.ts'
import { countForCredit } from './count.ts'
import { gradeHolds, yearBegun } from './events.ts'
import { declineWhereLower, rateForYear } from './rating/open.ts'
import { restoreWhereHigher } from './repair/restore.ts'
import { creditKind } from './standard.ts'
import { addEvent, eventFrom, leftOf } from './store.ts'

/** What follows for credit from what happens below: each finding is one event, whatever comes twice (R6.4). */
export const creditFollowers: readonly Follower[] = [
  follow(
    violationFound,
    'credit.count-violation',
    (ctx, { violation, provider, foundOn, document, finding }) =>
      countForCredit(ctx, {
        organisation: provider,
        indicator: 'violation',
        on: foundOn,
        evidence: `${document}：${finding}`,
        source: `violation:${violation}`,
      }),
  ),
  follow(violationLifted, 'credit.lift-violation', async (ctx, { violation, why }) => {
    const event = await eventFrom(ctx.db, `violation:${violation}`)
    if (!event) return
    const left = await leftOf(ctx.db, event.id)
    if (left <= 0) return
    const lifted = {
      ...event,
      id: undefined,
      count: -left,
      evidence: why,
      source: `lifted:${violation}`,
      corrects: event.id,
      why: 'lifted',
      at: ctx.now,
    } as const
    if (await addEvent(ctx.db, lifted))
      await restoreWhereHigher(ctx, event.organisation, yearOf(event.happenedOn), '认定撤销')
  }),
  follow(rectificationOrdered, 'credit.count-rectification', (ctx, { organisation, letter, from, reason }) =>
    countForCredit(ctx, {
      organisation,
      indicator: 'rectification',
      on: from,
      evidence: `${letter}：${reason}`,
      source: `rectification:${organisation}:${letter}`,
    }),
  ),
  follow(
    outcomePublished,
    'credit.count-satisfaction',
    async (ctx, { provider, kind, on, people, percent }) => {
      const bands = (await ctx.standards()).inForce(creditKind, ctx.today)?.data.satisfaction
      if (kind !== 'satisfaction' || !bands || percent >= bands.from) return
      // Once a year, whichever month is the first that is low.
      await countForCredit(ctx, {
        organisation: provider,
        indicator: 'satisfaction',
        on,
        count: Math.ceil((bands.from - percent) / bands.step),
        evidence: `学员满意度 ${percent}%（${people} 人回答），每低于 ${bands.from}% 一档（${bands.step} 个百分点）计一次`,
        source: `satisfaction:${provider}:${yearOf(on)}`,
      })
    },
  ),
  follow(entriesStruck, 'credit.count-struck', (ctx, { class: id, provider, on, count: times, evidence }) =>
    countForCredit(ctx, {
      organisation: provider,
      indicator: 'struck',
      on,
      count: times,
      evidence: `补录核对：${evidence}`,
      source: `struck:${id}`,
    }),
  ),
  followEach(
    paymentsRecovered,
    'credit.count-returned',
    ({ cases }) => cases,
    async (ctx, number) => {
      const [paid] = await casesOf(ctx.db, { numbers: [number] })
      if (!paid?.organisation) return
      await countForCredit(ctx, {
        organisation: paid.organisation,
        indicator: 'returned',
        on: ctx.today,
        evidence: `${number} 的补贴已全额追回`,
        source: `returned:${number}`,
      })
    },
  ),
  followEach(
    yearBegun,
    'credit.rate',
    ({ year, organisations }) => organisations.map((organisation) => ({ organisation, year })),
    (ctx, { organisation, year }) => rateForYear(ctx, organisation, year),
  ),
  // What this year has brought already may be worse than the grade of the year before.
  follow(gradeHolds, 'credit.look-on', (ctx, { organisation }) =>
    declineWhereLower(ctx, organisation, yearOf(ctx.today)),
  ),
]
