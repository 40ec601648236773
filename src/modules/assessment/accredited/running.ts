import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { ExamState } from '../store.ts'

/** The states of an examination that is not over yet (在考). */
export const RUNNING: ReadonlySet<ExamState> = new Set(['enrolling', 'seated', 'notice'])

/** Whether an assessor has an examination that is not over yet. */
export async function runsExams(db: Db, assessor: string): Promise<boolean> {
  const { rows } = await sql`select 1 from exam where assessor = ${assessor}
    and state = any(${[...RUNNING]}::text[]) limit 1`.execute(db)
  return rows.length > 0
}
