import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, lockName, readRows } from '../../../kernel/database/index.ts'
import { type CourseKind, taughtText } from '../../../kernel/value/course-kind.ts'
import { levelOf } from '../../../kernel/value/level.ts'
import { KeptDay, Time } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { NamedTeacher } from '../teachers/teacher.ts'
import { type Held, teacherKey } from './in-two-places.ts'

const HeldRow = z.object({
  class: z.string(),
  number: z.string(),
  occupation_name: z.string(),
  level: z.string(),
  course: kept<CourseKind>().nullable(),
  provider: z.string(),
  day: KeptDay,
  teacher: z.string(),
  teacher_person: z.string().nullable(),
  place: z.string(),
  lessons: z.number(),
  begins_at: Time.nullable(),
  ends_at: Time.nullable(),
})

/** Who of the register teaches on a day: whoever took the day over, else who teaches the class. */
const TAUGHT_BY = sql`case when d.teacher is null then c.teacher_person else d.teacher_person end`

/** What classes that are filed or run give on these days: those of a provider, and those that name one of these teachers, by person or by name. */
export async function heldOn(
  db: Db,
  {
    provider,
    teachers,
    days,
  }: { provider: string; teachers: readonly NamedTeacher[]; days: readonly CivilDate[] },
): Promise<Held[]> {
  const names = teachers.map(({ name }) => teacherKey(name))
  const people = teachers.flatMap(({ person }) => person ?? [])
  const rows = await readRows(
    HeldRow,
    sql`select c.id as class, c.number, c.occupation_name, c.level, c.course, c.provider, d.day,
        coalesce(d.teacher, c.teacher) as teacher, ${TAUGHT_BY} as teacher_person, coalesce(d.place, c.place) as place, d.hours as lessons,
        to_char(d.begins_at, 'HH24:MI') as begins_at, to_char(d.ends_at, 'HH24:MI') as ends_at
      from training_class c join training_day d on d.class = c.id
      where c.id in (
          select id from training_class where state in ('filed', 'approved') and provider = ${provider}::uuid
          union select id from training_class where state in ('filed', 'approved') and replace(teacher, ' ', '') = any(${names}::text[])
          union select id from training_class where state in ('filed', 'approved') and teacher_person = any(${people}::uuid[])
          union select class from training_day where teacher_person = any(${people}::uuid[]) and day = any(${[...days]}::date[]) and teacher_person is not null
          union select class from training_day where replace(teacher, ' ', '') = any(${names}::text[]) and day = any(${[...days]}::date[]) and teacher is not null)
        and c.state in ('filed', 'approved') and d.day = any(${[...days]}::date[]) and not d.online
        and (c.provider = ${provider}::uuid or replace(coalesce(d.teacher, c.teacher), ' ', '') = any(${names}::text[])
          or ${TAUGHT_BY} = any(${people}::uuid[]))
        and not exists (select 1 from class_pause p where p.class = c.id and p.resumed_from is null and d.day >= p.paused_from)
      order by d.day, c.number`,
    db,
  )
  return rows.map(({ begins_at, ends_at, occupation_name, level, course, teacher_person, ...rest }) => ({
    ...rest,
    teacherPerson: teacher_person,
    title: taughtText({ occupation: occupation_name, level: levelOf(level), course }),
    at: begins_at && ends_at ? { from: begins_at, to: ends_at } : null,
  }))
}

/**
 * Whoever plans lessons of this provider or of these teachers waits for the others who do, until the transaction ends: what is free
 * when it is asked is still free when it is taken. Names go in one order for all.
 */
export async function lockLessons(db: Db, provider: string, teachers: readonly string[]): Promise<void> {
  for (const name of [...new Set([provider, ...teachers.map(teacherKey)])].sort())
    await lockName(db, `training lessons of ${name}`)
}

/** The names that a teacher's lessons are locked by: the person, and what the person is called, since others may know only that. */
export const lockedAs = ({ name, person }: NamedTeacher): string[] => (person ? [name, person] : [name])
