import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { addDays, type CivilDate } from '../../kernel/value/civil-date.ts'
import type { ClaimFacts } from './facts.ts'
import type { DecidedClaims } from './rules-impact.ts'

/**
 * The facts that the claims raised from one day to another (both included) were decided on, as they were kept. Claims
 * on the same facts come as one row with their number, so that a year of a whole class is a handful of rows.
 */
export async function decidedClaims(db: Db, from: CivilDate, to: CivilDate): Promise<DecidedClaims[]> {
  const { rows } = await sql<{ district: string; facts: ClaimFacts; count: number }>`
    select district, record->'facts' as facts, count(*) as count from case_file
    where kind = 'BT' and record is not null and state <> 'withdrawn'
      and opened_at >= ${midnight(from)} and opened_at < ${midnight(addDays(to, 1))}
    group by 1, 2`.execute(db)
  return rows
}

const midnight = (day: CivilDate): Date => new Date(`${day}T00:00:00+08:00`)
