import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Line, linesOf } from '../rules/checklist.ts'
import { itemsOf, type VisitsData, visitsOn } from '../standard.ts'
import { countedIn, settlementsIn } from '../store/entries.ts'
import { supervisorsIn } from '../store/supervisors.ts'
import { type Visit, visitByNumber } from '../store/visits.ts'

/** The visit of a case; throws where the case has none, which cannot be. */
export async function visitOf(ctx: VerbContext, number: string): Promise<Visit> {
  const found = await visitByNumber(ctx.db, number)
  if (!found) throw new Error(`${number} has no visit`)
  return found
}

/** How the checklist of a visit stands now, by the words of those who are on the team. */
export async function linesNow(ctx: VerbContext, visit: Visit): Promise<{ lines: Line[]; data: VisitsData }> {
  const data = visitsOn(await ctx.standards(), visit.day)
  const team = (await supervisorsIn(ctx.db, visit.number)).filter(({ until }) => until === null)
  const lines = linesOf(
    itemsOf(data).map(({ id }) => id),
    team.map(({ card }) => card),
    await countedIn(ctx.db, visit.number),
    await settlementsIn(ctx.db, visit.number),
  )
  return { lines, data }
}
