import { createHash } from 'node:crypto'
import { sql } from 'kysely'

export type Algorithm = 'sha256' | 'sm3'

/** A record as it is digested: every column but the number, times as text to the microsecond. */
export interface StoredRecord {
  id: number
  content: (string | string[] | null)[]
  /** The code over the content; null in records of before there were codes. */
  mac: string | null
}

/**
 * The columns of `audit_record` in the order in which they are digested; instants never pass through a Date. Records of before
 * there were origins have none, and keep their digest.
 */
export const STORED_RECORD = sql<StoredRecord>`id, jsonb_build_array(
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), account, to_jsonb(roles), verb, subject_kind, subject_id,
  purpose, outcome, request_id, before_digest, after_digest, district)
  || case when origin is null then '[]'::jsonb else jsonb_build_array(origin) end as content, mac`

/** The digest of a record that was gone before it could be sealed. */
export const GONE = Buffer.alloc(32)

/** Digest of a record's content. Its number is bound by the batch, which lists numbers beside digests. */
export function recordDigest(algorithm: Algorithm, { content, mac }: StoredRecord): Buffer {
  return createHash(algorithm)
    .update(JSON.stringify(['haihe-audit-record-1', ...content, ...(mac === null ? [] : [mac])]))
    .digest()
}

export interface BatchContent {
  seq: number
  previous: string
  algorithm: Algorithm
  ids: readonly number[]
  digests: Uint8Array
  /** As `2026-03-02T01:00:00.000000`, UTC. */
  sealedAt: string
}

/** The hash of a batch (hex): over the hash before it and all that it seals. */
export function batchHash({ seq, previous, algorithm, ids, digests, sealedAt }: BatchContent): string {
  return createHash(algorithm)
    .update(JSON.stringify(['haihe-audit-batch-1', seq, previous, algorithm, sealedAt, ids]))
    .update(digests)
    .digest('hex')
}

/** The microsecond form of an instant of ours. */
export const sealedForm = (at: Date): string => `${at.toISOString().slice(0, 23)}000`
