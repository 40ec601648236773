import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { ActRecord } from './record.ts'

/** Which records an auditor asks for; what is absent is not asked about. */
export interface TrailFilter {
  account?: string | undefined
  subject?: { kind: string; id: string } | undefined
  verb?: string | undefined
  outcome?: ActRecord['outcome'] | undefined
  from?: Date | undefined
  /** Exclusive. */
  until?: Date | undefined
  /** Districts whose records the reader may see; the log obeys the same rights as the data. */
  districts: readonly string[] | 'all'
}

export type TrailRecord = ActRecord & { id: number }

/** The newest records that fit (审计日志), at most 200 at a time; give the last one's number as `before` for more. */
export async function auditTrail(
  db: Db,
  filter: TrailFilter,
  page: { before?: number | undefined; limit?: number | undefined } = {},
): Promise<TrailRecord[]> {
  const { account, subject, verb, outcome, from, until, districts } = filter
  const conditions = [
    page.before === undefined ? null : sql`id < ${page.before}`,
    account === undefined ? null : sql`account = ${account}`,
    subject === undefined ? null : sql`subject_kind = ${subject.kind} and subject_id = ${subject.id}`,
    verb === undefined ? null : sql`verb = ${verb}`,
    outcome === undefined ? null : sql`outcome = ${outcome}`,
    from === undefined ? null : sql`at >= ${from}`,
    until === undefined ? null : sql`at < ${until}`,
    districts === 'all' ? null : sql`district = any(${districts}::text[])`,
  ].filter((condition) => condition !== null)
  const { rows } = await sql<TrailRecord>`
    select id, at, account, roles, verb, subject_kind as "subjectKind", subject_id as "subjectId", purpose, outcome,
      request_id as "requestId", before_digest as before, after_digest as after, district
    from audit_record ${conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``}
    order by id desc limit ${Math.min(Math.max(page.limit ?? 50, 1), 200)}`.execute(db)
  return rows
}
