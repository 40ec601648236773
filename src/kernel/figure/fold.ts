import { sql } from 'kysely'
import type { Database, Db } from '../database/index.ts'
import { type Counted, differenceOf, keyOf, withFirsts } from './cells.ts'
import { rowsOf, type Tally, theseSubjects } from './figure.ts'
import { digestOf, lockTally, noteCounted } from './lock.ts'
import { countAfresh } from './recount.ts'
import { addToSums, dropRows, keptOf, putRows } from './store.ts'

/** What acts have touched is taken up so many notes at a time, each in a transaction of its own. */
const BATCH = 500

/**
 * Brings the tallies up to date with what acts have touched since; gives back how many notes were taken up. Several
 * workers share the work, a tally at a time; a tally that is new or whose query has changed is counted from nothing.
 */
export async function foldFigures(database: Database, tallies: readonly Tally[], now: Date): Promise<number> {
  const waiting = await needed(database.db, tallies)
  let folded = 0
  for (const tally of waiting)
    for (;;) {
      const done = await database.transaction((tx) => foldSome(tx, tally, now))
      folded += done
      if (done < BATCH) break
    }
  return folded
}

/** The tallies that something waits for. */
async function needed(db: Db, tallies: readonly Tally[]): Promise<Tally[]> {
  const { rows } = await sql<{ key: string; digest: string | null; waits: boolean }>`
    select one.key, t.digest, exists (select 1 from figure_due d where d.tally = one.key) as waits
    from unnest(${tallies.map(({ key }) => key)}::text[]) one (key) left join figure_tally t on t.key = one.key`.execute(
    db,
  )
  const known = new Map(rows.map((row) => [row.key, row]))
  return tallies.filter((one) => {
    const row = known.get(one.key)
    return row?.waits || row?.digest !== digestOf(db, one)
  })
}

async function foldSome(tx: Db, tally: Tally, now: Date): Promise<number> {
  const before = await lockTally(tx, tally, 'or-leave')
  if (!before) return 0
  if (before.digest !== digestOf(tx, tally)) {
    await countAfresh(tx, tally)
    await noteCounted(tx, tally, now)
  }
  const { rows: due } = await sql<{ id: number; subject: string }>`select id, subject from figure_due
    where tally = ${tally.key} order by id limit ${BATCH}`.execute(tx)
  if (due.length === 0) return 0
  await lookAgain(tx, tally, [...new Set(due.map(({ subject }) => subject))])
  await sql`delete from figure_due where tally = ${tally.key} and id = any(${due.map(({ id }) => id)}::bigint[])`.execute(
    tx,
  )
  return due.length
}

/** Reads the subjects as they are now and puts rows and sums right by the difference. */
async function lookAgain(tx: Db, tally: Tally, subjects: readonly string[]): Promise<void> {
  const { rows: fresh } = await sql<
    Omit<Counted, 'first'>
  >`${rowsOf(tally, theseSubjects(subjects))}`.execute(tx)
  const before = await keptOf(tx, tally, subjects, fresh)
  const touched = new Set(subjects)
  const after = withFirsts([...before.filter(({ subject }) => !touched.has(subject)), ...fresh])
  const kept = new Map(before.map((row) => [keyOf(row), row]))
  const there = new Set(after.map(keyOf))
  // Rows that no longer count their person go or change before those that now do: a person is counted once at any time.
  await dropRows(
    tx,
    tally,
    before.filter((row) => !there.has(keyOf(row))),
  )
  const changed = after.filter((row) => differs(kept.get(keyOf(row)), row))
  await putRows(
    tx,
    tally,
    changed.filter(({ first }) => !first),
  )
  await putRows(
    tx,
    tally,
    changed.filter(({ first }) => first),
  )
  await addToSums(tx, tally, differenceOf(before, after, tally.grain))
}

const FIELDS = [
  'district',
  'occupation',
  'level',
  'cohort',
  'day',
  'person',
  'reference',
  'amount',
  'first',
] as const

const differs = (a: Counted | undefined, b: Counted): boolean =>
  !a || FIELDS.some((field) => a[field] !== b[field])
