import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** What the audit keeps of an act (审计记录). No names, numbers or other personal data: accounts and record ids. */
export interface ActRecord {
  at: Date
  /** Who; null when nobody was signed in, or for the system itself. */
  account: string | null
  roles: readonly string[]
  verb: string
  subjectKind: string | null
  subjectId: string | null
  /** Why, in the actor's words; asked for where a full identity is read. */
  purpose: string | null
  /** Failed tries and refusals are acts too; `automatic` is what the clock or a job did. */
  outcome: 'ok' | 'failed' | 'refused' | 'automatic'
  requestId: string
  /** Digests of the state before and after. */
  before: string | null
  after: string | null
  district: string | null
}

/** The answer of an act that its client may ask for again, kept in the same round trip. */
export interface KeptAnswer {
  actor: string
  key: string
  answer: unknown
}

/** A record with the code that the city's key makes over it; null only where no key is at hand, in tests. */
export type MarkedRecord = ActRecord & { mac?: string | null | undefined }

/** Writes the record in the act's own transaction, in one statement; writers never wait for one another. Gives its number. */
export async function recordAct(
  tx: Db,
  record: MarkedRecord & { idempotency?: KeptAnswer },
): Promise<number> {
  const { idempotency } = record
  const kept = idempotency
    ? sql`, kept as (update idempotency set answer = ${JSON.stringify(idempotency.answer)}::jsonb
        where actor = ${idempotency.actor} and key = ${idempotency.key})`
    : sql``
  const { rows } = await sql<{
    id: number
  }>`with ${actClause(record)}${kept} select id from recorded`.execute(tx)
  return Number(rows[0]?.id)
}

/** Writes several records in one statement, in their order. Gives their numbers. */
export async function recordActs(tx: Db, records: readonly MarkedRecord[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`with recorded as (
      insert into audit_record (at, account, roles, verb, subject_kind, subject_id, purpose, outcome,
        request_id, before_digest, after_digest, district, mac)
      select (r->>'at')::timestamptz, r->>'account', array(select jsonb_array_elements_text(r->'roles')), r->>'verb',
        r->>'subjectKind', r->>'subjectId', r->>'purpose', r->>'outcome', r->>'requestId', r->>'before', r->>'after',
        r->>'district', r->>'mac'
      from jsonb_array_elements(${JSON.stringify(records)}::jsonb) with ordinality as given (r, place) order by place
      returning id
    ), waiting as (insert into audit_unsealed (id) select id from recorded)
    select id from recorded`.execute(tx)
  return rows.map(({ id }) => Number(id))
}

/** The record as two members of a `with` list, for a statement that writes something else as well. */
export function actClause(record: MarkedRecord): RawBuilder<unknown> {
  return sql`recorded as (
      insert into audit_record (at, account, roles, verb, subject_kind, subject_id, purpose, outcome,
        request_id, before_digest, after_digest, district, mac)
      values (${record.at}, ${record.account}, ${record.roles}::text[], ${record.verb}, ${record.subjectKind},
        ${record.subjectId}, ${record.purpose}, ${record.outcome}, ${record.requestId}, ${record.before},
        ${record.after}, ${record.district}, ${record.mac ?? null})
      returning id
    ), waiting as (
      insert into audit_unsealed (id) select id from recorded
    )`
}
