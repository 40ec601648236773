import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Fen, fen } from '../value/money.ts'
import type { Lines } from './balances.ts'
import { ACCOUNTS, type Account, type Kind, MOVES } from './movements.ts'

/** A line of a statement (对账单): one posting with both sides. */
export interface Entry {
  id: number
  at: Date
  kind: Kind
  /** 预算下达, 资金拨付, … */
  title: string
  fund: string
  case: string | null
  batch: string | null
  actor: string
  key: string
  amount: Fen
  from: Account
  to: Account
}

export interface Statement {
  /** The sums of all lines before the first entry, by account; what came in is negative where it came from. */
  opening: Lines
  entries: Entry[]
  /** The sums after the last entry. */
  closing: Lines
  /** Give it as `after` for the next page; null on the last one. */
  next: number | null
}

export type StatementOf = { fund: string } | { case: string } | { batch: string }

/** The postings of a fund, a case or a batch in the order in which they were made, at most 1,000 at a time. */
export async function statement(
  db: Db,
  of: StatementOf,
  page: { after?: number; limit?: number } = {},
): Promise<Statement> {
  const after = page.after ?? 0
  const limit = Math.min(Math.max(page.limit ?? 1000, 1), 1000)
  const opening = await sums(db, of, after)
  const found = await entries(db, of, after, limit + 1)
  const shown = found.slice(0, limit)
  return {
    opening,
    entries: shown,
    closing: shown.reduce(moved, opening),
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function sums(db: Db, of: StatementOf, upTo: number): Promise<Lines> {
  if (upTo === 0) return NOTHING
  const { rows } = await sql<{ account: Account; sum: number }>`
    select account.name as account, coalesce(sum(line.amount), 0)::bigint as sum
    from unnest(${Object.keys(NOTHING)}::text[]) as account (name)
    left join (posting_line line join posting on posting.id = line.posting and ${which(of)} and posting.id <= ${upTo})
      on line.account = account.name
    group by account.name`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.account, row.sum])) as Lines
}

const NOTHING = Object.fromEntries(ACCOUNTS.map((account) => [account, 0])) as Lines

async function entries(db: Db, of: StatementOf, after: number, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'title' | 'from' | 'to' | 'amount'> & { amount: number }>`
    select id, at, kind, fund, case_number as case, batch, actor, key, amount
    from posting where ${which(of)} and id > ${after} order by id limit ${limit}`.execute(db)
  return rows.map((row) => {
    const { title, from, to } = MOVES[row.kind]
    return { ...row, amount: fen(row.amount), title, from, to }
  })
}

function which(of: StatementOf) {
  if ('fund' in of) return sql`posting.fund = ${of.fund}`
  if ('case' in of) return sql`posting.case_number = ${of.case}`
  return sql`posting.batch = ${of.batch}`
}

const moved = (sums: Lines, { from, to, amount }: Entry): Lines => ({
  ...sums,
  [from]: sums[from] - amount,
  [to]: sums[to] + amount,
})
