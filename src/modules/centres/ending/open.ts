import { openCase } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { type Centre, END_SORTS } from '../store.ts'
import { endingProcedure } from './procedure.ts'
import { type Ending, insertEnding, openEnding } from './store.ts'

/** Opens the case that ends a centre. What the enterprise gives back itself needs no telling. Throws 409 while one is open. */
export async function openEndingCase(
  ctx: VerbContext,
  centre: Centre,
  { sort, reason, followsFrom }: Pick<Ending, 'sort' | 'reason' | 'followsFrom'>,
): Promise<string> {
  if (await openEnding(ctx.db, centre.id)) throw refusals.endingOpen()
  const { number } = await openCase(ctx, endingProcedure, {
    district: centre.district,
    organisation: centre.organisation,
    title: `企业培训中心${END_SORTS[sort]}`,
    subtitle: centre.name,
    form: { sort },
    ...(sort === 'given-back' ? { state: 'deciding' } : {}),
  })
  if (!(await insertEnding(ctx.db, { number, centre: centre.id, sort, reason, followsFrom })))
    throw refusals.endingOpen()
  return number
}
