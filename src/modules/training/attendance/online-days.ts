import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PlannedDay } from '../facts.ts'
import { readDays } from '../roster/store.ts'
import { holdClass } from '../store.ts'
import { type Attendance, changeStanding, insertAttendance, onRoster, readAttendance } from './store.ts'

/** Says which days of a blended class are taught online (线上理论日): these, and no others. */
export async function setOnlineDays(db: Db, id: string, days: readonly CivilDate[]): Promise<void> {
  await sql`update training_day set online = (day = any(${[...days]}::date[])) where class = ${id}::uuid`.execute(
    db,
  )
}

/** The days of a class that are taught online, in their order. */
export async function onlineDaysOf(db: Db, id: string): Promise<CivilDate[]> {
  const rows = await readRows(
    z.object({ day: z.string() }),
    sql`select day::text as day from training_day where class = ${id}::uuid and online order by day`,
    db,
  )
  return rows.map(({ day }) => day as CivilDate)
}

/**
 * How many lessons a class teaches online, if what a person learnt on that day counts there: the class is not completed, the day is
 * before its end, and the person on its roster then. Null where it does not.
 */
export async function onlineRoom(
  db: Db,
  id: string,
  person: string,
  day: CivilDate,
): Promise<{ lessons: number } | null> {
  const [row] = await readRows(
    z.object({ lessons: z.coerce.number() }),
    sql`select (select coalesce(sum(d.hours), 0) from training_day d where d.class = c.id and d.online) as lessons
      from training_class c join trainee t on t.class = c.id and t.person = ${person}::uuid
      where c.id = ${id}::uuid and c.state in ('filed', 'approved') and ${day}::date <= c.ends_on
        and (t.joined_on is null or t.joined_on <= ${day}::date) and (t.left_on is null or t.left_on > ${day}::date)`,
    db,
  )
  return row ?? null
}

/**
 * What a trainee has learnt online signs in for the online days of a class, in their order: each as soon as the lessons counted so
 * far (已计课时) reach it. Gives the days that were signed in now; somebody who is not on the roster gets none, and a completed class
 * is not changed. A day that was taken back, and is learnt again, counts again.
 */
export async function signInOnline(
  db: Db,
  id: string,
  person: string,
  lessons: number,
  at: Date,
): Promise<CivilDate[]> {
  if ((await holdClass(db, id))?.state === 'completed' || !(await onRoster(db, id, person))) return []
  const known = await readAttendance(db, id, { person, all: true })
  const signed = new Set(known.filter(counts).map(({ day }) => day))
  const due = (await daysReached(db, id, lessons)).filter((day) => !signed.has(day))
  const taken = known.filter((one) => due.includes(one.day) && one.method === 'online' && !one.looked)
  const again = {
    standing: 'confirmed',
    why: '重新学满了这一天的课时',
    by: '线上学习',
    at,
    looked: false,
  } as const
  await changeStanding(db, id, taken, again)
  for (const day of due)
    await insertAttendance(db, id, { person, day, at, method: 'online', enteredBy: null, reason: null })
  return due
}

const counts = ({ standing }: Attendance): boolean => standing === 'confirmed' || standing === 'unconfirmed'

/** The online days of a class that so many lessons cover, in their order. */
export async function daysReached(db: Db, id: string, lessons: number): Promise<CivilDate[]> {
  const online = new Set(await onlineDaysOf(db, id))
  return reached(
    (await readDays(db, id)).filter(({ day }) => online.has(day)),
    lessons,
  )
}

/** The days whose lessons are all covered by so many counted ones. */
function reached(days: readonly PlannedDay[], lessons: number): CivilDate[] {
  let needed = 0
  return days
    .filter((one) => {
      needed += one.lessons
      return needed <= lessons
    })
    .map(({ day }) => day)
}
