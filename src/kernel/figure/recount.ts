import { sql } from 'kysely'
import type { Database, Db } from '../database/index.ts'
import { RANKED } from './cells.ts'
import { everySubject, rowsOf, type Tally } from './figure.ts'
import { digestOf, lockTally, noteCounted } from './lock.ts'
import { putSums } from './store.ts'

/** What a recount found different in a tally, and has put right. */
export interface Difference {
  tally: string
  /** It was never counted by the query that it has now: then nothing was wrong. */
  renewed: boolean
  /** Rows that were missing, too many, or other than their source says. */
  rows: number
  /** People counted in another row than that of their highest level. */
  people: number
  /** Sums that were not those of the rows. */
  sums: number
}

const COLUMNS = sql`tally, subject, item, district, occupation, level, cohort, day, person, reference, amount`

/** Counts every tally from nothing, each in a transaction of its own, and gives back what was found different. */
export async function recountFigures(
  database: Database,
  tallies: readonly Tally[],
  now: Date,
): Promise<Difference[]> {
  const found: Difference[] = []
  for (const tally of tallies)
    found.push(
      await database.transaction(async (tx) => {
        await sql`set local lock_timeout = 0`.execute(tx)
        const before = await lockTally(tx, tally, 'or-wait')
        const difference = await countAfresh(tx, tally)
        await noteCounted(tx, tally, now)
        return { ...difference, renewed: before?.digest !== digestOf(tx, tally) }
      }),
    )
  return found
}

/** Whether a row is the one in which its person is counted: said here in SQL, and row by row in cells.ts. */
const FIRST = sql`person is not null and row_number() over (partition by person order by
  coalesce(array_position(${[...RANKED]}::text[], level), 0) desc, day desc, subject desc, item desc) = 1`

/**
 * Counts a tally from nothing (重算) and puts right what differs; whoever calls holds the tally's lock. What an act has
 * touched since is no difference: it stays noted and is looked at next.
 */
export async function countAfresh(tx: Db, tally: Tally): Promise<Omit<Difference, 'renewed'>> {
  await sql`set local statement_timeout = 0`.execute(tx)
  // All rows of a large city are sorted: in memory, as far as one worker may take it.
  await sql`set local work_mem = '64MB'`.execute(tx)
  const key = tally.key
  const rows = await freshRows(tx, tally)
  return { tally: key, rows, people: await firsts(tx, key), sums: await sums(tx, tally) }
}

/** Puts the rows of every subject that differs right, all of them as they are now; gives back how many rows differed. */
async function freshRows(tx: Db, tally: Tally): Promise<number> {
  const { key } = tally
  if (await isEmpty(tx, 'figure_row', key)) {
    const put = await sql`insert into figure_row (${COLUMNS}, first)
      select ${COLUMNS}, ${FIRST} from (${rowsOf(tally, everySubject)}) fresh`.execute(tx)
    return Number(put.numAffectedRows ?? 0)
  }
  const { rows } = await sql<{ count: number; subjects: string[] | null }>`
    with fresh as (${rowsOf(tally, everySubject)}),
      kept as (select ${COLUMNS} from figure_row where tally = ${key}),
      differ as (
        select subject from (select * from fresh except select * from kept) more
        union all select subject from (select * from kept except select * from fresh) less)
    select count(*) as count, array_agg(distinct subject) as subjects from differ
    where not exists (select 1 from figure_due due where due.tally = ${key} and due.subject = differ.subject)`.execute(
    tx,
  )
  const { count, subjects } = rows[0] ?? { count: 0, subjects: null }
  if (!subjects) return 0
  await sql`delete from figure_row where tally = ${key} and subject = any(${subjects}::text[])`.execute(tx)
  await sql`insert into figure_row (${COLUMNS}, first)
    select ${COLUMNS}, false from (${rowsOf(tally, everySubject)}) fresh where subject = any(${subjects}::text[])`.execute(
    tx,
  )
  return count
}

async function isEmpty(tx: Db, table: 'figure_row' | 'figure_sum', key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where tally = ${key} limit 1`.execute(tx)
  return rows.length === 0
}

/** Counts each person in the row of the highest level, of several the latest; gives back how many rows were wrong. */
async function firsts(tx: Db, key: string): Promise<number> {
  const right = sql`select subject, item, ${FIRST} as first from figure_row where tally = ${key}`
  const put = async (first: boolean) => {
    const { rows } = await sql<{ count: number }>`with put as (
        update figure_row kept set first = ${first} from (${right}) best
        where kept.tally = ${key} and kept.subject = best.subject and kept.item = best.item
          and best.first = ${first} and kept.first <> ${first} returning 1)
      select count(*) as count from put`.execute(tx)
    return rows[0]?.count ?? 0
  }
  return (await put(false)) + (await put(true))
}

/** Makes the sums those of the rows; gives back how many were wrong. */
async function sums(tx: Db, { key, grain }: Tally): Promise<number> {
  const right = sql.join(
    ['', ...grain].map(
      (
        dimension,
      ) => sql`select ${dimension}::text as dimension, coalesce(to_char(day, 'YYYY-MM'), '') as month,
        ${dimension === '' ? sql`''::text` : sql.ref(dimension)} as value, district, count(*) as rows,
        count(*) filter (where first) as people, sum(amount)::bigint as amount
      from figure_row where tally = ${key}
      group by grouping sets ((to_char(day, 'YYYY-MM'), 3, district), (3, district))`,
    ),
    sql` union all `,
  )
  if (await isEmpty(tx, 'figure_sum', key)) {
    const put =
      await sql`insert into figure_sum (tally, dimension, month, value, district, rows, people, amount)
      select ${key}::text, * from (${right}) r`.execute(tx)
    return Number(put.numAffectedRows ?? 0)
  }
  const { rows: wrong } = await sql<{ cell: unknown }>`
    select jsonb_build_object('dimension', dimension, 'month', month, 'value', value, 'district', district,
      'rows', coalesce(r.rows, 0), 'people', coalesce(r.people, 0), 'amount', coalesce(r.amount, 0)) as cell
    from (${right}) r
      full join (select * from figure_sum where tally = ${key}) k using (dimension, month, value, district)
    where (r.rows, r.people, r.amount) is distinct from (k.rows, k.people, k.amount)`.execute(tx)
  await putSums(
    tx,
    key,
    wrong.map(({ cell }) => cell),
  )
  return wrong.length
}
