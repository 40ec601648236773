import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { Json } from '../statement/primitive.ts'

const Row = z.object({ id: z.string(), definition: z.string() })

/** What is known of activities, by id. */
export async function definitionsOf(
  db: Db,
  holder: string,
  ids: readonly string[],
): Promise<Map<string, Json>> {
  const rows = await readRows(
    Row,
    sql`select id, definition from xapi_activity where holder = ${holder} and id = any(${[...ids]}::text[])`,
    db,
  )
  return new Map(rows.map(({ id, definition }) => [id, JSON.parse(definition) as Json]))
}

/** Adds what a statement says of an activity to what is known of it. */
export async function learnDefinition(db: Db, holder: string, id: string, more: Json): Promise<void> {
  const known = (await definitionsOf(db, holder, [id])).get(id)
  const whole = known ? joined(known, more) : more
  if (known && JSON.stringify(known) === JSON.stringify(whole)) return
  await sql`insert into xapi_activity (holder, id, definition) values (${holder}, ${id}, ${JSON.stringify(whole)})
    on conflict (holder, id) do update set definition = excluded.definition`.execute(db)
}

/** What comes later takes the place of what was said before; texts and extensions are kept beside one another. */
function joined(known: Json, more: Json): Json {
  const whole: Json = { ...known, ...more }
  for (const key of ['name', 'description', 'extensions'])
    if (known[key] && more[key]) whole[key] = { ...(known[key] as Json), ...(more[key] as Json) }
  return whole
}
