import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

const Row = z.object({ classes: z.number(), trained: z.number() })

/** The classes of a provider that were completed within these days, and how many completed them (人次). */
export async function taughtWithin(
  db: Db,
  provider: string,
  from: CivilDate,
  to: CivilDate,
): Promise<{ classes: number; trained: number }> {
  const rows = await readRows(
    Row,
    sql`select count(distinct c.id)::int as classes,
      count(t.person) filter (where t.completed)::int as trained
    from training_class c left join trainee t on t.class = c.id
    where c.provider = ${provider} and c.state = 'completed' and c.completed_on between ${from}::date and ${to}::date`,
    db,
  )
  return rows[0] ?? { classes: 0, trained: 0 }
}
