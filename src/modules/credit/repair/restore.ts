import type { VerbContext } from '../../../kernel/verb/index.ts'
import { compute, lastDayOf } from '../rating/compute.ts'
import { heldNow, letHold } from '../rating/hold.ts'
import { lower } from '../rules/rating.ts'
import { creditKind, type Grade } from '../standard.ts'

/**
 * What was taken back lets the grade of that year rise at once, where it comes to a better one than holds; no further than
 * `best`, where a repair sets one. Gives the grade that holds from now on, null where nothing changed.
 */
export async function restoreWhereHigher(
  ctx: VerbContext,
  organisation: string,
  year: number,
  decidedIn: string,
  best: Grade | null = null,
): Promise<Grade | null> {
  const held = await heldNow(ctx, organisation)
  const edition = (await ctx.standards()).inForce(creditKind, lastDayOf(year, ctx.today))
  if (held?.year !== year || !edition) return null
  const { rated } = await compute(ctx, organisation, year)
  if (!rated) return null
  const grade = best && lower(edition.data, best, rated.grade) ? best : rated.grade
  if (!lower(edition.data, held.grade, grade)) return null
  await letHold(ctx, organisation, { grade, year, decidedIn })
  return grade
}
