import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** Issuing that is stopped for now (暂停发证): of an organisation, or of one of its examinations. */
export interface Freeze {
  number: string
  organisation: string
  /** Null: all that the organisation issues. */
  exam: string | null
  reason: string
}

const Row = z.object({
  number: z.string(),
  organisation: z.string(),
  exam: z.string().nullable(),
  reason: z.string(),
})
const COLUMNS = sql.raw('number, organisation, exam, reason')

/** What stops this examination's certificates now: the whole organisation's freeze before its own. Null where nothing does. */
export async function frozenFor(db: Db, organisation: string, exam: string | null): Promise<Freeze | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from issuing_freeze where organisation = ${organisation}::uuid and ended_at is null
      and (exam is null or exam::text = ${exam}) order by exam nulls first limit 1`,
    db,
  )
  return found ?? null
}

export async function freezeOfCase(db: Db, number: string): Promise<Freeze> {
  const [found] = await readRows(Row, sql`select ${COLUMNS} from issuing_freeze where number = ${number}`, db)
  if (!found) throw new Error(`${number} freezes nothing`)
  return found
}

/** Writes a freeze; false where the same is frozen already. */
export async function insertFreeze(db: Db, one: Freeze, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into issuing_freeze (number, organisation, exam, reason, began_at)
    values (${one.number}, ${one.organisation}::uuid, ${one.exam}::uuid, ${one.reason}, ${at})
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

export async function endFreeze(db: Db, number: string, at: Date): Promise<void> {
  await sql`update issuing_freeze set ended_at = ${at} where number = ${number} and ended_at is null`.execute(
    db,
  )
}
