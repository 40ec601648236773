import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What a sign-in says while its second roll call is not answered. */
export const CALLED = '第二次点名还没有应'

/** Calls everybody who has signed in by their own phone or pass a second time: each waits until it is answered. Gives how many. */
export async function openRollCall(
  db: Db,
  { id, day, by, at }: { id: string; day: CivilDate; by: string; at: Date },
): Promise<number> {
  const { rows } = await sql`with called as (
      update attendance set standing = 'unconfirmed', standing_why = ${CALLED}
      where class = ${id}::uuid and day = ${day} and standing = 'confirmed' and method in ('qr', 'pass')
      returning class, day, person
    ) insert into attendance_change (class, day, person, standing, why, by, at)
      select class, day, person, 'unconfirmed', ${CALLED}::text, ${by}::text, ${at}::timestamptz from called returning id`.execute(
    db,
  )
  if (rows.length > 0)
    await sql`insert into roll_call (id, class, day, opened_at, opened_by, called)
      values (${randomUUID()}, ${id}::uuid, ${day}, ${at}, ${by}, ${rows.length})`.execute(db)
  return rows.length
}

/** The second roll calls of a day (第二次点名), and when its first sign-in was made. */
export async function rollCallsOf(
  db: Db,
  id: string,
  day: CivilDate,
): Promise<{ held: number; waiting: number; firstAt: Date | null }> {
  const [row] = await readRows(
    z.object({ held: z.number(), waiting: z.number(), first_at: z.date().nullable() }),
    sql`select (select count(*)::int from roll_call where class = ${id}::uuid and day = ${day}) as held,
      count(*) filter (where standing = 'unconfirmed' and standing_why = ${CALLED})::int as waiting,
      min(at) filter (where method in ('qr', 'pass')) as first_at
      from attendance where class = ${id}::uuid and day = ${day}`,
    db,
  )
  return { held: row?.held ?? 0, waiting: row?.waiting ?? 0, firstAt: row?.first_at ?? null }
}
