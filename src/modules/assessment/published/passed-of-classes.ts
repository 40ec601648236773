import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Of those who were examined out of these classes, class by class: how many sat, and how many passed at least once (通过). */
export async function passedOfClasses(
  db: Db,
  { people, classes }: { people: readonly string[]; classes: readonly string[] },
): Promise<ReadonlyMap<string, { sat: number; passed: number }>> {
  if (people.length === 0) return new Map()
  const rows = await readRows(
    z.object({ class: z.string(), sat: z.number(), passed: z.number() }),
    sql`select class, count(*)::int as sat, count(*) filter (where passed)::int as passed from (
        select person, class, bool_or(passed) as passed from exam_candidate
        where person = any(${[...new Set(people)]}::uuid[]) and class = any(${[...classes]}::uuid[]) and passed is not null
        group by person, class) k group by class`,
    db,
  )
  return new Map(rows.map(({ class: id, ...counts }) => [id, counts]))
}
