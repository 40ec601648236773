import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Who watches which room of a session (监考员). */
export interface Watcher {
  room: string
  person: string
  card: string
  name: string
}

const Row = z.object({ room: z.string(), person: z.string(), card: z.string(), name: z.string() })

export const watchersOf = (db: Db, session: string): Promise<Watcher[]> =>
  readRows(
    Row,
    sql`select room, person, card, name from sitting_watcher where session = ${session}::uuid order by room, card`,
    db,
  )

/** Another watches in the place of somebody who has to step back (回避). */
export async function replaceWatcher(db: Db, session: string, out: string, one: Watcher): Promise<void> {
  await sql`update sitting_watcher set person = ${one.person}::uuid, card = ${one.card}, name = ${one.name}
    where session = ${session}::uuid and person = ${out}::uuid`.execute(db)
}

export async function insertWatchers(db: Db, session: string, all: readonly Watcher[]): Promise<void> {
  await sql`insert into sitting_watcher (session, room, person, card, name)
    select ${session}::uuid, room, person, card, name from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as w (room text, person uuid, card text, name text)`.execute(db)
}
