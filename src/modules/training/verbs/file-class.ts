import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { openCase } from '../../../kernel/case/index.ts'
import { type CourseKind, levelTaught } from '../../../kernel/value/course-kind.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { heldForRegisters } from '../class/await-registers.ts'
import { classTitle } from '../class/class-names.ts'
import { filingProcedure } from '../class/procedure.ts'
import { asListed } from '../filing/as-listed.ts'
import { classOfFiling, enterPlan, registerTrainees } from '../filing/enter-filing.ts'
import {
  attentionOf,
  type Examined,
  examine,
  type Form,
  occupationCodeOf,
  recordOfFiling,
  toReturn,
} from '../filing/filing.ts'
import { FilingAnswer, notFiled } from '../filing/filing-answer.ts'
import { readRoster } from '../roster/roster-sheet.ts'
import { ClassForm } from '../schema.ts'
import { insertClass } from '../store.ts'

/** Files a class (开班备案). A roster with mistakes comes back, a class that may not open is refused with its clauses; neither opens a case. */
export const fileClass = verb({
  name: 'training.file-class',
  title: '报开班',
  http: 'POST /training/classes',
  who: may('training.file'),
  input: z.strictObject(ClassForm),
  output: FilingAnswer,
  ahead: (_ctx, { roster }) => readRoster(roster),
  async run(ctx, given, sheet) {
    const form = await asListed(ctx, given, ctx.today)
    const examined = await examine(ctx, form, sheet, null)
    if (toReturn(examined)) return notFiled('returned', examined)
    if (examined.decision.outcome !== 'granted') return notFiled('refused', examined)
    return enter(ctx, form, examined)
  },
})

async function enter(
  ctx: VerbContext,
  form: Form & { course: CourseKind | null },
  examined: Examined,
): Promise<z.input<typeof FilingAnswer>> {
  const id = randomUUID()
  const { trainees, attention } = await registerTrainees(ctx, examined)
  const noticed = [...(await attentionOf(ctx, form, examined, null)), ...attention]
  const held = await heldForRegisters(
    ctx,
    trainees.map(({ person }) => person),
    form.startsOn,
  )
  const file = await openCase(ctx, filingProcedure, {
    held,
    district: examined.provider.district,
    organisation: examined.provider.id,
    title: classTitle(form),
    subtitle: `${examined.provider.name} · ${trainees.length} 人 · ${form.startsOn} 开班`,
    form: caseForm(id, { ...form, teacher: examined.teacher.name }, trainees.length),
    record: recordOfFiling(ctx, examined.facts, examined.decision),
    attention: noticed,
  })
  await insertClass(
    ctx.db,
    classOfFiling(form, examined, {
      id,
      number: file.number,
      filedOn: ctx.today,
      occupationCode: await occupationCodeOf(ctx, form.occupation, ctx.today),
    }),
  )
  await enterPlan(ctx, id, examined, trainees)
  return {
    outcome: 'filed',
    number: file.number,
    id,
    decision: examined.decision,
    rows: trainees.length,
    errors: [],
    attention: noticed,
    returned: null,
  }
}

/** What the case keeps of the form; the roster is kept sealed, by person. */
const caseForm = (id: string, form: Form & { course: CourseKind | null }, trainees: number) => ({
  class: id,
  occupation: form.occupation,
  level: levelTaught(form),
  hours: form.hours,
  mode: form.mode,
  place: form.place,
  teacher: form.teacher,
  startsOn: form.startsOn,
  trainees,
})
