import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Session } from './attendance-code.ts'
import type { Place } from './distance.ts'

/** What belongs to one day's lessons: the secret of its codes and, once its teacher's phone has said, where the room is. */
export interface LessonSession extends Session {
  room: Place | null
}

const Row = z.object({
  secret: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})

/** The session of a day, or null where the class has no lessons then. */
export async function sessionOf(db: Db, id: string, day: CivilDate): Promise<LessonSession | null> {
  const [row] = await readRows(
    Row,
    sql`select secret::text as secret, latitude, longitude from training_day where class = ${id}::uuid and day = ${day}`,
    db,
  )
  if (!row) return null
  const { latitude, longitude } = row
  const room = latitude === null || longitude === null ? null : { latitude, longitude }
  return { class: id, day, secret: row.secret, room }
}

/** Keeps where the room of a day is (教室位置). */
export async function markRoom(db: Db, id: string, day: CivilDate, { latitude, longitude }: Place) {
  await sql`update training_day set latitude = ${latitude}, longitude = ${longitude}
    where class = ${id}::uuid and day = ${day}`.execute(db)
}
