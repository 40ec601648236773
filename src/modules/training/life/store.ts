import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Stretch } from '../../../kernel/value/time/time-of-day.ts'
import type { NamedTeacher } from '../teachers/teacher.ts'
import type { Move } from './replan.ts'

/** The days of a class on which anybody ever signed in, whatever became of it. */
export async function signedDays(db: Db, id: string): Promise<CivilDate[]> {
  const rows = await readRows(
    z.object({ day: KeptDay }),
    sql`select distinct day from attendance where class = ${id}::uuid order by day`,
    db,
  )
  return rows.map(({ day }) => day)
}

const LessonRow = z.object({
  day: KeptDay,
  hours: z.number(),
  topic: z.string(),
  online: z.boolean(),
  teacher: z.string().nullable(),
  teacher_person: z.string().nullable(),
  place: z.string().nullable(),
  begins_at: z.string().nullable(),
  ends_at: z.string().nullable(),
})

/** Moves lessons with all that belongs to them, also onto days that others of them leave; each day has a fresh secret. */
export async function moveLessons(db: Db, id: string, moves: readonly Move[]): Promise<void> {
  const from = moves.map((move) => move.from)
  const lessons = await readRows(
    LessonRow,
    sql`delete from training_day where class = ${id}::uuid and day = any(${from}::date[])
      returning day, hours, topic, online, teacher, teacher_person, place, begins_at, ends_at`,
    db,
  )
  await sql`delete from trainee_day where class = ${id}::uuid and day = any(${from}::date[])`.execute(db)
  const to = new Map(moves.map((move) => [move.from, move.to]))
  const rows = lessons.map((lesson) => ({ ...lesson, day: to.get(lesson.day) }))
  await sql`insert into training_day (class, day, hours, topic, online, teacher, teacher_person, place, begins_at, ends_at)
    select ${id}::uuid, day, hours, topic, online, teacher, teacher_person, place, begins_at, ends_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (day date, hours int, topic text, online boolean, teacher text, teacher_person uuid, place text, begins_at time, ends_at time)`.execute(
    db,
  )
  await sql`update training_class set
      starts_on = (select min(day) from training_day where class = ${id}::uuid),
      ends_on = (select max(day) from training_day where class = ${id}::uuid)
    where id = ${id}::uuid`.execute(db)
}

/** Says who teaches on the days from one on. */
export async function setTeacher(
  db: Db,
  id: string,
  from: CivilDate,
  { name, person }: NamedTeacher,
): Promise<void> {
  await sql`update training_day set teacher = ${name}, teacher_person = ${person}::uuid where class = ${id}::uuid and day >= ${from}::date`.execute(
    db,
  )
}

/** Says when, and where, the lessons of these days are. */
export async function setLessons(
  db: Db,
  id: string,
  days: readonly { day: CivilDate; at: Stretch }[],
  place: string | null,
): Promise<void> {
  const rows = days.map(({ day, at }) => ({ day, begins_at: at.from, ends_at: at.to }))
  await sql`update training_day d set begins_at = t.begins_at, ends_at = t.ends_at, place = coalesce(${place}::text, d.place)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (day date, begins_at time, ends_at time)
    where d.class = ${id}::uuid and d.day = t.day`.execute(db)
}

/** Says from when to when a class is usually taught. */
export async function setUsualTimes(db: Db, id: string, at: Stretch): Promise<void> {
  await sql`update training_class set begins_at = ${at.from}::time, ends_at = ${at.to}::time where id = ${id}::uuid`.execute(
    db,
  )
}

/** What changed on a roster while its class ran. */
export interface RosterChange {
  person: string
  kind: 'joined' | 'left' | 'employer'
  day: CivilDate
  employer: string | null
  why: string
  by: string
  at: Date
}

/** Keeps a change of the roster, with what it means for its line. */
export async function keepRosterChange(db: Db, id: string, one: RosterChange): Promise<void> {
  await sql`insert into roster_change (id, class, person, kind, on_day, employer, why, by, at)
    values (${randomUUID()}, ${id}::uuid, ${one.person}::uuid, ${one.kind}, ${one.day}, ${one.employer}::uuid, ${one.why},
      ${one.by}, ${one.at})`.execute(db)
  await sql`update trainee set
      joined_on = case when ${one.kind} = 'joined' then ${one.day}::date else joined_on end,
      left_on = case when ${one.kind} = 'left' then ${one.day}::date else left_on end,
      attention = attention || ${JSON.stringify([`${WORDS[one.kind]}（${one.day}）：${one.why}`])}::jsonb
    where class = ${id}::uuid and person = ${one.person}::uuid`.execute(db)
}

const WORDS = { joined: '中途加入', left: '中途离班', employer: '中途换了用人单位' } as const

/** From when on a person is no longer in the class, or null. */
export async function leftOn(db: Db, id: string, person: string): Promise<CivilDate | null> {
  const [row] = await readRows(
    z.object({ left_on: KeptDay.nullable() }),
    sql`select left_on from trainee where class = ${id}::uuid and person = ${person}::uuid`,
    db,
  )
  return row?.left_on ?? null
}

/** Frees the days of a person from one day on: whoever has left may sit in another class. */
export async function freePerson(db: Db, id: string, person: string, from: CivilDate): Promise<void> {
  await sql`delete from trainee_day where class = ${id}::uuid and person = ${person}::uuid and day >= ${from}::date`.execute(
    db,
  )
}
