import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { ClassRow, COLUMNS, classOf, type TrainingClass } from '../store.ts'

/** A class that somebody completed, with the hours that counted for them. */
export type Completion = TrainingClass & { attendedHours: number }

/** The classes that a person completed and that no violation stands against, the newest first, by one statement. */
export async function completedBy(db: Db, person: string): Promise<Completion[]> {
  const rows = await readRows(
    ClassRow.extend({ attended_hours: z.number().int() }),
    sql`select ${COLUMNS}, (select t.hours from trainee t where t.class = training_class.id and t.person = ${person}::uuid) as attended_hours
      from training_class
      where id in (select class from trainee where person = ${person}::uuid and completed)
        and state = 'completed'
        and not exists (select 1 from training_violation v where v.class = training_class.id and v.lifted_on is null
          and (v.person is null or v.person = ${person}::uuid))
      order by starts_on desc, number limit 200`,
    db,
  )
  return rows.map(({ attended_hours, ...row }) => ({ ...classOf(row), attendedHours: attended_hours }))
}
