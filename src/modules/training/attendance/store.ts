import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** One sign-in (签到): by the code shown in the room, or entered by the teacher with a reason. */
export interface Attendance {
  person: string
  day: CivilDate
  at: Date
  method: 'qr' | 'teacher' | 'online'
  enteredBy: string | null
  reason: string | null
}

/** Writes a sign-in unless the person has one for that day; gives back when the person signed in first, or null. */
export async function insertAttendance(
  db: Db,
  id: string,
  one: Attendance,
): Promise<{ before: Date | null }> {
  const { rows } = await sql`insert into attendance (class, day, person, at, method, entered_by, reason)
    values (${id}::uuid, ${one.day}, ${one.person}::uuid, ${one.at}, ${one.method}, ${one.enteredBy}, ${one.reason})
    on conflict (class, day, person) do nothing returning person`.execute(db)
  if (rows.length > 0) return { before: null }
  const known = await sql<{ at: Date }>`select at from attendance
    where class = ${id}::uuid and day = ${one.day} and person = ${one.person}::uuid`.execute(db)
  return { before: known.rows[0]?.at ?? one.at }
}

/** Every sign-in of a class, in the order in which they were made; of one person or one day if told. */
export async function readAttendance(
  db: Db,
  id: string,
  only: { person?: string; day?: CivilDate } = {},
): Promise<Attendance[]> {
  const { rows } = await sql<{
    person: string
    day: CivilDate
    at: Date
    method: 'qr' | 'teacher' | 'online'
    entered_by: string | null
    reason: string | null
  }>`select person, day, at, method, entered_by, reason from attendance
    where class = ${id}::uuid and struck_on is null and (${only.person ?? null}::uuid is null or person = ${only.person ?? null}::uuid)
      and (${only.day ?? null}::date is null or day = ${only.day ?? null}::date)
    order by at, person`.execute(db)
  return rows.map(({ entered_by, ...rest }) => ({ ...rest, enteredBy: entered_by }))
}

/** Whether the person is on the roster of the class. */
export async function onRoster(db: Db, id: string, person: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from trainee where class = ${id}::uuid and person = ${person}::uuid`.execute(db)
  return rows.length > 0
}
