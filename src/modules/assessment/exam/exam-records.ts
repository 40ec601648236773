import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** An examination with what each who sat it came to, for whoever screens many (筛查). */
export interface ExamInFull {
  id: string
  number: string
  assessor: string
  occupation: string
  level: string
  heldOn: CivilDate
  place: string
  /** The lowest mark of each, which decides: two entries that agree are one. */
  marks: { person: string; mark: string; passed: boolean }[]
}

const ExamRow = z.object({
  id: z.string(),
  number: z.string(),
  assessor: z.string(),
  occupation: z.string(),
  level: z.string(),
  held_on: KeptDay,
  place: z.string(),
})
const MarkRow = z.object({ exam: z.string(), person: z.string(), mark: z.string(), passed: z.boolean() })

/** The examinations held since a day whose results stand, by number from `after` on; `most` bounds the portion. */
export async function examsHeld(
  db: Db,
  { since, after, most }: { since: CivilDate; after: string; most: number },
): Promise<ExamInFull[]> {
  const rows = await readRows(
    ExamRow,
    sql`select id, number, assessor, occupation_name as occupation, level, held_on, place from exam
    where state in ('notice', 'certified') and held_on >= ${since}::date and number > ${after}
    order by number limit ${most}`,
    db,
  )
  const found = new Map(
    rows.map(({ held_on, ...row }): [string, ExamInFull] => [row.id, { ...row, heldOn: held_on, marks: [] }]),
  )
  const marks = await readRows(
    MarkRow,
    sql`select m.exam, m.person, min(m.value::numeric)::text as mark, bool_and(c.passed) as passed
    from exam_mark m join exam_candidate c on c.exam = m.exam and c.person = m.person
    where m.exam = any(${[...found.keys()]}::uuid[]) and m.entry = 1 and m.value is not null and c.passed is not null
    group by m.exam, m.person order by m.exam, m.person`,
    db,
  )
  for (const { exam, ...row } of marks) found.get(exam)?.marks.push(row)
  return [...found.values()]
}
