import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Where a unit of SCORM left off, as it wrote it; null where it wrote nothing. */
export async function stateOf(db: Db, registration: string, unit: number): Promise<string | null> {
  const [row] = await readRows(
    z.object({ cmi: z.string() }),
    sql`select cmi from online_scorm_state where registration = ${registration}::uuid and unit = ${unit}`,
    db,
  )
  return row?.cmi ?? null
}

/** Writes where a unit of SCORM left off. */
export async function keepState(
  db: Db,
  one: { registration: string; unit: number; cmi: string; at: Date },
): Promise<void> {
  await sql`insert into online_scorm_state (registration, unit, cmi, at)
    values (${one.registration}::uuid, ${one.unit}, ${one.cmi}, ${one.at})
    on conflict (registration, unit) do update set cmi = excluded.cmi, at = excluded.at`.execute(db)
}
