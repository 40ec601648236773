import { sql } from 'kysely'
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
  /** From where: the door and the range of the network (从哪里); absent where nobody knows. */
  origin?: string | null | undefined
}

/** The answer of an act that its client may ask for again, kept under the client's key in the same round trip. */
export interface KeptAnswer {
  actor: string
  key: string
  /** What was asked. */
  digest: string
  answer: unknown
}

/** A record with the code that the city's key makes over it; null only where no key is at hand, in tests. */
export type MarkedRecord = ActRecord & { mac?: string | null | undefined }

/** Writes the record in the act's own transaction, in one round trip; writers never wait for one another. Gives its number. */
export async function recordAct(
  tx: Db,
  record: MarkedRecord & { idempotency?: KeptAnswer },
): Promise<number> {
  const { idempotency: kept } = record
  const { rows } = await sql<{
    id: number
  }>`select record_act(${record.at}, ${record.account}, ${record.roles},
    ${record.verb}, ${record.subjectKind}, ${record.subjectId}, ${record.purpose}, ${record.outcome},
    ${record.requestId}, ${record.before}, ${record.after}, ${record.district}, ${record.origin ?? null}, ${record.mac ?? null},
    ${kept?.actor ?? null}, ${kept?.key ?? null}, ${kept?.digest ?? null}, ${kept ? JSON.stringify(kept.answer) : null}) as id`.execute(
    tx,
  )
  return Number(rows[0]?.id)
}

/** Writes several records in one round trip, in their order. Gives their numbers. */
export async function recordActs(tx: Db, records: readonly MarkedRecord[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select record_act((r->>'at')::timestamptz, r->>'account',
      array(select jsonb_array_elements_text(r->'roles')), r->>'verb', r->>'subjectKind', r->>'subjectId',
      r->>'purpose', r->>'outcome', r->>'requestId', r->>'before', r->>'after', r->>'district', r->>'origin', r->>'mac',
      null, null, null, null) as id
    from jsonb_array_elements(${JSON.stringify(records)}::jsonb) with ordinality as given (r, place)
    order by place`.execute(tx)
  return rows.map(({ id }) => Number(id))
}
