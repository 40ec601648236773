import { z } from 'zod'
import { openCase } from '../../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { organisationById } from '../../../organisations/index.ts'
import { type Platform, PlatformForm, REVIEW_SORTS, type ReviewSort } from '../../platform/platform.ts'
import { platformReviewProcedure } from '../../platform/review/procedure.ts'
import { selectionProcedure } from '../../platform/selection.ts'
import { insertPlatform, insertReview, openReview, platformById } from '../../platform/store.ts'
import { refusals } from '../../refusals.ts'
import { ownPlatform } from './own.ts'

const Why = z.string().trim().min(4, '至少4个字').max(300, '最多300个字')

/** An organisation applies for its platform (申报线上平台遴选). */
export const applyForPlatform = verb({
  name: 'online.apply-platform',
  title: '申报线上平台遴选',
  http: 'POST /online/platforms/applications',
  who: may('online.platform'),
  input: PlatformForm,
  output: z.object({ number: z.string() }),
  async run(ctx, form) {
    const id = ctx.actor.organisation
    const operator = id ? await organisationById(ctx.db, id) : null
    if (!id || !operator) throw refusals.forNoOrganisation()
    const { district } = operator
    const { number } = await openCase(ctx, selectionProcedure, {
      district,
      organisation: id,
      title: '线上平台遴选',
      subtitle: `${form.name} · ${operator.name}`,
      form: {},
    })
    if (!(await insertPlatform(ctx.db, { ...form, organisation: id, district, appliedIn: number })))
      throw refusals.platformThere()
    return { number }
  },
})

/** The city begins to assess a platform (阶段性评估). */
export const reviewPlatform = verb({
  name: 'online.review-platform',
  title: '开始评估线上平台',
  http: 'POST /online/platforms/{id}/reviews',
  who: may('online.review'),
  input: z.strictObject({ id: z.uuid(), reason: Why }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, reason }) {
    const platform = await platformById(ctx.db, id)
    if (!platform) throw refusals.noSuchPlatform()
    ctx.within({ district: platform.district })
    return { number: await openReviewCase(ctx, platform, 'staged', reason) }
  },
})

/** A platform asks to leave (申请退出). */
export const exitPlatform = verb({
  name: 'online.exit-platform',
  title: '申请退出线上平台',
  http: 'POST /online/platforms/mine/exit',
  who: may('online.platform'),
  input: z.strictObject({ reason: Why }),
  output: z.object({ number: z.string() }),
  async run(ctx, { reason }) {
    return { number: await openReviewCase(ctx, await ownPlatform(ctx), 'exit', reason) }
  },
})

async function openReviewCase(
  ctx: VerbContext,
  platform: Platform,
  sort: ReviewSort,
  reason: string,
): Promise<string> {
  if (platform.standing !== 'selected') throw refusals.notSelected()
  if (await openReview(ctx.db, platform.id)) throw refusals.reviewOpen()
  const { number } = await openCase(ctx, platformReviewProcedure, {
    district: platform.district,
    organisation: platform.organisation,
    title: `线上平台${REVIEW_SORTS[sort]}`,
    subtitle: platform.name,
    form: { sort },
    // What the platform asks for itself needs no telling.
    ...(sort === 'exit' ? { state: 'deciding' } : {}),
  })
  if (!(await insertReview(ctx.db, { number, platform: platform.id, sort, reason })))
    throw refusals.reviewOpen()
  return number
}
