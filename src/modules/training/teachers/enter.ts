import { sameName } from '../../../kernel/value/person/person-name.ts'
import { addDays, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Organisation, organisationById, scopeOn } from '../../organisations/index.ts'
import { knownPeople, registerPerson } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import {
  type ReadTeacher,
  readTeacher,
  TEACHER_AHEAD_DAYS,
  type TeacherLine,
  type TeacherProblem,
} from './line.ts'
import { insertTeacher, stretchesOf, updateTeacher } from './store.ts'

/** What became of a row: entered, put right, or the very same as before. */
export type Became = 'entered' | 'changed' | 'same'

/** The provider in whose name somebody acts. Throws 403 for nobody's. */
export async function ownProvider(ctx: VerbContext): Promise<Organisation> {
  const provider = ctx.actor.organisation ? await organisationById(ctx.db, ctx.actor.organisation) : null
  if (!provider) throw refusals.asProvider()
  return provider
}

/** Reads rows by what this provider may teach, and by the names that their numbers are registered under. */
export async function examineTeachers(
  ctx: VerbContext,
  provider: Organisation,
  lines: readonly { row: number; line: TeacherLine }[],
): Promise<{
  teachers: { row: number; teacher: ReadTeacher }[]
  problems: (TeacherProblem & { row: number })[]
}> {
  const licensed = (await scopeOn(ctx.db, provider.id, 'training', ctx.today)).map(
    ({ occupation }) => occupation,
  )
  const by = { today: ctx.today, latest: addDays(ctx.today, TEACHER_AHEAD_DAYS), licensed }
  const read = lines.map(({ row, line }) => ({ row, ...readTeacher(line, by) }))
  const problems = read.flatMap(({ row, problems: found }) => found.map((one) => ({ row, ...one })))
  const teachers = read.flatMap(({ row, teacher }) => (teacher ? [{ row, teacher }] : []))
  const known = await knownPeople(
    ctx,
    teachers.map(({ teacher }) => teacher.idNumber),
  )
  const first = new Map<string, number>()
  for (const { row, teacher } of teachers) {
    const before = first.get(teacher.idNumber)
    if (before !== undefined)
      problems.push({ row, column: 'idNumber', message: `与第 ${before} 行是同一个人，请删去一行` })
    else first.set(teacher.idNumber, row)
    const person = known.get(teacher.idNumber)
    if (person && !sameName(person.name, teacher.name))
      problems.push({ row, column: 'name', message: OTHER_NAME })
  }
  return { teachers, problems: problems.sort((a, b) => a.row - b.row) }
}

const OTHER_NAME = '姓名与这个身份证号登记的姓名不一致，请核对；已更名的，请本人先到窗口更名'

/** Enters a teacher, or puts right what is said of one who is there. Throws 422 where a new stretch would overlap an old one. */
export async function enterTeacher(
  ctx: VerbContext,
  provider: Organisation,
  { name, idNumber, from, ...details }: ReadTeacher,
): Promise<{ id: string; person: string; became: Became }> {
  const { id: person, nameMatches } = await registerPerson(ctx, { name, idNumber })
  if (!nameMatches) throw refusals.badTeacher({ fields: [{ path: 'name', message: OTHER_NAME }] })
  const [last] = await stretchesOf(ctx.db, provider.id, [person])
  if (last && last.until === null) {
    const { employment, occupations, skill, title, teaching } = last
    const before = { employment, occupations, skill, title, teaching }
    const same = JSON.stringify(before) === JSON.stringify({ ...before, ...details })
    if (!same) await updateTeacher(ctx.db, last.id, details)
    ctx.act.before(before)
    ctx.act.after(details)
    return { id: last.id, person, became: same ? 'same' : 'changed' }
  }
  if (last?.until && from <= last.until)
    throw refusals.badTeacher({
      fields: [{ path: 'from', message: `上一次任教到${formatDay(last.until)}，请填这以后的日子` }],
    })
  const id = await insertTeacher(ctx.db, {
    provider: provider.id,
    district: provider.district,
    person,
    from,
    ...details,
    at: ctx.now,
    by: ctx.actor.label,
  })
  if (!id) throw refusals.teacherMeanwhile()
  ctx.act.after({ from, ...details })
  return { id, person, became: 'entered' }
}
