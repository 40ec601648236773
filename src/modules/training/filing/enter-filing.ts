import type { CourseKind } from '../../../kernel/value/course-kind.ts'
import { Problem, type VerbContext } from '../../../kernel/verb/index.ts'
import { payAccounts, registerPerson, setAccount } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { COLUMN, groupOf, plain, type RosterLine } from '../roster/roster.ts'
import { insertDays, insertTrainees, type NewTrainee, takeDays } from '../roster/store.ts'
import type { NewClass } from '../store.ts'
import type { Examined, Form } from './filing.ts'

/** The class that a filing describes. */
export function classOfFiling(
  form: Form & { course: CourseKind | null },
  examined: Examined,
  kept: Pick<NewClass, 'id' | 'number' | 'filedOn' | 'occupationCode'>,
): NewClass {
  const { provider, plan, decision, teacher } = examined
  return {
    ...kept,
    provider: provider.id,
    district: provider.district,
    occupation: form.occupation,
    level: form.level,
    course: form.course,
    hours: form.hours,
    mode: form.mode,
    place: form.place,
    teacher: teacher.name,
    teacherPerson: teacher.person,
    hoursPerDay: form.hoursPerDay,
    restDays: form.restDays,
    at: { from: form.beginsAt, to: form.endsAt },
    byPackage: form.byPackage === undefined ? null : form.byPackage === 'yes',
    startsOn: form.startsOn,
    endsOn: plan.at(-1)?.day ?? form.startsOn,
    edition: decision.value?.catalogue ?? null,
  }
}

/**
 * Registers the people of a roster. They go by their number, so that two rosters with the same people wait for
 * each other in one order. Gives back the trainees and what was noticed on the way.
 */
export async function registerTrainees(
  ctx: VerbContext,
  examined: Examined,
): Promise<{ trainees: NewTrainee[]; attention: string[] }> {
  const trainees: NewTrainee[] = []
  const attention: string[] = []
  const byNumber = [...examined.lines].sort((a, b) => compare(plain(a.idNumber), plain(b.idNumber)))
  for (const line of byNumber) {
    const { id, nameMatches } = await registerPerson(ctx, {
      name: line.name,
      idNumber: plain(line.idNumber),
      phone: line.phone.trim() || null,
    })
    if (!nameMatches) throw taken(line, 'name', '姓名与刚刚登记的姓名不一致，请核对')
    const group = groupOf(line.group)
    if (!group) throw new Error('a row without a group was not returned')
    trainees.push({
      person: id,
      line: line.row,
      group,
      employer: examined.register?.employers.get(line.row) ?? null,
      note: line.note.trim(),
      attention: examined.attention.filter(({ row }) => row === line.row).map(({ text }) => text),
    })
  }
  attention.push(...(await enterAccounts(ctx, examined.lines, trainees)))
  return { trainees, attention }
}

/** Writes timetable and roster. Throws 409 naming the row when another roster took one of the days just now. */
export async function enterPlan(
  ctx: VerbContext,
  id: string,
  examined: Examined,
  trainees: readonly NewTrainee[],
): Promise<void> {
  await insertDays(
    ctx.db,
    id,
    examined.plan.map((planned, at) => ({ ...planned, topic: `第 ${at + 1} 次课` })),
  )
  await insertTrainees(ctx.db, id, trainees)
  const busy = await takeDays(
    ctx.db,
    id,
    trainees.map(({ person }) => person),
    examined.plan.map(({ day }) => day),
  )
  if (busy.length === 0) return
  const rows = trainees.filter(({ person }) => busy.includes(person)).map(({ line }) => line)
  throw refusals.traineeTaken({
    fields: rows.sort((a, b) => a - b).map((row) => field(row, 'idNumber', '上课日刚被另一个补贴培训班占用')),
  })
}

/**
 * Keeps the accounts that the roster gives for people who have none yet; one that several rows give is nobody's
 * until it is known whose (F6).
 */
async function enterAccounts(
  ctx: VerbContext,
  lines: readonly RosterLine[],
  trainees: readonly NewTrainee[],
): Promise<string[]> {
  const known = await payAccounts(
    ctx.db,
    trainees.map(({ person }) => person),
  )
  const attention: string[] = []
  for (const { person, line: row } of trainees) {
    const account = plain(lines.find((line) => line.row === row)?.bankAccount ?? '')
    if (!account || known.has(person)) continue
    if (lines.filter((line) => plain(line.bankAccount) === account).length > 1) continue
    try {
      await setAccount(ctx, person, account)
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error
      attention.push(`名册第 ${row} 行的银行卡号已登记在别人名下，没有保存`)
    }
  }
  return attention
}

const field = (row: number, column: keyof typeof COLUMN, message: string) => ({
  path: `roster.${row}.${column}`,
  message: `第 ${row} 行“${COLUMN[column]}”：${message}`,
})

const taken = ({ row }: RosterLine, column: keyof typeof COLUMN, message: string): Problem =>
  refusals.rosterDiffers({ fields: [field(row, column, message)] })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
