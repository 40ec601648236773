import { openCase } from '../../../kernel/case/index.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { centreById } from '../store.ts'
import { reviewProcedure } from './procedure.ts'
import { insertReport, reportOfYear } from './store.ts'

/** Takes a centre into the assessment of a year, once; one named after the year, or ended since, is left out. */
export async function openReview(ctx: VerbContext, id: string, year: number): Promise<void> {
  const centre = await centreById(ctx.db, id)
  if (!centre || centre.endedOn || yearOf(centre.namedOn) > year) return
  if (await reportOfYear(ctx.db, id, year)) return
  const { number } = await openCase(ctx, reviewProcedure, {
    district: centre.district,
    organisation: centre.organisation,
    title: `${year}年度企业培训中心评估`,
    subtitle: centre.name,
    form: { year },
  })
  await insertReport(ctx.db, { number, centre: id, organisation: centre.organisation, year })
}
