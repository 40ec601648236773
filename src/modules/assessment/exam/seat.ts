import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

const Row = z.object({ seat: z.string() })

/** The number of a candidate's seat in an examination that stands; null for whoever has none. */
export async function seatOf(db: Db, exam: string, person: string): Promise<number | null> {
  const [row] = await readRows(
    Row,
    sql`select c.seat from exam_candidate c join exam e on e.id = c.exam
    where c.exam = ${exam}::uuid and c.person = ${person}::uuid and c.seat is not null
      and e.state not in ('cancelled', 'void')`,
    db,
  )
  return row ? Number(row.seat) : null
}
