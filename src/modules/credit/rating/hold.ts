import type { VerbContext } from '../../../kernel/verb/index.ts'
import { creditsOf, heldCredit, organisationById, setCredit } from '../../organisations/index.ts'
import { gradeHolds } from '../events.ts'
import { planVisits } from '../inspection/plan.ts'
import { measureOf } from '../rules/decision.ts'
import type { Grade } from '../standard.ts'
import { lastDayOf } from './compute.ts'

/** The grade that holds today, or null. */
export const heldNow = async (ctx: VerbContext, organisation: string) =>
  heldCredit(await creditsOf(ctx.db, organisation), ctx.today)

/**
 * Lets a grade hold from today on, with what it means: new classes or none, priority, how often it is inspected, its
 * weight in a draw. Whoever asks `organisations` knows it from this act on.
 */
export async function letHold(
  ctx: VerbContext,
  organisation: string,
  { grade, year, decidedIn }: { grade: Grade; year: number; decidedIn: string },
): Promise<void> {
  const found = await organisationById(ctx.db, organisation)
  const measure = measureOf(await ctx.standards(), lastDayOf(year, ctx.today), grade)
  if (!found || !measure) throw new Error(`${decidedIn}: nothing says what ${grade} means`)
  const { title, newClasses, priority, inspectionsPerYear, drawWeight } = measure
  await setCredit(ctx, organisation, {
    grade,
    title,
    year,
    newClasses,
    priority,
    inspections: inspectionsPerYear,
    drawWeight,
    decidedIn,
  })
  await planVisits(ctx.db, {
    organisation,
    district: found.district,
    perYear: inspectionsPerYear,
    drawWeight,
    from: ctx.today,
  })
  await ctx.emit(gradeHolds, { organisation })
}
