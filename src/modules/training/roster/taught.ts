import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

const Row = z.object({ person: z.string(), class: z.string(), teacher: z.string() })

/** The classes that these people are or were on, each with its teacher, the newest last: asked for many at once, who were taught together and by whom. */
export async function taught(
  db: Db,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly { class: string; teacher: string }[]>> {
  const rows = await readRows(
    Row,
    sql`select t.person, c.id as class, c.teacher from trainee t join training_class c on c.id = t.class
      where t.person = any(${[...people]}::uuid[]) and c.state in ('filed', 'approved', 'completed')
      order by t.person, c.starts_on, c.number`,
    db,
  )
  const all = new Map<string, { class: string; teacher: string }[]>()
  for (const { person, class: of, teacher } of rows)
    all.set(person, [...(all.get(person) ?? []), { class: of, teacher }])
  return all
}
