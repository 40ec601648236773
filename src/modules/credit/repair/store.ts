import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'

export async function insertRepair(db: Db, number: string, event: string): Promise<void> {
  await sql`insert into credit_repair (number, event, standing) values (${number}, ${event}, 'open')`.execute(
    db,
  )
}

export async function endRepair(db: Db, number: string, standing: 'repaired' | 'ended'): Promise<void> {
  await sql`update credit_repair set standing = ${standing} where number = ${number}`.execute(db)
}

/** Which of these events a repair is asked for and not decided. */
export async function inRepair(db: Db, events: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ event: string; number: string }>`select event, number from credit_repair
    where standing = 'open' and event = any(${[...events]}::uuid[])`.execute(db)
  return new Map(rows.map(({ event, number }) => [event, number]))
}
