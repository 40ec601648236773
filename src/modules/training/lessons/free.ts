import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { refusals } from '../refusals.ts'
import { readDays, type TimetabledDay } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
import type { NamedTeacher } from '../teachers/teacher.ts'
import { heldOn, lockedAs, lockLessons } from './held.ts'
import { CLASH_REMEDY, clashText, inTwoPlaces, keptClash } from './in-two-places.ts'

/** How many clashes a refusal names. */
const NAMED = 5

/** Waits for whoever else plans lessons of the teachers and rooms of a class. */
export async function lockClassLessons(
  ctx: VerbContext,
  one: TrainingClass,
  also: readonly NamedTeacher[] = [],
): Promise<void> {
  await lockLessons(
    ctx.db,
    one.provider,
    [...teachersOf(one, await readDays(ctx.db, one.id)), ...also].flatMap(lockedAs),
  )
}

/** Whoever teaches a class, or a day of it. */
const teachersOf = (one: TrainingClass, days: readonly TimetabledDay[]): NamedTeacher[] => [
  { name: one.teacher, person: one.teacherPerson },
  ...days.flatMap(({ teacher, teacherPerson }) =>
    teacher ? [{ name: teacher, person: teacherPerson }] : [],
  ),
]

/** The same of the whole class, after days of it came into a room again (线上课改回线下). */
export async function keepOneRoom(ctx: VerbContext, one: TrainingClass): Promise<void> {
  await lockClassLessons(ctx, one)
  await requireFree(
    ctx,
    one,
    (await readDays(ctx.db, one.id)).map(({ day }) => day),
  )
}

/** F13: on these days neither teacher nor room of the class is wanted elsewhere at the same time. Throws 409 with both lessons. */
export async function requireFree(
  ctx: VerbContext,
  one: TrainingClass,
  days: readonly CivilDate[],
): Promise<void> {
  const planned = await readDays(ctx.db, one.id)
  const teachers = teachersOf(one, planned)
  const held = await heldOn(ctx.db, { provider: one.provider, teachers, days })
  const { perDay } = editionFor(await ctx.standards(), one.filedOn).data.hours
  const found = inTwoPlaces(
    held.filter((each) => each.class === one.id),
    held.filter((each) => each.class !== one.id),
    perDay,
  )
  if (found.length > 0)
    throw refusals.inTwoRooms({
      detail: `${found.slice(0, NAMED).map(keptClash).map(clashText).join('；')}。${CLASH_REMEDY}。`,
    })
}
