import { openCase, takeStep } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { type Accreditation, accreditationNow, END_SORTS } from '../register/accreditation.ts'
import { leaveProcedure } from './procedure.ts'
import { type Ending, endingUnderWay, insertEnding } from './store.ts'

/** Opens the case that ends an accreditation; what the organisation gives back itself goes straight to be decided. */
export async function openLeaving(
  ctx: VerbContext,
  { id, district, organisation, name }: Accreditation,
  { sort, reason, followsFrom }: Pick<Ending, 'sort' | 'reason' | 'followsFrom'>,
): Promise<string> {
  if (await endingUnderWay(ctx.db, id)) throw refusals.endingOpen()
  const title = `评价机构${END_SORTS[sort]}`
  const state = sort === 'given-back' ? { state: 'deciding' } : {}
  const opening = { district, organisation, title, subtitle: name, form: { sort }, ...state }
  const { number } = await openCase(ctx, leaveProcedure, opening)
  if (!(await insertEnding(ctx.db, { number, accreditation: id, sort, reason, followsFrom })))
    throw refusals.endingOpen()
  return number
}

/** The last examination of an organisation on its way out is over: it is accredited no more. Others are left alone. */
export async function finishTeachOut(ctx: VerbContext, organisation: string): Promise<void> {
  const now = await accreditationNow(ctx.db, organisation)
  const ending = now && (await endingUnderWay(ctx.db, now.id))
  if (ending?.teachingOut)
    await takeStep(ctx, [leaveProcedure], ending.number, 'finish', { note: '没有在考的考试' })
}
