import { z } from 'zod'
import { takeStep } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { heldForRegisters } from '../class/await-registers.ts'
import { filingProcedure, type Resubmission } from '../class/procedure.ts'
import { classOfFiling, enterPlan, registerTrainees } from '../filing/enter-filing.ts'
import { attentionOf, examine, occupationCodeOf, recordOfFiling, toReturn } from '../filing/filing.ts'
import { refusals } from '../refusals.ts'
import { readRoster } from '../roster/roster-sheet.ts'
import { clearPlan } from '../roster/store.ts'
import { ClassForm } from '../schema.ts'
import { lockClass, updateClass } from '../store.ts'
import { noClass } from '../views.ts'
import { FilingAnswer, notFiled } from './filing-answer.ts'

/** Files a class again with what the district asked to have corrected (补正); its day of filing and number stay. */
export const resubmitClass = verb({
  name: 'training.resubmit-class',
  title: '补正开班备案',
  http: 'POST /training/classes/{id}/resubmit',
  who: may('training.file'),
  input: z.strictObject({ id: z.uuid(), ...ClassForm }),
  output: FilingAnswer,
  ahead: (_ctx, { roster }) => readRoster(roster),
  async run(ctx, { id, ...form }, sheet): Promise<z.input<typeof FilingAnswer>> {
    const one = await lockClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    if (one.state !== 'filed') throw refusals.filingClosed()
    const examined = await examine(ctx, form, sheet, one)
    if (toReturn(examined)) return notFiled('returned', examined)
    if (examined.decision.outcome !== 'granted') return notFiled('refused', examined)
    await clearPlan(ctx.db, id)
    const { trainees, attention } = await registerTrainees(ctx, examined)
    await updateClass(
      ctx.db,
      classOfFiling(form, examined, {
        id,
        number: one.number,
        filedOn: one.filedOn,
        occupationCode: await occupationCodeOf(ctx, form.occupation, one.filedOn),
      }),
    )
    await enterPlan(ctx, id, examined, trainees)
    const noticed = [...(await attentionOf(ctx, form, examined, id)), ...attention]
    const hold = await heldForRegisters(
      ctx,
      trainees.map(({ person }) => person),
      form.startsOn,
    )
    const input: Resubmission = {
      ...(hold ? { hold } : {}),
      record: recordOfFiling(ctx, examined.facts, examined.decision),
      attention: noticed,
    }
    await takeStep(ctx, [filingProcedure], one.number, 'resubmit', { input })
    return {
      outcome: 'filed',
      number: one.number,
      id,
      decision: examined.decision,
      rows: trainees.length,
      errors: [],
      attention: noticed,
      returned: null,
    }
  },
})
