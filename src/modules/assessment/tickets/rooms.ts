import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

/** Where each candidate sits the theory paper, for ticket and door list: told by whoever seats them at machines (机考). */
export async function tellRooms(
  db: Db,
  exam: string,
  seats: readonly { person: string; room: string; place: number }[],
): Promise<void> {
  await sql`update exam_candidate c set room = s.room, machine = s.place
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as s (person uuid, room text, place integer)
    where c.exam = ${exam}::uuid and c.person = s.person`.execute(db)
}
