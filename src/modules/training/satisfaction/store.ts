import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** Keeps how content the trainee was; said again it takes the earlier answer's place. */
export async function keepStars(
  db: Db,
  one: { class: string; person: string; stars: number; on: CivilDate },
): Promise<void> {
  await sql`insert into class_satisfaction (class, person, stars, said_on)
    values (${one.class}::uuid, ${one.person}::uuid, ${one.stars}, ${one.on})
    on conflict (class, person) do update set stars = excluded.stars, said_on = excluded.said_on`.execute(db)
}

/** What a trainee said of each class. */
export async function starsOf(db: Db, person: string): Promise<Map<string, number>> {
  const rows = await readRows(
    z.object({ class: z.string(), stars: z.number() }),
    sql`select class, stars from class_satisfaction where person = ${person}::uuid`,
    db,
  )
  return new Map(rows.map((row) => [row.class, row.stars]))
}
