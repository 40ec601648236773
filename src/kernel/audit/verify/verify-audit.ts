import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { PublicKeyDocument } from '../../sealing/key/public-keys.ts'
import type { Sealer } from '../../sealing/sealer.ts'
import { verify } from '../../sealing/verify.ts'
import { IdSet } from '../id-set.ts'
import type { Head } from '../seal/head.ts'
import { isOwn } from '../seal/record-mac.ts'
import { HEAD_TYPE } from '../seal/seal.ts'
import {
  type Algorithm,
  batchHash,
  GONE,
  recordDigest,
  STORED_RECORD,
  type StoredRecord,
} from '../seal/sealed-form.ts'
import type { Run } from '../seal/witness.ts'
import { type AuditFinding, MOST_FINDINGS } from './findings.ts'
import { knownIds, strayFindings, twiceFindings, vanished } from './strays.ts'

export interface AuditReport {
  sound: boolean
  /** At most 1,000, in the order of the chain. */
  findings: AuditFinding[]
  batches: number
  /** How many records are sealed, and until when (封存范围). */
  sealed: number
  sealedUntil: Date | null
  head: Pick<Head, 'seq' | 'hash'> | null
  /**
   * Records whose time lies more than ten minutes before that of records sealed earlier (疑似倒填): a clock that
   * was set back, or somebody who wrote into the past. For a person to look at; at most 1,000.
   */
  backdated: number[]
  /** Records that wait for the next batch, and since when the oldest waits. They can still be removed unseen. */
  unsealed: number
  unsealedSince: Date | null
}

export interface VerifyOptions {
  /** The city's public keys; without them signatures are not looked at. */
  publicKeys?: PublicKeyDocument | undefined
  /** The city's sealer; without it the codes of records are not looked at. */
  sealer?: Pick<Sealer, 'macs'> | undefined
  /** Numbers of records that were seen committed, kept outside the database; read before this begins. */
  seen?: readonly Run[] | undefined
  /** Heads that were kept outside the database. */
  heads?: readonly Pick<Head, 'seq' | 'hash'>[] | undefined
}

/**
 * Goes through the whole chain and every record (审计核验) and names what was edited, removed, exchanged or
 * slipped in. Writers and the sealer go on meanwhile and are not mistaken for tampering.
 */
export async function verifyAudit(
  db: Db,
  { publicKeys, sealer, heads = [], seen = [] }: VerifyOptions = {},
): Promise<AuditReport> {
  const findings: AuditFinding[] = []
  const awaited = new Map(heads.map((head) => [head.seq, head.hash]))
  let last: Batch | null = null
  let batches = 0
  let sealed = 0
  const codes = sealer && codeReader(sealer)
  let newest = ''
  const named = new IdSet()
  const known = await knownIds(db)
  const backdated: number[] = []
  for (let batch = await batchAfter(db, 0); batch; batch = await batchAfter(db, batch.seq)) {
    const records = await recordsOf(db, batch)
    const again = batch.ids.filter((id) => !named.add(id))
    if (findings.length < MOST_FINDINGS) {
      findings.push(...linkFindings(batch, last), ...recordFindings(batch, records))
      findings.push(...(await twiceFindings(db, again)))
      if (codes) findings.push(...codes(records))
      if (publicKeys) findings.push(...(await signatureFindings(batch, publicKeys)))
    }
    if (backdated.length < MOST_FINDINGS) backdated.push(...before(tenMinutesBefore(newest), records))
    newest = [newest, ...records.map(timeOf)].sort().at(-1) as string
    if (awaited.get(batch.seq) === batch.hash) awaited.delete(batch.seq)
    batches += 1
    sealed += batch.ids.length
    last = batch
  }
  findings.push(...(await strayFindings(db, known, named)), ...vanished(seen, known, named))
  if (codes) findings.push(...codes(await waitingRecords(db)))
  for (const batch of awaited.keys()) findings.push({ kind: 'head-not-found', batch })
  return {
    sound: findings.length === 0,
    findings: findings.slice(0, MOST_FINDINGS),
    batches,
    sealed,
    sealedUntil: last?.at ?? null,
    head: last && { seq: last.seq, hash: last.hash },
    backdated: backdated.slice(0, MOST_FINDINGS),
    ...(await waiting(db)),
  }
}

