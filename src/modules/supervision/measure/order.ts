import { openCase } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { BEGINS, beginMeasure } from './begin.ts'
import { measureProcedure } from './procedure.ts'
import { MEASURES, type Measure } from './store.ts'

/** Orders a measure (处理措施) after a finding: its case begins where this kind begins. */
export async function orderMeasure(
  ctx: VerbContext,
  one: Omit<Measure, 'number' | 'orderedOn' | 'endedOn'>,
): Promise<string> {
  const organisation = await organisationById(ctx.db, one.organisation)
  const { number } = await openCase(ctx, measureProcedure, {
    district: one.district,
    organisation: one.organisation,
    title: `${MEASURES[one.kind]}：${organisation?.name ?? ''}`,
    subtitle: one.document,
    form: { finding: one.finding, organisation: one.organisation },
    state: BEGINS[one.kind],
    note: `${one.document}：${one.reason}`,
  })
  await beginMeasure(ctx, { ...one, number })
  return number
}
