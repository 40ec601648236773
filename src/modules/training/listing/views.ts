import type { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { levelTaught } from '../../../kernel/value/course-kind.ts'
import { districtName } from '../../../kernel/value/district.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { CLASS_STATES, MODES } from '../class/class-names.ts'
import { timeText } from '../lessons/in-two-places.ts'
import { refusals } from '../refusals.ts'
import { countTrainees, readDays } from '../roster/store.ts'
import type { PublicClass, TimetableDay } from '../schema.ts'
import { readClass, type TrainingClass } from '../store.ts'
import { shownTeacher } from '../teachers/teacher.ts'

/** Classes as anybody may see them, in the order given. */
export async function publicClasses(
  ctx: VerbContext,
  classes: readonly TrainingClass[],
): Promise<z.infer<typeof PublicClass>[]> {
  const providers = await organisationsByIds(
    ctx.db,
    classes.map(({ provider }) => provider),
  )
  const counts = await countTrainees(
    ctx.db,
    classes.map(({ id }) => id),
  )
  return classes.map((one) => ({
    id: one.id,
    number: one.number,
    provider: { id: one.provider, name: providers.get(one.provider)?.name ?? '' },
    district: one.district,
    districtName: districtName(ctx.city, one.district),
    occupation: one.occupation,
    level: one.level,
    levelText: levelTaught(one),
    course: one.course,
    hours: one.hours,
    mode: one.mode,
    modeText: MODES[one.mode],
    place: one.place,
    teacher: one.teacher,
    lessonTimes: timeText(one.at),
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    state: one.state,
    stateText: CLASS_STATES[one.state],
    trainees: counts.get(one.id) ?? 0,
  }))
}

/** The class, when the actor teaches it or watches its district. Throws 404 and 403. */
export async function ownClass(ctx: VerbContext, id: string): Promise<TrainingClass> {
  const one = await readClass(ctx.db, id)
  if (!one) throw noClass()
  ctx.within({ organisation: one.provider, district: one.district })
  return one
}

export const noClass = () => refusals.noSuchClass()

/** The timetable of a class as it is shown: when, where and by whom, each day. */
export const timetableOf = async (db: Db, one: TrainingClass): Promise<z.infer<typeof TimetableDay>[]> =>
  (await readDays(db, one.id)).map(({ day, lessons, topic, at, teacher, teacherPerson, place }) => ({
    day,
    hours: lessons,
    topic,
    time: timeText(at),
    beginsAt: at?.from ?? null,
    endsAt: at?.to ?? null,
    teacher: shownTeacher(
      teacher ? { name: teacher, person: teacherPerson } : { name: one.teacher, person: one.teacherPerson },
    ),
    place: place ?? one.place,
  }))
