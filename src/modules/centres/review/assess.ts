import { recordOf } from '../../../kernel/decision/decision.ts'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { taughtWithin } from '../../training/index.ts'
import { yearPasses } from '../rules/yearly.ts'
import { centreById } from '../store.ts'
import { reportByNumber } from './store.ts'

/** The days of a year. */
const daysOf = (year: number): [first: CivilDate, last: CivilDate] => [
  civilDate(`${year}-01-01`),
  civilDate(`${year}-12-31`),
]

/** What the records of training say of a year of an enterprise (系统汇总), as they stand now. */
export const taughtIn = (ctx: VerbContext, organisation: string, year: number) =>
  taughtWithin(ctx.db, organisation, ...daysOf(year))

/** The assessment of a year, by what was confirmed; of what was not, by what is on record. */
export async function assessYear(ctx: VerbContext, number: string) {
  const report = await reportByNumber(ctx.db, number)
  const centre = await centreById(ctx.db, report.centre)
  if (!centre) throw new Error(`${number}: no centre ${report.centre}`)
  const taught = report.taught ?? (await taughtIn(ctx, report.organisation, report.year))
  const said = report.reported ?? { ...centre, ownTrained: 0 }
  const facts = {
    year: report.year,
    on: daysOf(report.year)[1],
    confirmed: report.reported !== null,
    staff: said.staff,
    trained: taught.trained,
    ownTrained: said.ownTrained,
    capacity: said.capacity,
    teachers: said.teachers,
  }
  const decision = yearPasses(facts, await ctx.standards())
  return {
    report,
    centre,
    taught,
    decision,
    record: recordOf('centres.year-passes', ctx.today, facts, decision),
  }
}
