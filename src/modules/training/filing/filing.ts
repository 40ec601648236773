import type { z } from 'zod'
import { type Decision, recordOf } from '../../../kernel/decision/decision.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { minutesOf, type Stretch } from '../../../kernel/value/time/time-of-day.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { catalogueKind, entryOf } from '../../catalogue/index.ts'
import { type Organisation, organisationById, venuesOf } from '../../organisations/index.ts'
import { timetable } from '../attendance/timetable.ts'
import { providerFacts, roomFacts } from '../class/class-facts.ts'
import { equipmentDoubts } from '../equipment/compare.ts'
import type { ClassFacts, PlannedDay } from '../facts.ts'
import { lockedAs, lockLessons } from '../lessons/held.ts'
import { timesOfFewer } from '../lessons/times.ts'
import { teacherElsewhere } from '../listing/store.ts'
import { refusals } from '../refusals.ts'
import { type Attention, checkLines, type RosterLine, type RosterProblem } from '../roster/roster.ts'
import { checkRegisters, type RegisterCheck } from '../roster/roster-register.ts'
import type { RosterSheet, SheetProblem } from '../roster/roster-sheet.ts'
import { type FiledClass, mayFileClass } from '../rules.ts'
import type { ClassForm } from '../schema.ts'
import { namedTeacher } from '../teachers/named.ts'
import type { NamedTeacher } from '../teachers/teacher.ts'
import { limitsOn } from './filing-limits.ts'

/** What is filed beside the roster, which is read by itself. */
export type Form = Omit<z.output<z.ZodObject<typeof ClassForm>>, 'roster'>
type ScheduleForm = Pick<Form, 'hours' | 'startsOn' | 'hoursPerDay' | 'restDays'>

/** A roster and what was found in it. */
export interface ExaminedRoster {
  plan: PlannedDay[]
  /** The rows of the sheet, those that could not be read included. */
  rows: number
  lines: RosterLine[]
  problems: (RosterProblem | SheetProblem)[]
  attention: Attention[]
  register: RegisterCheck | null
}

/** A filing with everything that it is decided on. */
export interface Examined extends ExaminedRoster {
  provider: Organisation
  teacher: NamedTeacher
  facts: ClassFacts
  decision: Decision<FiledClass>
}

/** Makes the timetable and checks every row of the roster; `except` is the class's own id when it is filed again. */
export async function examineRoster(
  ctx: VerbContext,
  form: ScheduleForm,
  sheet: RosterSheet,
  except: string | null,
): Promise<ExaminedRoster> {
  const limits = limitsOn(await ctx.standards(), ctx.today)
  const plan = planOf(ctx, form, limits.filedAheadDays)
  const own = checkLines(sheet.lines, { today: ctx.today, startsOn: form.startsOn }, limits)
  const register = await checkRegisters(ctx, sheet.lines, plan, except)
  return {
    plan,
    rows: sheet.rows,
    lines: sheet.lines,
    problems: [...sheet.problems, ...own.problems, ...register.problems].sort((a, b) => a.row - b.row),
    attention: [...own.attention, ...register.attention],
    register,
  }
}

/** Looks at a whole filing (开班备案). Throws 422 for a first day that is none, 403 for an actor without a provider. */
export async function examine(
  ctx: VerbContext,
  form: Form,
  sheet: RosterSheet,
  own: { id: string; filedOn: CivilDate } | null,
): Promise<Examined> {
  const provider = await providerOf(ctx)
  const usual = timesOf(form)
  const teacher = await teacherOf(ctx, provider, form)
  await lockLessons(ctx.db, provider.id, lockedAs(teacher))
  const roster = withTimes(await examineRoster(ctx, form, sheet, own?.id ?? null), usual, form.hoursPerDay)
  const filedOn = own?.filedOn ?? ctx.today
  const facts: ClassFacts = {
    filedOn,
    startsOn: form.startsOn,
    endsOn: roster.plan.at(-1)?.day ?? form.startsOn,
    occupation: form.occupation,
    level: form.level,
    hours: form.hours,
    plan: roster.plan,
    room: await roomFacts(
      ctx.db,
      { place: form.place, teacher: teacher.name, teacherPerson: teacher.person, provider: provider.id },
      roster.plan,
      own?.id ?? null,
    ),
    provider: await providerFacts(ctx.db, provider.id, filedOn, own?.id ?? null),
    trainees: roster.register?.trainees ?? [],
  }
  return { ...roster, provider, teacher, facts, decision: mayFileClass(facts, await ctx.standards()) }
}

