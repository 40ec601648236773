import { z } from 'zod'
import type { StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { heldForRegisters } from '../class/await-registers.ts'
import type { RosterSheet } from '../roster/roster-sheet.ts'
import { clearPlan } from '../roster/store.ts'
import { ClassForm } from '../schema.ts'
import { type TrainingClass, updateClass } from '../store.ts'
import { classOfFiling, enterPlan, registerTrainees } from './enter-filing.ts'
import { attentionOf, examine, occupationCodeOf, recordOfFiling, toReturn } from './filing.ts'
import { type FilingAnswer, notFiled } from './filing-answer.ts'

/** The whole filing again. */
export const Resubmission = z.strictObject(ClassForm)

/** Files a class again with what the district asked to have corrected (补正); its day of filing and number stay. */
export async function resubmit(
  ctx: VerbContext,
  one: TrainingClass,
  form: z.output<typeof Resubmission>,
  sheet: RosterSheet,
): Promise<StepOutcome<z.input<typeof FilingAnswer>>> {
  const examined = await examine(ctx, form, sheet, one)
  if (toReturn(examined))
    return { sentBack: '学员名册有误，没有提交', answer: notFiled('returned', examined) }
  if (examined.decision.outcome !== 'granted')
    return { sentBack: '按填报的内容不能开班，没有提交', answer: notFiled('refused', examined) }
  await clearPlan(ctx.db, one.id)
  const { trainees, attention } = await registerTrainees(ctx, examined)
  await updateClass(
    ctx.db,
    classOfFiling(form, examined, {
      id: one.id,
      number: one.number,
      filedOn: one.filedOn,
      occupationCode: await occupationCodeOf(ctx, form.occupation, one.filedOn),
    }),
  )
  await enterPlan(ctx, one.id, examined, trainees)
  const noticed = [...(await attentionOf(ctx, form, examined, one.id)), ...attention]
  const hold = await heldForRegisters(
    ctx,
    trainees.map(({ person }) => person),
    form.startsOn,
  )
  return {
    // A register that has not answered yet holds the filing where it goes.
    ...(hold ? { to: 'filed', hold } : {}),
    record: recordOfFiling(ctx, examined.facts, examined.decision),
    attention: noticed,
    answer: {
      outcome: 'filed',
      number: one.number,
      id: one.id,
      decision: examined.decision,
      rows: trainees.length,
      errors: [],
      attention: noticed,
      returned: null,
    },
  }
}
