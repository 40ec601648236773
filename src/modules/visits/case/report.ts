import type { VerbContext } from '../../../kernel/verb/index.ts'
import { linesNow, visitOf } from '../desk/standing.ts'
import { problemsIn } from '../rules/checklist.ts'
import { itemsOf } from '../standard.ts'

/** What a signed report comes to. */
export async function reportedIn(
  ctx: VerbContext,
  number: string,
): Promise<{ organisation: string; problems: number; redLines: number }> {
  const visit = await visitOf(ctx, number)
  const { lines, data } = await linesNow(ctx, visit)
  const red = new Set(itemsOf(data).flatMap(({ id, redLine }) => (redLine ? [id] : [])))
  const problems = problemsIn(lines)
  return {
    organisation: visit.organisation,
    problems: problems.length,
    redLines: problems.filter(({ item }) => red.has(item)).length,
  }
}
