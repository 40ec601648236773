import { takeStep } from '../../kernel/case/index.ts'
import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { openEndingCase } from './ending/open.ts'
import { openEnding } from './ending/store.ts'
import { centreEnded, reviewFailed, yearBegun } from './events.ts'
import { openReview } from './review/open.ts'
import { reviewProcedure } from './review/procedure.ts'
import { openReports } from './review/store.ts'
import { centreById } from './store.ts'

/** What follows for centres from what happens to them. */
export const centresFollowers: readonly Follower[] = [
  followEach(
    yearBegun,
    'centres.review',
    ({ year, centres }) => centres.map((centre) => ({ centre, year })),
    (ctx, { centre, year }) => openReview(ctx, centre, year),
  ),
  // Whoever decided that a year did not pass has not proposed what follows: another may still decide that.
  follow(reviewFailed, 'centres.propose-ending', async (ctx, { centre: id, year, number }) => {
    const centre = await centreById(ctx.db, id)
    if (!centre || centre.endedOn || (await openEnding(ctx.db, id))) return
    await openEndingCase(ctx, centre, {
      sort: 'revoked',
      reason: `${year}年度评估不合格，改正后仍不合格`,
      followsFrom: number,
    })
  }),
  follow(centreEnded, 'centres.drop-reviews', async (ctx, { centre }) => {
    for (const number of await openReports(ctx.db, centre))
      await takeStep(ctx, [reviewProcedure], number, 'drop', { note: '中心已经终止' })
  }),
]
