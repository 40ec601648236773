import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** One night's screening: what it read, and what it found (筛查记录). */
export interface Run {
  day: CivilDate
  classes: number
  signIns: number
  suspicions: number
  opened: number
  began: Date
  ended: Date
}

export async function ranOn(db: Db, day: CivilDate): Promise<boolean> {
  const { rows } = await sql`select 1 from supervision_run where day = ${day}`.execute(db)
  return rows.length > 0
}

export async function insertRun(db: Db, one: Run): Promise<void> {
  await sql`insert into supervision_run (day, classes, sign_ins, suspicions, opened, began_at, ended_at)
    values (${one.day}, ${one.classes}, ${one.signIns}, ${one.suspicions}, ${one.opened}, ${one.began}, ${one.ended})
    on conflict (day) do nothing`.execute(db)
}

const RunRow = z.object({
  day: KeptDay,
  classes: z.number(),
  sign_ins: z.number(),
  suspicions: z.number(),
  opened: z.number(),
})

/** The last screening, or null before the first. */
export async function lastRun(db: Db): Promise<Omit<Run, 'began' | 'ended'> | null> {
  const rows = await readRows(
    RunRow,
    sql`select day, classes, sign_ins, suspicions, opened from supervision_run order by day desc limit 1`,
    db,
  )
  const row = rows[0]
  return row ? { ...row, signIns: row.sign_ins } : null
}
