import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { IdSet } from '../id-set.ts'
import type { Run } from '../seal/witness.ts'
import { type AuditFinding, MOST_FINDINGS } from './findings.ts'

const PAGE = 20_000

/** The numbers of all records, and of those that wait to be sealed. */
export interface KnownIds {
  records: IdSet
  waiting: IdSet
}

/**
 * Read before the chain, and records before those that wait: what is sealed meanwhile is then in the chain, and
 * no writer or sealer has to be held up.
 */
export async function knownIds(db: Db): Promise<KnownIds> {
  const records = await idsOf(db, 'audit_record')
  return { records, waiting: await idsOf(db, 'audit_unsealed') }
}

/** Records that the chain does not name, and names that wait where they should not. Read after the chain. */
export async function strayFindings(db: Db, known: KnownIds, sealed: IdSet): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (const record of known.records) {
    if (sealed.has(record) || known.waiting.has(record)) continue
    findings.push({ kind: 'record-slipped-in', record })
    if (findings.length === MOST_FINDINGS) break
  }
  const still = await idsOf(db, 'audit_unsealed')
  const wrong = new Set(await waitingForNothing(db))
  for (const record of still) {
    if (sealed.has(record) && wrong.size < MOST_FINDINGS) wrong.add(record)
  }
  for (const record of [...wrong].sort((a, b) => a - b))
    findings.push({ kind: 'record-wrongly-waiting', record })
  return findings
}

/** Records that were seen committed and are nowhere: neither sealed (a sealed one that is gone is told as such) nor there. */
export function vanished(seen: readonly Run[], known: KnownIds, sealed: IdSet): AuditFinding[] {
  const findings: AuditFinding[] = []
  for (const [from, to] of seen)
    for (let record = from; record <= to && findings.length < MOST_FINDINGS; record += 1)
      if (!sealed.has(record) && !known.records.has(record))
        findings.push({ kind: 'record-vanished', record })
  return findings
}

/** The batches that name each of these records, which a batch before theirs had named already. */
export async function twiceFindings(db: Db, ids: number[]): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  for (const record of ids.slice(0, MOST_FINDINGS)) {
    const { rows } = await sql<{ seq: number }>`
      select seq from audit_batch where ${record} = any(ids) order by seq`.execute(db)
    findings.push({ kind: 'record-sealed-twice', record, batches: rows.map((row) => row.seq) })
  }
  return findings
}

async function waitingForNothing(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from audit_unsealed wait
    where not exists (select from audit_record one where one.id = wait.id)
    order by id limit ${MOST_FINDINGS}`.execute(db)
  return rows.map((row) => row.id)
}

/** Page by page, so that the time grows with the count, whatever the planner knows of the table. */
async function idsOf(db: Db, table: 'audit_record' | 'audit_unsealed'): Promise<IdSet> {
  const ids = new IdSet()
  for (let last = 0; ; ) {
    const { rows } = await sql<{ id: number }>`
      select id from ${sql.table(table)} where id > ${last} order by id limit ${PAGE}`.execute(db)
    for (const { id } of rows) ids.add(id)
    if (rows.length < PAGE) return ids
    last = rows.at(-1)!.id
  }
}
