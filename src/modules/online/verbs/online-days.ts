import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { classById, daysOfClass, signedDays, type TrainingClass } from '../../training/index.ts'
import { refusals } from '../refusals.ts'

/** The provider's own blended class, before it begins and before anybody has learnt for it. Throws 404, 403 and 409. */
export async function classToAssign(ctx: VerbContext, id: string): Promise<TrainingClass> {
  const one = await classById(ctx.db, id)
  if (!one) throw refusals.noSuchClass()
  ctx.within({ organisation: one.provider })
  ctx.act.subject('class', id)
  ctx.act.district(one.district)
  if (one.mode !== 'blended') throw refusals.notBlended()
  if (ctx.today >= one.startsOn || !['filed', 'approved'].includes(one.state)) throw refusals.classBegun()
  if ((await signedDays(ctx.db, id)).length > 0) throw refusals.alreadyLearnt()
  return one
}

/** The first days of a class with their lessons; practice is never online (R7.2). Throws 422 where none would be left. */
export async function firstDays(
  ctx: VerbContext,
  id: string,
  days: number,
): Promise<{ days: CivilDate[]; lessons: number }> {
  const plan = await daysOfClass(ctx.db, id)
  if (days >= plan.length) throw refusals.onlyTheory()
  const online = plan.slice(0, days)
  return {
    days: online.map(({ day }) => day),
    lessons: online.reduce((sum, { lessons }) => sum + lessons, 0),
  }
}
