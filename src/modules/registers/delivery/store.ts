import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Delivery, Taken } from './deliver.ts'
import type { DeliveryProblem } from './delivery-sheet.ts'

/** The serial of the last delivery of a register, 0 where there is none. */
export async function lastSerial(db: Db, register: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(serial), 0)::bigint as last
    from register_delivery where register = ${register}`.execute(db)
  return rows[0]?.last ?? 0
}

export async function insertDelivery(
  db: Db,
  one: Delivery & Omit<Taken, 'mistakes'> & { by: string | null; at: Date },
): Promise<void> {
  await sql`insert into register_delivery (id, register, way, serial, as_of, whole, name, digest, taken_at, taken_by,
      lines, wrong, added, unchanged, corrected, withdrawn, put_by)
    values (${one.id}, ${one.register}, ${one.way}, ${one.serial}, ${one.asOf}, ${one.whole}, ${one.name},
      ${one.digest}, ${one.at}, ${one.by}, ${one.lines}, ${one.wrong}, ${one.added}, ${one.unchanged},
      ${one.corrected}, ${one.withdrawn}, ${one.putBy})`.execute(db)
}

export async function insertMistakes(
  db: Db,
  delivery: string,
  problems: readonly DeliveryProblem[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`insert into register_mistake (delivery, line, field, code, message)
    select ${delivery}::uuid, line, field, code, message
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb)
      as m (line int, field text, code text, message text) on conflict do nothing`.execute(db)
}

export interface KeptDelivery {
  id: string
  way: 'drop' | 'push'
  serial: number
  asOf: CivilDate
  whole: boolean
  name: string
  takenAt: Date
  lines: number
  wrong: number
  added: number
  unchanged: number
  corrected: number
  withdrawn: number
  putBy: number
}

/** The last deliveries of a register, newest first. */
export async function deliveriesOf(db: Db, register: string, limit: number): Promise<KeptDelivery[]> {
  const { rows } = await sql<
    Omit<KeptDelivery, 'asOf' | 'takenAt' | 'putBy'> & { as_of: CivilDate; taken_at: Date; put_by: number }
  >`select id, way, serial, as_of, whole, name, taken_at, lines, wrong, added, unchanged, corrected, withdrawn, put_by
    from register_delivery where register = ${register} order by serial desc limit ${limit}`.execute(db)
  return rows.map(({ as_of, taken_at, put_by, ...rest }) => ({
    ...rest,
    asOf: as_of,
    takenAt: taken_at,
    putBy: put_by,
  }))
}

export async function deliveryById(db: Db, id: string): Promise<{ register: string; serial: number } | null> {
  const { rows } = await sql<{ register: string; serial: number }>`select register, serial
    from register_delivery where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What was wrong in a delivery, line by line. */
export async function mistakesOf(db: Db, delivery: string, limit: number): Promise<DeliveryProblem[]> {
  const { rows } = await sql<DeliveryProblem>`select line, field, code, message from register_mistake
    where delivery = ${delivery} order by line, field limit ${limit}`.execute(db)
  return rows
}

/** How often each sender got what wrong (错误汇总), the most frequent first. */
export async function mistakeTotals(
  db: Db,
): Promise<{ register: string; code: string; field: string; count: number; last: CivilDate }[]> {
  const { rows } = await sql<{
    register: string
    code: string
    field: string
    count: number
    last: CivilDate
  }>`select d.register, m.code, m.field, count(*) as count, max(d.as_of) as last
    from register_mistake m join register_delivery d on d.id = m.delivery
    group by d.register, m.code, m.field order by count(*) desc, d.register, m.code limit 200`.execute(db)
  return rows
}
