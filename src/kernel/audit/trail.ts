import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { cutPage, type ListOrder, type Page, type PageAsked } from '../verb/paging.ts'
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

export type TrailRecord = ActRecord & { id: number; origin: string | null }

/** The newest records that fit (审计日志). */
export async function auditTrail(db: Db, filter: TrailFilter, limit = 50): Promise<TrailRecord[]> {
  return (await auditPage(db, filter, {}, limit)).items
}

/** A page of the records that fit, newest first. */
export async function auditPage(
  db: Db,
  filter: TrailFilter,
  asked: PageAsked,
  size: number,
): Promise<Page<TrailRecord>> {
  const { account, subject, verb, outcome, from, until, districts } = filter
  const cut = cutPage(NEWEST, asked, size)
  const conditions = [
    account !== undefined && sql`account = ${account}`,
    subject !== undefined && sql`subject_kind = ${subject.kind} and subject_id = ${subject.id}`,
    verb !== undefined && sql`verb = ${verb}`,
    outcome !== undefined && sql`outcome = ${outcome}`,
    from !== undefined && sql`at >= ${from}`,
    until !== undefined && sql`at < ${until}`,
    districts !== 'all' && sql`district = any(${districts}::text[])`,
  ].filter((condition) => condition !== false)
  const { rows } = await sql<TrailRecord & { page_key: string[] }>`
    select id, at, account, roles, verb, subject_kind as "subjectKind", subject_id as "subjectId", purpose, outcome,
      request_id as "requestId", before_digest as before, after_digest as after, district, origin, ${cut.key}
    from audit_record where ${sql.join([cut.beyond, ...conditions], sql` and `)} ${cut.first}`.execute(db)
  return cut.page(rows)
}

const NEWEST: ListOrder = { name: 'audit', keys: [{ by: sql`id`, is: 'whole' }], falling: true }
