import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What a trainee says against the record of one day. */
export interface Dispute {
  number: string
  class: string
  day: CivilDate
  person: string
  said: string
}

const Row = z.object({
  number: z.string(),
  class: z.string(),
  day: KeptDay,
  person: z.string(),
  said: z.string(),
})
const COLUMNS = sql.raw('number, class, day, person, said')

export const disputeOf = async (db: Db, number: string): Promise<Dispute | null> =>
  (await readRows(Row, sql`select ${COLUMNS} from attendance_dispute where number = ${number}`, db))[0] ??
  null

/** The disputes of a class that are not answered to their end, of one person if told. */
export const openDisputes = (db: Db, id: string, person: string | null = null): Promise<Dispute[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from attendance_dispute where class = ${id}::uuid and not ended
      and (${person}::uuid is null or person = ${person}::uuid) order by day, number`,
    db,
  )

export async function insertDispute(db: Db, one: Dispute): Promise<void> {
  await sql`insert into attendance_dispute (number, class, day, person, said)
    values (${one.number}, ${one.class}::uuid, ${one.day}, ${one.person}::uuid, ${one.said})`.execute(db)
}

export async function endDispute(db: Db, number: string): Promise<void> {
  await sql`update attendance_dispute set ended = true where number = ${number}`.execute(db)
}
