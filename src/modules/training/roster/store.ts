import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import { type KeptRecord, keptRecord, readRecord } from '../../../kernel/decision/kept.ts'
import { KeptDay, Time } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Stretch } from '../../../kernel/value/time/time-of-day.ts'
import type { PlannedDay } from '../facts.ts'

export async function insertDays(
  db: Db,
  id: string,
  days: readonly (PlannedDay & { topic: string })[],
): Promise<void> {
  const rows = days.map(({ day, lessons, topic, at }) => ({
    day,
    hours: lessons,
    topic,
    begins_at: at?.from ?? null,
    ends_at: at?.to ?? null,
  }))
  await sql`insert into training_day (class, day, hours, topic, begins_at, ends_at)
    select ${id}::uuid, day, hours, topic, begins_at, ends_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as planned (day date, hours int, topic text, begins_at time, ends_at time)`.execute(db)
}

/** A day of the timetable as it is kept. */
export interface TimetabledDay extends PlannedDay {
  topic: string
  at: Stretch | null
  /** Who teaches, and where, where that is not what was filed. */
  teacher: string | null
  teacherPerson: string | null
  place: string | null
}

const DayRow = z.object({
  day: KeptDay,
  lessons: z.number(),
  topic: z.string(),
  begins_at: Time.nullable(),
  ends_at: Time.nullable(),
  teacher: z.string().nullable(),
  teacher_person: z.string().nullable(),
  place: z.string().nullable(),
})

/** The timetable of a class, day by day (课表). */
export async function readDays(db: Db, id: string): Promise<TimetabledDay[]> {
  const rows = await readRows(
    DayRow,
    sql`select day, hours as lessons, topic, to_char(begins_at, 'HH24:MI') as begins_at,
      to_char(ends_at, 'HH24:MI') as ends_at, teacher, teacher_person, place
    from training_day where class = ${id}::uuid order by day`,
    db,
  )
  return rows.map(({ begins_at, ends_at, teacher_person, ...rest }) => ({
    ...rest,
    teacherPerson: teacher_person,
    at: begins_at && ends_at ? { from: begins_at, to: ends_at } : null,
  }))
}

/** The plan of a class as the rules read it. */
export const planOf = async (db: Db, id: string): Promise<PlannedDay[]> =>
  (await readDays(db, id)).map(({ day, lessons, at }) => ({ day, lessons, ...(at ? { at } : {}) }))

export interface NewTrainee {
  person: string
  line: number
  group: string
  employer: string | null
  note: string
  attention: string[]
}

export async function insertTrainees(db: Db, id: string, trainees: readonly NewTrainee[]): Promise<void> {
  await sql`insert into trainee (class, person, line, subsidy_group, employer, note, attention)
    select ${id}::uuid, person, line, subsidy_group, employer, note, attention
    from jsonb_to_recordset(${JSON.stringify(
      trainees.map(({ group, ...rest }) => ({ ...rest, subsidy_group: group })),
    )}::jsonb) as t (person uuid, line int, subsidy_group text, employer uuid, note text, attention jsonb)`.execute(
    db,
  )
}

/**
 * Takes every day of the class for each of these people; gives back those for whom a day was taken by another
 * class meanwhile. Waits for whoever takes the same day at the same moment; rows go in one order for all.
 */
export async function takeDays(
  db: Db,
  id: string,
  people: readonly string[],
  days: readonly CivilDate[],
): Promise<string[]> {
  const { rows } = await sql<{ person: string; taken: number }>`with taken as (
      insert into trainee_day (person, day, class)
      select person, day, ${id}::uuid from unnest(${[...people]}::uuid[]) as p (person)
        cross join unnest(${[...days]}::date[]) as d (day)
      order by person, day
      on conflict (person, day) do nothing returning person
    ) select person, count(*) as taken from taken group by person`.execute(db)
  const full = new Set(rows.filter(({ taken }) => taken === days.length).map(({ person }) => person))
  return people.filter((person) => !full.has(person))
}

/** Gives the days of a class free again; who was on its roster stays known. */
export async function freeDays(db: Db, id: string): Promise<void> {
  await sql`delete from trainee_day where class = ${id}::uuid`.execute(db)
}

/** Forgets roster and timetable of a class that was not approved yet, before corrected ones take their place. */
export async function clearPlan(db: Db, id: string): Promise<void> {
  await freeDays(db, id)
  await sql`delete from trainee where class = ${id}::uuid`.execute(db)
  await sql`delete from training_day where class = ${id}::uuid`.execute(db)
}

/** On which of these days each person sits in a class other than `except`. */
export async function busyDays(
  db: Db,
  people: readonly string[],
  days: readonly CivilDate[],
  except: string | null,
): Promise<Map<string, { from: CivilDate; to: CivilDate }>> {
  if (people.length === 0 || days.length === 0) return new Map()
  const { rows } = await sql<{ person: string; from: CivilDate; to: CivilDate }>`
    select person, min(day) as "from", max(day) as "to" from trainee_day
    where person = any(${[...people]}::uuid[]) and day = any(${[...days]}::date[])
      and (${except}::uuid is null or class <> ${except}::uuid)
    group by person`.execute(db)
  return new Map(rows.map(({ person, from, to }) => [person, { from, to }]))
}

export interface Trainee {
  person: string
  line: number
  group: string
  employer: string | null
  note: string
  attention: string[]
  hours: number | null
  attendancePercent: number | null
  completed: boolean | null
  record: DecisionRecord | null
  /** Came, or left, while the class ran. */
  joinedOn: CivilDate | null
  leftOn: CivilDate | null
}

export async function readTrainees(db: Db, id: string): Promise<Trainee[]> {
  const { rows } = await sql<{
    person: string
    line: number
    subsidy_group: string
    employer: string | null
    note: string
    attention: string[]
    hours: number | null
    attendance_percent: number | null
    completed: boolean | null
    record: KeptRecord | null
    joined_on: CivilDate | null
    left_on: CivilDate | null
  }>`select person, line, subsidy_group, employer, note, attention, hours, attendance_percent, completed, record,
      joined_on, left_on
    from trainee where class = ${id}::uuid order by line`.execute(db)
  return rows.map(({ subsidy_group, attendance_percent, record, joined_on, left_on, ...rest }) => ({
    ...rest,
    record: readRecord(record),
    group: subsidy_group,
    attendancePercent: attendance_percent,
    joinedOn: joined_on,
    leftOn: left_on,
  }))
}

export async function countTrainees(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ class: string; count: number }>`select class, count(*) as count from trainee
    where class = any(${[...ids]}::uuid[]) group by class`.execute(db)
  return new Map(rows.map((row) => [row.class, row.count]))
}

export interface TraineeResult {
  person: string
  hours: number
  percent: number
  completed: boolean
  record: DecisionRecord
}

export async function setResults(db: Db, id: string, results: readonly TraineeResult[]): Promise<void> {
  const rows = results.map((one) => ({ ...one, record: keptRecord(one.record) }))
  await sql`update trainee set hours = r.hours, attendance_percent = r.percent, completed = r.completed,
      record = r.record
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (person uuid, hours int, percent int, completed boolean, record jsonb)
    where trainee.class = ${id}::uuid and trainee.person = r.person`.execute(db)
}
