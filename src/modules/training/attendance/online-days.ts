import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PlannedDay } from '../facts.ts'
import { readDays } from '../roster/store.ts'
import { insertAttendance, onRoster, readAttendance } from './store.ts'

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
 * What a trainee has learnt online signs in for the online days of a class, in their order: each as soon as the lessons counted so
 * far (已计课时) reach it. Gives the days that were signed in now; somebody who is not on the roster gets none.
 */
export async function signInOnline(
  db: Db,
  id: string,
  person: string,
  lessons: number,
  at: Date,
): Promise<CivilDate[]> {
  if (!(await onRoster(db, id, person))) return []
  const online = new Set(await onlineDaysOf(db, id))
  const signed = new Set((await readAttendance(db, id, { person })).map(({ day }) => day))
  const due = reached(
    (await readDays(db, id)).filter(({ day }) => online.has(day)),
    lessons,
  ).filter((day) => !signed.has(day))
  for (const day of due)
    await insertAttendance(db, id, { person, day, at, method: 'online', enteredBy: null, reason: null })
  return due
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
