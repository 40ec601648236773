import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** A pause that is not over (停课): no lessons from this day on, and why. */
export interface Pause {
  from: CivilDate
  why: string
}

/** The pause in which a class stands now, or null. */
export async function pauseOf(db: Db, id: string): Promise<Pause | null> {
  const [row] = await readRows(
    z.object({ paused_from: KeptDay, why: z.string() }),
    sql`select paused_from, why from class_pause where class = ${id}::uuid and resumed_from is null`,
    db,
  )
  return row ? { from: row.paused_from, why: row.why } : null
}

export async function beginPause(db: Db, id: string, pause: Pause & { by: string; at: Date }): Promise<void> {
  await sql`insert into class_pause (id, class, paused_from, why, paused_by, paused_at)
    values (${randomUUID()}, ${id}::uuid, ${pause.from}, ${pause.why}, ${pause.by}, ${pause.at})`.execute(db)
}

export async function endPause(
  db: Db,
  id: string,
  { from, by, at }: { from: CivilDate; by: string; at: Date },
): Promise<void> {
  await sql`update class_pause set resumed_from = ${from}, resumed_by = ${by}, resumed_at = ${at}
    where class = ${id}::uuid and resumed_from is null`.execute(db)
}
