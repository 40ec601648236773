import { takeStep } from '../../kernel/case/index.ts'
import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import {
  endRecognition,
  organisationMerged,
  organisationUnmerged,
  recognise,
} from '../organisations/index.ts'
import { openEndingCase } from './ending/open.ts'
import { endingProcedure } from './ending/procedure.ts'
import { openEnding } from './ending/store.ts'
import { centreEnded, reviewFailed, yearBegun } from './events.ts'
import { openReview } from './review/open.ts'
import { reviewProcedure } from './review/procedure.ts'
import { openReports } from './review/store.ts'
import { centreById, endCentre, lockCentre, reviveMerged } from './store.ts'

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
  // An enterprise that went into another has no centre of its own any more; whose it then is applies for it.
  follow(organisationMerged, 'centres.end-merged', async (ctx, { organisation, decidedIn }) => {
    const centre = await lockCentre(ctx.db, organisation)
    if (!centre) return
    const reason = `企业已经并入其他企业（${decidedIn}）`
    await endCentre(ctx.db, centre.id, { on: ctx.today, sort: 'merged', reason, in: null })
    for (const sort of ['enterprise-centre', 'enterprise-base'] as const)
      await endRecognition(ctx, organisation, sort, { first: ctx.today, endedIn: decidedIn })
    await ctx.emit(centreEnded, { centre: centre.id, organisation, sort: 'merged' })
  }),
  // The merger was a mistake or was undone: what ended by it alone is there again from today on.
  follow(organisationUnmerged, 'centres.revive', async (ctx, { organisation, decidedIn }) => {
    if (await reviveMerged(ctx.db, organisation))
      await recognise(ctx, organisation, { sort: 'enterprise-centre', from: ctx.today, decidedIn })
  }),
  follow(centreEnded, 'centres.drop-reviews', async (ctx, { centre }) => {
    for (const number of await openReports(ctx.db, centre))
      await takeStep(ctx, [reviewProcedure], number, 'drop', { note: '中心已经终止' })
    const ending = await openEnding(ctx.db, centre)
    if (ending) await takeStep(ctx, [endingProcedure], ending, 'moot', { note: '中心已经终止' })
  }),
]
