import { z } from 'zod'
import type { StepOutcome } from '../../../kernel/case/index.ts'
import { LevelText } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { heldForRegisters } from '../class/await-registers.ts'
import { refusals } from '../refusals.ts'
import { rosterAsFiled } from '../roster/roster-as-filed.ts'
import type { RosterSheet } from '../roster/roster-sheet.ts'
import { clearPlan } from '../roster/store.ts'
import { ClassForm } from '../schema.ts'
import { type TrainingClass, updateClass } from '../store.ts'
import { asListed } from './as-listed.ts'
import { classOfFiling, enterPlan, registerTrainees } from './enter-filing.ts'
import { attentionOf, examine, type Form, occupationCodeOf, recordOfFiling, toReturn } from './filing.ts'
import { type FilingAnswer, notFiled } from './filing-answer.ts'

/** The filing again: what is not given stays as it was filed, or as the items of the correction answer it. */
export const Resubmission = z.strictObject(ClassForm).partial()

type Answered = ReadonlyMap<string, { input: Record<string, unknown> | null }>

/** Files a class again with what the district asked to have corrected (补正); its day of filing and number stay. */
export async function resubmit(
  ctx: VerbContext,
  one: TrainingClass,
  given: z.output<typeof Resubmission>,
  newRoster: RosterSheet | null,
  answered: Answered,
): Promise<StepOutcome<z.input<typeof FilingAnswer>>> {
  const form = await asListed(ctx, formAgain(one, answered, given), one.filedOn)
  const sheet = newRoster ?? (await rosterAsFiled(ctx, one.id, answered))
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

/** A filing of before its times were asked says them when it is corrected. Throws 422. */
function requireTimes({ beginsAt, endsAt }: Partial<Form>): Pick<Form, 'beginsAt' | 'endsAt'> {
  if (beginsAt && endsAt) return { beginsAt, endsAt }
  throw refusals.badTimes({
    fields: [
      ...(beginsAt ? [] : [{ path: 'input.beginsAt', message: '备案时没有填上课时间，请补填' }]),
      ...(endsAt ? [] : [{ path: 'input.endsAt', message: '备案时没有填下课时间，请补填' }]),
    ],
  })
}

/** What was filed, with what the items of the correction changed, with what is given now. */
function formAgain(
  one: TrainingClass,
  answered: Answered,
  given: z.output<typeof Resubmission>,
): Omit<Form, 'roster'> {
  const { occupation, level, hours, mode, place, hoursPerDay, restDays, startsOn, at } = one
  const changed = Object.assign(
    {},
    ...[...answered.values()].map(({ input }) => input ?? {}),
  ) as Partial<Form>
  const byPackage = one.byPackage === null ? undefined : one.byPackage ? ('yes' as const) : ('no' as const)
  return {
    occupation: changed.occupation ?? occupation,
    level: changed.level === undefined ? level : LevelText.parse(changed.level),
    hours: changed.hours ?? hours,
    mode: changed.mode ?? mode,
    place: changed.place ?? place,
    teacher: changed.teacher ?? one.teacherPerson ?? one.teacher,
    hoursPerDay: changed.hoursPerDay ?? hoursPerDay,
    restDays: changed.restDays ?? restDays,
    startsOn: changed.startsOn ?? startsOn,
    ...requireTimes({ ...(at ? { beginsAt: at.from, endsAt: at.to } : {}), ...changed, ...given }),
    ...(byPackage ? { byPackage } : {}),
    ...Object.fromEntries(
      Object.entries(given).filter(([key, value]) => key !== 'roster' && value !== undefined),
    ),
  }
}