interface Batch {
  seq: number
  previous: string
  algorithm: Algorithm
  ids: number[]
  digests: Uint8Array
  hash: string
  sealedAt: string
  at: Date
  signature: string | null
}

async function batchAfter(db: Db, seq: number): Promise<Batch | null> {
  const { rows } = await sql<Batch>`
    select seq, previous, algorithm, ids, digests, hash, sealed_at as at, signature,
      to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as "sealedAt"
    from audit_batch where seq > ${seq} order by seq limit 1`.execute(db)
  const row = rows[0]
  return row ? { ...row, ids: row.ids.map(Number) } : null
}

function linkFindings(batch: Batch, last: Batch | null): AuditFinding[] {
  const findings: AuditFinding[] = []
  const expected = (last?.seq ?? 0) + 1
  for (let seq = expected; seq < batch.seq && seq < expected + MOST_FINDINGS; seq += 1) {
    findings.push({ kind: 'batch-removed', batch: seq })
  }
  if (batchHash(batch) !== batch.hash) findings.push({ kind: 'batch-edited', batch: batch.seq })
  if (batch.previous !== (last?.hash ?? '')) findings.push({ kind: 'batch-unchained', batch: batch.seq })
  return findings
}

async function recordsOf(db: Db, { ids }: Batch): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select ${STORED_RECORD} from audit_record where id = any(${ids}::bigint[]) order by id`.execute(db)
  return rows
}

const timeOf = ({ content }: StoredRecord): string => content[0] as string

const before = (time: string, records: StoredRecord[]): number[] =>
  records.filter((one) => timeOf(one) < time).map((one) => one.id)

/** Nothing is before the empty text, which stands for no time and for one that no clock has shown. */
function tenMinutesBefore(time: string): string {
  const instant = Date.parse(`${time}Z`)
  return Number.isNaN(instant) ? '' : new Date(instant - 600_000).toISOString()
}

function recordFindings(
  { seq: batch, algorithm, ids, digests }: Batch,
  rows: StoredRecord[],
): AuditFinding[] {
  const found = new Map(rows.map((row) => [row.id, recordDigest(algorithm, row)]))
  const sealed = ids.map((id, place) => ({
    id,
    digest: Buffer.from(digests.subarray(place * 32, place * 32 + 32)),
  }))
  const owner = new Map(sealed.map(({ id, digest }) => [digest.toString('hex'), id]))
  return sealed.flatMap(({ id: record, digest }): AuditFinding[] => {
    const now = found.get(record)
    if (!now || digest.equals(GONE)) return [{ kind: 'record-removed', record, batch }]
    if (now.equals(digest)) return []
    const from = owner.get(now.toString('hex'))
    return [
      from === undefined
        ? { kind: 'record-edited', record, batch }
        : { kind: 'record-moved', record, from, batch },
    ]
  })
}

async function signatureFindings(
  { seq: batch, hash, signature }: Batch,
  keys: PublicKeyDocument,
): Promise<AuditFinding[]> {
  if (signature === null) return [{ kind: 'signature-missing', batch }]
  const checked = await verify(signature, keys)
  const fits =
    checked.valid &&
    checked.type === HEAD_TYPE &&
    checked.payload.seq === batch &&
    checked.payload.hash === hash
  return fits ? [] : [{ kind: 'signature-wrong', batch }]
}

/** Which records were not written by the house; until the first with a code none needs one. */
function codeReader(sealer: Pick<Sealer, 'macs'>): (records: readonly StoredRecord[]) => AuditFinding[] {
  let begun = false
  return (records) => {
    begun ||= records.some(({ mac }) => mac !== null)
    if (!begun) return []
    return records
      .filter(({ content, mac }) => mac === null || !isOwn(sealer, content, mac))
      .map(({ id: record }) => ({ kind: 'record-forged', record }))
  }
}

async function waitingRecords(db: Db): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`select ${STORED_RECORD} from audit_record
    where id in (select id from audit_unsealed) order by id limit 5000`.execute(db)
  return rows
}

async function waiting(db: Db): Promise<{ unsealed: number; unsealedSince: Date | null }> {
  const { rows } = await sql<{ unsealed: number; unsealedSince: Date | null }>`
    select count(*) as unsealed, min(one.at) as "unsealedSince"
    from audit_unsealed wait join audit_record one on one.id = wait.id`.execute(db)
  return rows[0] ?? { unsealed: 0, unsealedSince: null }
}
