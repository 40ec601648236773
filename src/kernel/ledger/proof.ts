import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { MOVES } from './movements.ts'

/** What is wrong with the ledger; without findings every yuan is where its postings say. */
export interface LedgerProof {
  sound: boolean
  postings: number
  /** The sum of all lines (分); zero in a sound ledger. */
  total: number
  /** At most 1,000. */
  findings: LedgerFinding[]
}

export type LedgerFinding =
  /** The lines of a posting are not the two that its kind and amount ask for. */
  | { kind: 'wrong-lines'; posting: number }
  /** The balance of a fund, or of a case in it, is not the sum of its lines. */
  | { kind: 'wrong-balance'; fund: string; case: string | null }

/** Adds up the whole ledger again from its lines (总账核对), in one statement, so that it sees one state. */
export async function proof(db: Db): Promise<LedgerProof> {
  const { rows } = await sql<{ postings: number; total: number; findings: LedgerFinding[] }>`
    with wanted as (
      select * from unnest(${kinds}::text[], ${kinds.map((kind) => MOVES[kind].from)}::text[],
        ${kinds.map((kind) => MOVES[kind].to)}::text[]) as wanted (kind, source, target)
    ), line as (
      select posting.fund, coalesce(posting.case_number, '') as case_number, posting_line.account, posting_line.amount
      from posting_line join posting on posting.id = posting_line.posting
    ), line_of as (
      select fund, case_number, account, amount from line where case_number <> ''
      union all select fund, '', account, amount from line
    ), summed as (
      select fund, case_number,
        coalesce(sum(amount) filter (where account = 'budget'), 0) as budget,
        coalesce(sum(amount) filter (where account = 'available'), 0) as available,
        coalesce(sum(amount) filter (where account = 'committed'), 0) as committed,
        coalesce(sum(amount) filter (where account = 'paid'), 0) as paid,
        coalesce(sum(amount) filter (where account = 'returned'), 0) as returned,
        coalesce(sum(amount) filter (where account = 'recovered'), 0) as recovered,
        coalesce(sum(amount) filter (where account = 'demanded'), 0) as demanded,
        coalesce(sum(amount) filter (where account = 'receivable'), 0) as receivable,
        coalesce(sum(amount) filter (where account = 'written_off'), 0) as written_off
      from line_of group by fund, case_number
    ), finding as (
      select jsonb_build_object('kind', 'wrong-lines', 'posting', posting.id) as found
      from posting join wanted on wanted.kind = posting.kind
      left join posting_line on posting_line.posting = posting.id
      group by posting.id, wanted.source, wanted.target
      having count(*) filter (where (posting_line.account, posting_line.amount)
        in ((wanted.source, 0 - posting.amount), (wanted.target, posting.amount))) <> 2 or count(*) <> 2
      union all
      select jsonb_build_object('kind', 'wrong-balance', 'fund', coalesce(kept.fund, summed.fund),
        'case', nullif(coalesce(kept.case_number, summed.case_number), ''))
      from fund_balance kept full join summed
        on summed.fund = kept.fund and summed.case_number = kept.case_number
      where (kept.budget, kept.available, kept.committed, kept.paid, kept.returned, kept.recovered, kept.demanded,
          kept.receivable, kept.written_off)
        is distinct from (coalesce(summed.budget, 0), coalesce(summed.available, 0), coalesce(summed.committed, 0),
          coalesce(summed.paid, 0), coalesce(summed.returned, 0), coalesce(summed.recovered, 0),
          coalesce(summed.demanded, 0), coalesce(summed.receivable, 0), coalesce(summed.written_off, 0))
    )
    select (select count(*) from posting) as postings,
      (select coalesce(sum(amount), 0)::bigint from posting_line) as total,
      coalesce((select jsonb_agg(found) from (select found from finding limit 1000) as first), '[]') as findings`.execute(
    db,
  )
  const { postings, total, findings } = rows[0]!
  return { sound: findings.length === 0 && total === 0, postings, total, findings }
}

const kinds = Object.keys(MOVES) as (keyof typeof MOVES)[]
