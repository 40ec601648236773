import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { readRows } from '../../database/rows.ts'
import type { CaseFile } from './case-file.ts'
import { FileRow, fileOf } from './case-store.ts'

/** Which cases are meant; what is not named does not matter. */
export interface CasesWanted {
  kind?: string
  numbers?: readonly string[]
  states?: readonly string[]
  person?: string
  /** Of any of these people. */
  people?: readonly string[]
  organisation?: string
  district?: string
  held?: boolean
  closed?: boolean
  openedFrom?: Date
  openedBefore?: Date
  /** Its last day was before this one. */
  dueBefore?: string
  /** The rule by which the kept decision was made. */
  decidedBy?: string
}

interface Portion {
  /** Newest first unless they are wanted in the order in which they came to where they stand. */
  order?: 'newest' | 'longest-waiting'
  limit?: number
}

/** The cases that are meant; no module reads them from the tables of the kernel. */
export async function casesOf(db: Db, wanted: CasesWanted, portion: Portion = {}): Promise<CaseFile[]> {
  const rows = await readRows(
    FileRow,
    sql`select * from case_file where ${meant(wanted)} ${part(portion)}`,
    db,
  )
  return rows.map(fileOf)
}

/** The same, locked until the transaction ends; what somebody else has locked is waited for, or left out. */
export async function lockCases(
  db: Db,
  wanted: CasesWanted,
  { leaveLocked = false, ...portion }: Portion & { leaveLocked?: boolean } = {},
): Promise<CaseFile[]> {
  const rows = await readRows(
    FileRow,
    sql`select * from case_file where ${meant(wanted)} ${part(portion)}
    for update ${leaveLocked ? sql`skip locked` : sql``}`,
    db,
  )
  return rows.map(fileOf)
}

/** How many cases are meant, and the sum of their amounts in 分. */
export async function countCases(db: Db, wanted: CasesWanted): Promise<{ count: number; amount: number }> {
  const { rows } = await sql<{ count: number; amount: number }>`
    select count(*) as count, coalesce(sum(amount), 0)::bigint as amount from case_file
    where ${meant(wanted)}`.execute(db)
  return rows[0] ?? { count: 0, amount: 0 }
}

/** The facts that cases were decided on, as they were kept; those on the same facts come as one row with their number. */
export async function decidedFacts<F>(
  db: Db,
  wanted: CasesWanted,
): Promise<{ district: string; facts: F; count: number }[]> {
  const { rows } = await sql<{ district: string; facts: F; count: number }>`
    select district, record->'facts' as facts, count(*) as count from case_file
    where ${meant(wanted)} and record is not null group by 1, 2`.execute(db)
  return rows
}

function meant(wanted: CasesWanted): RawBuilder<unknown> {
  const conditions = [sql`true`]
  const add = (given: unknown, condition: RawBuilder<unknown>) => {
    if (given !== undefined) conditions.push(condition as RawBuilder<never>)
  }
  add(wanted.kind, sql`kind = ${wanted.kind}`)
  add(wanted.numbers, sql`number = any(${wanted.numbers}::text[])`)
  add(wanted.states, sql`state = any(${wanted.states}::text[])`)
  add(wanted.person, sql`person = ${wanted.person}::uuid`)
  add(wanted.people, sql`person = any(${wanted.people}::uuid[])`)
  add(wanted.organisation, sql`organisation = ${wanted.organisation}::uuid`)
  add(wanted.district, sql`district = ${wanted.district}`)
  // Said in the words of the indexes that hold only these.
  add(wanted.held, wanted.held ? sql`held_code is not null` : sql`held_code is null`)
  add(wanted.closed, wanted.closed ? sql`closed_at is not null` : sql`closed_at is null`)
  add(wanted.openedFrom, sql`opened_at >= ${wanted.openedFrom}`)
  add(wanted.openedBefore, sql`opened_at < ${wanted.openedBefore}`)
  add(wanted.dueBefore, sql`due_on < ${wanted.dueBefore}::date`)
  add(wanted.decidedBy, sql`record->>'rule' = ${wanted.decidedBy}`)
  return sql.join(conditions, sql` and `)
}

const part = ({ order = 'newest', limit }: Portion): RawBuilder<unknown> => sql`
  order by ${order === 'newest' ? sql`opened_at desc, number desc` : sql`moved_at, number`}
  ${limit === undefined ? sql`` : sql`limit ${limit}`}`
