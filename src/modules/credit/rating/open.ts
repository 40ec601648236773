import { openCase } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Organisation, organisationById } from '../../organisations/index.ts'
import { lower } from '../rules/rating.ts'
import { creditKind } from '../standard.ts'
import { type Computed, compute, lastDayOf } from './compute.ts'
import { heldNow } from './hold.ts'
import { ratingProcedure } from './procedure.ts'
import { inRound, insertRating, OCCASIONS, type Occasion, openRating } from './store.ts'

/** Opens the rating of an organisation for one year: computed at once, told by the district. */
export async function openRatingCase(
  ctx: VerbContext,
  organisation: Organisation,
  year: number,
  occasion: Occasion,
  { rated, record }: Computed,
): Promise<string> {
  const { number } = await openCase(ctx, ratingProcedure, {
    district: organisation.district,
    organisation: organisation.id,
    title: `${year}年度信用评价：${organisation.name}`,
    subtitle: OCCASIONS[occasion],
    form: { year, occasion },
    record,
  })
  const { score, grade } = rated ?? { score: '0', grade: 'C' as const }
  await insertRating(ctx.db, {
    number,
    organisation: organisation.id,
    district: organisation.district,
    year,
    occasion,
    score,
    grade,
  })
  return number
}

/** Takes an organisation into the yearly round, once. */
export async function rateForYear(ctx: VerbContext, id: string, year: number): Promise<void> {
  const organisation = await organisationById(ctx.db, id)
  if (!organisation || (await inRound(ctx.db, id, year))) return
  const computed = await compute(ctx, id, year)
  if (computed.rated) await openRatingCase(ctx, organisation, year, 'year', computed)
}

/**
 * What an event of a year does to the grade that holds (动态降级): where the year comes to a lower one now, a rating is
 * opened, which is told and published like every other. An open one takes the event in when it is told.
 */
export async function declineWhereLower(ctx: VerbContext, id: string, year: number): Promise<void> {
  const organisation = await organisationById(ctx.db, id)
  const held = await heldNow(ctx, id)
  if (!organisation || (held && year < held.year) || (await openRating(ctx.db, id, year))) return
  const computed = await compute(ctx, id, year)
  const edition = (await ctx.standards()).inForce(creditKind, lastDayOf(year, ctx.today))
  if (!computed.rated || !edition) return
  const { grade } = computed.rated
  const falls = held ? lower(edition.data, grade, held.grade) : !edition.data.measures[grade].newClasses
  if (falls) await openRatingCase(ctx, organisation, year, 'decline', computed)
}

/** Whether this kind of organisation is rated at all, in the year of a day. */
export async function isRated(ctx: VerbContext, organisation: Organisation): Promise<boolean> {
  const edition = (await ctx.standards()).inForce(creditKind, ctx.today)
  return edition?.data.covers.some((kind) => organisation.kinds.includes(kind)) ?? false
}
