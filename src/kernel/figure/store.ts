import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { Cell, Counted } from './cells.ts'
import type { Tally } from './figure.ts'

const COLUMNS = sql`subject, item, district, occupation, level, cohort, day, person, reference, amount, first`

/** The kept rows of the subjects, and every other row of the people whom they or the fresh ones count. */
export async function keptOf(
  db: Db,
  { key }: Tally,
  subjects: readonly string[],
  fresh: readonly { person: string | null }[],
): Promise<Counted[]> {
  const own = await sql<Counted>`select ${COLUMNS} from figure_row
    where tally = ${key} and subject = any(${subjects}::text[])`.execute(db)
  const people = new Set([...own.rows, ...fresh].map(({ person }) => person).filter((id) => id !== null))
  const others = await sql<Counted>`select ${COLUMNS} from figure_row
    where tally = ${key} and person = any(${[...people]}::uuid[]) and subject <> all(${subjects}::text[])`.execute(
    db,
  )
  return [...own.rows, ...others.rows]
}

/** Takes rows out that count no more. */
export async function dropRows(db: Db, { key }: Tally, rows: readonly Counted[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from figure_row r using unnest(${rows.map(({ subject }) => subject)}::text[],
      ${rows.map(({ item }) => item)}::text[]) gone (subject, item)
    where r.tally = ${key} and r.subject = gone.subject and r.item = gone.item`.execute(db)
}

/** Puts rows in, or right. */
export async function putRows(db: Db, { key }: Tally, rows: readonly Counted[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into figure_row as kept (tally, ${COLUMNS})
    select ${key}::text, ${COLUMNS} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) one (subject text, item text,
      district text, occupation text, level text, cohort text, day date, person uuid, reference text, amount bigint,
      first boolean)
    on conflict (tally, subject, item) do update set district = excluded.district, occupation = excluded.occupation,
      level = excluded.level, cohort = excluded.cohort, day = excluded.day, person = excluded.person,
      reference = excluded.reference, amount = excluded.amount, first = excluded.first`.execute(db)
}

/** Changes the sums by a difference; a sum of nothing leaves no row. */
export async function addToSums(db: Db, { key }: Tally, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const given = JSON.stringify(cells)
  await sql`insert into figure_sum as kept (tally, dimension, value, district, month, rows, people, amount)
    select ${key}::text, dimension, value, district, month, rows, people, amount from jsonb_to_recordset(${given}::jsonb)
      one (dimension text, value text, district text, month text, rows bigint, people bigint, amount bigint)
    on conflict (tally, dimension, month, value, district) do update set rows = kept.rows + excluded.rows,
      people = kept.people + excluded.people, amount = kept.amount + excluded.amount`.execute(db)
  await dropSums(db, key, given, sql`kept.rows = 0`)
}

/** Puts these sums in the place of those that are kept. */
export async function putSums(db: Db, key: string, cells: readonly unknown[]): Promise<void> {
  if (cells.length === 0) return
  const given = JSON.stringify(cells)
  await dropSums(db, key, given, sql`true`)
  await sql`insert into figure_sum (tally, dimension, month, value, district, rows, people, amount)
    select ${key}::text, dimension, month, value, district, rows, people, amount
    from jsonb_to_recordset(${given}::jsonb) one (dimension text, month text, value text, district text, rows bigint,
      people bigint, amount bigint)
    where rows > 0`.execute(db)
}

const dropSums = (db: Db, key: string, given: string, where: RawBuilder<unknown>) =>
  sql`delete from figure_sum kept using jsonb_to_recordset(${given}::jsonb)
      one (dimension text, month text, value text, district text)
    where kept.tally = ${key} and kept.dimension = one.dimension and kept.month = one.month and kept.value = one.value
      and kept.district = one.district and ${where}`.execute(db)
