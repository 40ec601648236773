import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What became of an entry of an outbox. */
export const BECAME = ['counted', 'already', 'rejected'] as const
export type Became = (typeof BECAME)[number]

/** An entry of a trainer's outbox as it was received, with what became of it. */
export interface Received {
  key: string
  person: string | null
  day: CivilDate
  at: Date
  became: Became
  why: string | null
}

/** What became of entries that had been received before, by their keys. */
export async function receivedBefore(
  db: Db,
  id: string,
  keys: readonly string[],
): Promise<Map<string, { became: Became; why: string | null }>> {
  const rows = await readRows(
    z.object({ key: z.string(), became: kept<Became>(), why: z.string().nullable() }),
    sql`select key, became, why from sign_in_received where class = ${id}::uuid and key = any(${[...keys]}::uuid[])`,
    db,
  )
  return new Map(rows.map(({ key, ...rest }) => [key, rest]))
}

/** Keeps an entry with what became of it; false where its key is known already. */
export async function keepReceived(
  db: Db,
  id: string,
  one: Received & { receivedAt: Date; by: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into sign_in_received (key, class, person, day, at, received_at, by, became, why)
    values (${one.key}::uuid, ${id}::uuid, ${one.person}::uuid, ${one.day}, ${one.at}, ${one.receivedAt}, ${one.by},
      ${one.became}, ${one.why})
    on conflict (key) do nothing returning key`.execute(db)
  return rows.length > 0
}
