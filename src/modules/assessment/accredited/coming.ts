import { sql } from 'kysely'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Exam, ExamRow, examOf } from '../store.ts'

/** Examinations that are to be held in these days, by day (待考的考试): of one organisation, or of a district, or of all. */
export const examsBetween = async (
  db: Db,
  { from, to, assessor = null, district = null, most }: ExamsWanted,
): Promise<Exam[]> =>
  (
    await readRows(
      ExamRow,
      sql`select * from exam where state in ('enrolling', 'seated') and held_on between ${from}::date and ${to}::date
      and (${assessor}::uuid is null or assessor = ${assessor}::uuid)
      and (${district}::text is null or district = ${district}) order by held_on, number limit ${most}`,
      db,
    )
  ).map(examOf)

interface ExamsWanted {
  from: CivilDate
  to: CivilDate
  assessor?: string | null
  district?: string | null
  most: number
}
