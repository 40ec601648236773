import type { VerbContext } from '../../../kernel/verb/index.ts'
import { noClass } from '../listing/views.ts'
import { refusals } from '../refusals.ts'
import { lockClass, type TrainingClass } from '../store.ts'

/** The provider's own class that runs, locked for a change of its plan or its completion. Throws 404, 403 and 409. */
export async function runningClass(ctx: VerbContext, id: string): Promise<TrainingClass> {
  const one = await lockClass(ctx.db, id)
  if (!one) throw noClass()
  ctx.within({ organisation: one.provider })
  ctx.act.subject('class', id)
  ctx.act.district(one.district)
  if (one.state === 'completed') throw refusals.classCompleted()
  if (one.state !== 'approved') throw refusals.notApprovedYet()
  return one
}
