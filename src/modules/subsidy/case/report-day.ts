import { addMonths, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { skillUpgradeKind } from '../standard.ts'

/** R3.11: by which day the city has summed up what districts approve today: a day of the next month. */
export async function reportBy(ctx: VerbContext): Promise<CivilDate> {
  const standards = await ctx.standards()
  const edition = standards.inForce(skillUpgradeKind, ctx.today) ?? standards.all(skillUpgradeKind)[0]
  if (!edition) throw new Error('the city publishes no standard of 技能提升补贴')
  const day = String(edition.data.handling.reportDayOfMonth).padStart(2, '0')
  return civilDate(`${addMonths(civilDate(`${ctx.today.slice(0, 7)}-01`), 1).slice(0, 7)}-${day}`)
}
