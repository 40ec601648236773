import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Of those who were examined out of these classes: how many sat, and how many passed at least once (通过). */
export async function passedOfClasses(
  db: Db,
  { people, classes }: { people: readonly string[]; classes: readonly string[] },
): Promise<{ sat: number; passed: number }> {
  if (people.length === 0) return { sat: 0, passed: 0 }
  const rows = await readRows(
    z.object({ sat: z.number(), passed: z.number() }),
    sql`select count(*)::int as sat, count(*) filter (where passed)::int as passed from (
        select person, class, bool_or(passed) as passed from exam_candidate
        where person = any(${[...new Set(people)]}::uuid[]) and class = any(${[...classes]}::uuid[]) and passed is not null
        group by person, class) k`,
    db,
  )
  return rows[0] ?? { sat: 0, passed: 0 }
}
