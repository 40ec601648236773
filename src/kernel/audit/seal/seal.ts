import { sql } from 'kysely'
import { type Database, type Db, lockKey } from '../../database/database.ts'
import type { Signer } from '../../sealing/signer.ts'
import type { Anchors } from './anchor.ts'
import { auditHead } from './head.ts'
import {
  type Algorithm,
  batchHash,
  GONE,
  recordDigest,
  STORED_RECORD,
  type StoredRecord,
  sealedForm,
} from './sealed-form.ts'

/** One batch is one transaction; a backlog is sealed in several. */
const BATCH = 2000

export interface Sealing {
  /** How many records were sealed now. */
  sealed: number
  /** Another server is sealing at this moment; it takes ours too. */
  busy: boolean
}

/** Seals what waits, and keeps the new head of the chain outside the database. */
export async function sealAndAnchor(
  database: Database,
  { at, signer, anchors }: { at: Date; signer: Signer; anchors: Anchors | null },
): Promise<void> {
  const { sealed } = await sealAudit(database, { at, signer })
  if (sealed === 0 || !anchors) return
  const head = await auditHead(database.db)
  if (head) await anchors.keep(head)
}

/**
 * Seals all waiting records into the chain (封存). Run it every few seconds on any number of servers: one of them
 * does it, the others come back at once. Whoever writes records never waits for it.
 */
export async function sealAudit(
  database: Database,
  { at, signer }: { at: Date; signer?: Signer | undefined },
): Promise<Sealing> {
  let sealed = 0
  for (;;) {
    const count = await database.transaction((tx) => sealBatch(tx, at, signer))
    if (count === null) return { sealed, busy: true }
    sealed += count
    if (count < BATCH) return { sealed, busy: false }
  }
}

/** Null when another server holds the chain. */
async function sealBatch(tx: Db, at: Date, signer: Signer | undefined): Promise<number | null> {
  if (!(await holdsChain(tx))) return null
  const ids = await takeWaiting(tx)
  if (ids.length === 0) return 0
  const last = await lastBatch(tx)
  const algorithm: Algorithm = signer?.suite === 'guomi' ? 'sm3' : 'sha256'
  const content = {
    seq: (last?.seq ?? 0) + 1,
    previous: last?.hash ?? '',
    algorithm,
    ids,
    digests: await digests(tx, algorithm, ids),
    sealedAt: sealedForm(at),
  }
  const hash = batchHash(content)
  const signature = (await signer?.sign({ seq: content.seq, hash }, HEAD_TYPE)) ?? null
  await sql`insert into audit_batch (seq, previous, algorithm, ids, digests, hash, sealed_at, signature)
    values (${content.seq}, ${content.previous}, ${algorithm}, ${ids}::bigint[], ${content.digests}, ${hash}, ${at}, ${signature})`.execute(
    tx,
  )
  return ids.length
}

/** The `typ` of a signed head of the chain. */
export const HEAD_TYPE = 'haihe-audit-head+jwt'

/** Cities that share a database have chains of their own. */
async function holdsChain(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${lockKey(sql`${'audit chain'}`)}) as held`.execute(tx)
  return rows[0]?.held ?? false
}

async function takeWaiting(tx: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    delete from audit_unsealed where id in (select id from audit_unsealed order by id limit ${BATCH})
    returning id`.execute(tx)
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

async function lastBatch(tx: Db): Promise<{ seq: number; hash: string } | undefined> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    select seq, hash from audit_batch order by seq desc limit 1`.execute(tx)
  return rows[0]
}

async function digests(tx: Db, algorithm: Algorithm, ids: number[]): Promise<Buffer> {
  const { rows } = await sql<StoredRecord>`
    select ${STORED_RECORD} from audit_record where id = any(${ids}::bigint[])`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, recordDigest(algorithm, row)]))
  return Buffer.concat(ids.map((id) => found.get(id) ?? GONE))
}
