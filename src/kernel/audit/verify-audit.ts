import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { PublicKeyDocument } from '../sealing/public-keys.ts'
import { verify } from '../sealing/verify.ts'
import type { AuditFinding } from './findings.ts'
import type { Head } from './head.ts'
import { HEAD_TYPE } from './seal.ts'
import {
  type Algorithm,
  batchHash,
  GONE,
  recordDigest,
  STORED_RECORD,
  type StoredRecord,
} from './sealed-form.ts'

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
  /** Heads that were kept outside the database. */
  heads?: readonly Pick<Head, 'seq' | 'hash'>[] | undefined
}

const MOST_FINDINGS = 1000

/**
 * Goes through the whole chain and every record (审计核验) and names what was edited, removed, exchanged or
 * slipped in. Sees one state of the database, while writers and the sealer go on.
 */
export async function verifyAudit(db: Db, options: VerifyOptions = {}): Promise<AuditReport> {
  if (db.isTransaction) return verifyChain(db, options)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => verifyChain(tx, options))
}

async function verifyChain(tx: Db, { publicKeys, heads = [] }: VerifyOptions): Promise<AuditReport> {
  const findings: AuditFinding[] = []
  const awaited = new Map(heads.map((head) => [head.seq, head.hash]))
  let last: Batch | null = null
  let batches = 0
  let sealed = 0
  let signed = false
  let newest = ''
  const backdated: number[] = []
  for (let batch = await batchAfter(tx, 0); batch; batch = await batchAfter(tx, batch.seq)) {
    const records = await recordsOf(tx, batch)
    if (findings.length < MOST_FINDINGS) {
      findings.push(...linkFindings(batch, last), ...recordFindings(batch, records))
      if (publicKeys) findings.push(...(await signatureFindings(batch, publicKeys, signed)))
    }
    if (backdated.length < MOST_FINDINGS) backdated.push(...before(tenMinutesBefore(newest), records))
    newest = [newest, ...records.map(timeOf)].sort().at(-1) as string
    if (awaited.get(batch.seq) === batch.hash) awaited.delete(batch.seq)
    signed ||= batch.signature !== null
    batches += 1
    sealed += batch.ids.length
    last = batch
  }
  findings.push(...(await strayFindings(tx)))
  for (const batch of awaited.keys()) findings.push({ kind: 'head-not-found', batch })
  return {
    sound: findings.length === 0,
    findings: findings.slice(0, MOST_FINDINGS),
    batches,
    sealed,
    sealedUntil: last?.at ?? null,
    head: last && { seq: last.seq, hash: last.hash },
    backdated: backdated.slice(0, MOST_FINDINGS),
    ...(await waiting(tx)),
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

async function batchAfter(tx: Db, seq: number): Promise<Batch | null> {
  const { rows } = await sql<Batch>`
    select seq, previous, algorithm, ids, digests, hash, sealed_at as at, signature,
      to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as "sealedAt"
    from audit_batch where seq > ${seq} order by seq limit 1`.execute(tx)
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

async function recordsOf(tx: Db, { ids }: Batch): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select ${STORED_RECORD} from audit_record where id = any(${ids}::bigint[]) order by id`.execute(tx)
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
  signedBefore: boolean,
): Promise<AuditFinding[]> {
  if (signature === null) return signedBefore ? [{ kind: 'signature-missing', batch }] : []
  const checked = await verify(signature, keys)
  const fits =
    checked.valid &&
    checked.type === HEAD_TYPE &&
    checked.payload.seq === batch &&
    checked.payload.hash === hash
  return fits ? [] : [{ kind: 'signature-wrong', batch }]
}

/** Records that the chain does not name, and names that stand where they should not. */
async function strayFindings(tx: Db): Promise<AuditFinding[]> {
  const { rows } = await sql<{ finding: AuditFinding }>`
    with sealed as (
      select batch.seq, named.id from audit_batch batch, unnest(batch.ids) named (id)
    )
    (select jsonb_build_object('kind', 'record-slipped-in', 'record', one.id) as finding
      from audit_record one left join sealed on sealed.id = one.id left join audit_unsealed wait on wait.id = one.id
      where sealed.id is null and wait.id is null order by one.id limit ${MOST_FINDINGS})
    union all
    (select jsonb_build_object('kind', 'record-wrongly-waiting', 'record', wait.id)
      from audit_unsealed wait left join audit_record one on one.id = wait.id left join sealed on sealed.id = wait.id
      where one.id is null or sealed.id is not null order by wait.id limit ${MOST_FINDINGS})
    union all
    (select jsonb_build_object('kind', 'record-sealed-twice', 'record', id, 'batches', jsonb_agg(seq order by seq))
      from sealed group by id having count(*) > 1 order by id limit ${MOST_FINDINGS})`.execute(tx)
  return rows.map((row) => row.finding)
}

async function waiting(tx: Db): Promise<{ unsealed: number; unsealedSince: Date | null }> {
  const { rows } = await sql<{ unsealed: number; unsealedSince: Date | null }>`
    select count(*) as unsealed, min(one.at) as "unsealedSince"
    from audit_unsealed wait join audit_record one on one.id = wait.id`.execute(tx)
  return rows[0] ?? { unsealed: 0, unsealedSince: null }
}
