import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CourseKind } from '../../../kernel/value/course-kind.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

const Row = z.object({
  id: z.string(),
  number: z.string(),
  occupation_name: z.string(),
  level: z.string(),
  course: kept<CourseKind>().nullable(),
  hours: z.number(),
  completed_on: KeptDay,
  trainees: z.number(),
  completed: z.number(),
  attended: z.number(),
})

/** A class that a provider completed in a year, with how many were on it and completed it, and the lessons that they attended. */
export type ClassOfYear = z.output<typeof Row>

/** No provider completes more classes in a year. */
const MOST = 2000

/** The classes of a provider that were completed within these days, by number. */
export const classesOfYear = (
  db: Db,
  provider: string,
  from: CivilDate,
  to: CivilDate,
): Promise<ClassOfYear[]> =>
  readRows(
    Row,
    sql`select c.id, c.number, c.occupation_name, c.level, c.course, c.hours, c.completed_on, count(t.person)::int as trainees,
        count(t.person) filter (where t.completed)::int as completed, coalesce(sum(t.hours), 0)::int as attended
      from training_class c left join trainee t on t.class = c.id
      where c.provider = ${provider}::uuid and c.state = 'completed' and c.completed_on between ${from}::date and ${to}::date
      group by c.id order by c.number limit ${MOST}`,
    db,
  )

/** Who completed these classes, by person, and in which class. */
export const completedOf = (
  db: Db,
  classes: readonly string[],
): Promise<{ person: string; class: string }[]> =>
  readRows(
    z.object({ person: z.string(), class: z.string() }),
    sql`select person, class from trainee where class = any(${[...classes]}::uuid[]) and completed order by class, line`,
    db,
  )

/** How many objections trainees of these classes raised against the record of a day (考勤异议). */
export async function disputesOf(db: Db, classes: readonly string[]): Promise<string[]> {
  const rows = await readRows(
    z.object({ number: z.string() }),
    sql`select number from attendance_dispute where class = any(${[...classes]}::uuid[]) order by number limit ${MOST}`,
    db,
  )
  return rows.map(({ number }) => number)
}
