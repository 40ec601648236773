import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

/** How many classes each of these people has completed (结业人次); who has none is missing. */
export async function completedCounts(db: Db, people: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    person: string
    count: number
  }>`select person, count(*)::int as count from trainee
    where person = any(${[...people]}::uuid[]) and completed group by person`.execute(db)
  return new Map(rows.map(({ person, count }) => [person, count]))
}
