import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

const Row = z.object({
  person: z.string(),
  class: z.string(),
  teacher: z.string(),
  teacher_person: z.string().nullable(),
})

/** A class that somebody is or was on, and one of those who teach it: of the register by person, else only a name. */
export interface TaughtBy {
  class: string
  teacher: string
  teacherPerson: string | null
}

/** The classes that these people are or were on, with whoever teaches them or a day of them, the newest last: asked for many at once, who were taught together and by whom. */
export async function taught(
  db: Db,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly TaughtBy[]>> {
  const rows = await readRows(
    Row,
    sql`select t.person, c.id as class, b.teacher, b.teacher_person
      from trainee t join training_class c on c.id = t.class
        cross join lateral (
          select c.teacher, c.teacher_person
          union select d.teacher, d.teacher_person from training_day d where d.class = c.id and d.teacher is not null) b
      where t.person = any(${[...people]}::uuid[]) and c.state in ('filed', 'approved', 'completed')
      order by t.person, c.starts_on, c.number, b.teacher`,
    db,
  )
  const all = new Map<string, TaughtBy[]>()
  for (const { person, class: of, teacher, teacher_person } of rows)
    all.set(person, [...(all.get(person) ?? []), { class: of, teacher, teacherPerson: teacher_person }])
  return all
}
