import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/kernel/database/index.ts'

/** Rows of a table, each like one that stands in the demo city but for the columns that are named. */
export interface Copies {
  table: string
  /** Which row they are like; of several, all are copied each time. */
  like: RawBuilder<unknown>
  /** How many times; `n` counts from 1. */
  times: number
  /** What is different in each, as SQL over the row `t` and the number `n`. */
  but: Record<string, RawBuilder<unknown>>
}

/** Writes the copies inside the database itself, as they would have come: nothing goes over the wire but the statement. */
export async function multiply(db: Db, { table, like, times, but }: Copies): Promise<void> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'
    order by ordinal_position`.execute(db)
  const columns = rows.map(({ name }) => name)
  const unknown = Object.keys(but).filter((name) => !columns.includes(name))
  if (columns.length === 0 || unknown.length > 0) throw new Error(`${table} has no ${unknown.join(', ')}`)
  const values = columns.map((name) => but[name] ?? sql`t.${sql.ref(name)}`)
  const { numAffectedRows } =
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from (select * from ${sql.table(table)} where ${like}) t
    cross join generate_series(1, ${sql.lit(times)}) as n order by n`.execute(db)
  if (!numAffectedRows) throw new Error(`${table}: nothing to copy`)
}

/** Drops the indexes of these tables that keep nothing true, does the work, and makes them again. */
export async function withoutIndexes(
  db: Db,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relnamespace = current_schema()::regnamespace and t.relname = any(${[...tables]}::text[])
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  await work()
  for (const { definition } of rows) await sql.raw(definition).execute(db)
}