/** Whom a filing names. Throws 422 for a person whom the register of this provider does not have. */
async function teacherOf(ctx: VerbContext, provider: Organisation, form: Form): Promise<NamedTeacher> {
  const found = await namedTeacher(ctx, provider.id, form.teacher)
  if (found) return found
  throw refusals.teacherNotRegistered({
    fields: [{ path: 'teacher', message: '教师名册里没有这个人，请重新选择' }],
  })
}

/** From when to when a filing wants its lessons. Throws 422 where they would end before they begin. */
function timesOf({ beginsAt, endsAt }: Form): Stretch {
  if (minutesOf(endsAt) <= minutesOf(beginsAt))
    throw refusals.badTimes({ fields: [{ path: 'endsAt', message: '下课时间要晚于上课时间' }] })
  return { from: beginsAt, to: endsAt }
}

/** The plan with the times of each day; the last day, with fewer lessons, ends so much earlier. */
const withTimes = (roster: ExaminedRoster, usual: Stretch, usualLessons: number): ExaminedRoster => ({
  ...roster,
  plan: roster.plan.map((day) => ({ ...day, at: timesOfFewer(usual, day.lessons, usualLessons) })),
})

/** What is wrong with the file itself, beside what the decision cites with its clause. */
export const toReturn = ({ problems }: ExaminedRoster): boolean =>
  problems.some((one) => !('rule' in one && one.rule))

/** The decision with its facts, as the case keeps it. */
export const recordOfFiling = (ctx: VerbContext, facts: ClassFacts, decision: Decision<FiledClass>) =>
  recordOf('training.may-file-class', ctx.today, facts, decision)

/** The code of the occupation as the catalogue of the day of filing has it, or null (R2.9). */
export async function occupationCodeOf(
  ctx: VerbContext,
  occupation: string,
  filedOn: CivilDate,
): Promise<string | null> {
  const catalogue = (await ctx.standards()).inForce(catalogueKind, filedOn)
  return catalogue ? (entryOf(catalogue, occupation)?.code ?? null) : null
}

/** What the reviewer should look at in the whole class (疑点). */
export async function attentionOf(
  ctx: VerbContext,
  form: Form,
  examined: Examined,
  except: string | null,
): Promise<string[]> {
  const elsewhere = await teacherElsewhere(
    ctx.db,
    examined.teacher,
    examined.plan.map(({ day }) => day),
    except,
  )
  const venues = await venuesOf(ctx.db, examined.provider.id)
  const venue = venues.find(({ name }) => name === form.place)
  const known = examined.facts.room?.holds !== null
  return [
    ...examined.attention.map(({ text }) => text),
    ...(examined.teacher.person === null ? ['任课教师只写了姓名，没有登记，请核对资格'] : []),
    ...(form.byPackage === 'no' ? ['备案写明不按职业培训包组织，目录标“*”的职业因此没有补贴'] : []),
    ...(elsewhere > 0 ? [`任课教师同期还在另外 ${elsewhere} 个班任课，时间没有重叠`] : []),
    ...equipmentDoubts(await ctx.standards(), venue, {
      occupation: form.occupation,
      level: form.level,
      trainees: examined.rows,
      on: examined.facts.filedOn,
    }),
    ...(venues.length > 0 && !known ? ['教学地点不是本机构登记的场地，请核对场地、容量和设备'] : []),
  ]
}

async function providerOf(ctx: VerbContext): Promise<Organisation> {
  const id = ctx.actor.organisation
  const provider = id ? await organisationById(ctx.db, id) : null
  if (!provider) throw refusals.asProvider()
  return provider
}

/** A class is filed at most so many days ahead; a later day is a slip of the pen. */
function planOf(ctx: VerbContext, form: ScheduleForm, aheadDays: number): PlannedDay[] {
  const wrong = (message: string) => refusals.badStart({ fields: [{ path: 'startsOn', message }] })
  if (form.startsOn < ctx.today) throw wrong('开班日已经过去，请先备案、后开课')
  if (form.startsOn > addDays(ctx.today, aheadDays)) throw wrong('开班日离今天太远，请核对年份')
  const plan = timetable(form, ctx.calendar)
  if (plan[0]?.day !== form.startsOn) throw wrong('开班日是休息日，请改成上课日，或选“不休息”')
  return plan
}
