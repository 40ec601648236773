import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { Exam } from '../store.ts'

/** Those who may sit an examination and wait for a seat (候补), in the order in which they applied. */
const waiting = ({ id, capacity }: Pick<Exam, 'id' | 'capacity'>) => sql`
  select person, place - ${capacity}::integer as place from (
    select person, row_number() over (order by enrolled_at, person)::integer as place
    from exam_candidate where exam = ${id} and eligible) applied
  where place > ${capacity}::integer`

/** Where this person stands among those who wait; null for whoever will be seated, or may not sit it. */
export async function waitingPlace(
  db: Db,
  exam: Pick<Exam, 'id' | 'capacity'>,
  person: string,
): Promise<number | null> {
  const { rows } = await sql<{ place: number }>`select place from (${waiting(exam)}) w
    where person = ${person}::uuid`.execute(db)
  return rows[0]?.place ?? null
}

/** How many wait. */
export async function waitingCount(db: Db, exam: Pick<Exam, 'id' | 'capacity'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${waiting(exam)}) w`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
