import { type RawBuilder, sql } from 'kysely'
import type { Database, Db } from '../../database/database.ts'
import { makeKeys, makeSigner, publicKeysOf } from '../../sealing/index.ts'
import {
  type AuditReport,
  auditHead,
  type Head,
  recordAct,
  sealAudit,
  type VerifyOptions,
  verifyAudit,
} from '../index.ts'

const keys = makeKeys('international')
export const signer = makeSigner(keys)
export const publicKeys = publicKeysOf(keys)

export const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 1, minute))

export const anAct = (minute: number) => ({
  at: at(minute),
  account: `account-${minute % 3}`,
  roles: ['district-clerk', 'district-reviewer'],
  verb: 'subsidy.review-claim',
  subjectKind: 'claim',
  subjectId: `BT-2026-120116-00000${minute}`,
  purpose: '核对身份',
  outcome: 'ok' as const,
  requestId: `request-${minute}`,
  before: 'b'.repeat(64),
  after: 'a'.repeat(64),
  district: '120116',
})

/** For tests: records 1–4 in batch 1, 5–6 in batch 2, 7–9 in batch 3, all signed; gives the head of the chain. */
export async function nineSealedActs(database: Database): Promise<Head> {
  let minute = 0
  for (const last of [4, 6, 9]) {
    while (minute < last) {
      minute += 1
      await recordAct(database.db, anAct(minute))
    }
    await sealAudit(database, { at: at(last + 1), signer })
  }
  return (await auditHead(database.db)) as Head
}

class Undo extends Error {}

/** Does something to the tables with the guards switched off, verifies, and undoes it. */
export async function tampered(
  database: Database,
  tamper: (tx: Db) => Promise<unknown>,
  options: VerifyOptions = { publicKeys },
): Promise<AuditReport> {
  let found: AuditReport | null = null
  await database
    .transaction(async (tx) => {
      for (const table of ['audit_record', 'audit_batch']) {
        await sql.raw(`alter table ${table} disable trigger user`).execute(tx)
      }
      await tamper(tx)
      found = await verifyAudit(tx, options)
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  return found as unknown as AuditReport
}

export const by = (statement: RawBuilder<unknown>) => (tx: Db) => statement.execute(tx)

/** Records and seals within the transaction that is going to be undone. */
export const sealWithin = (database: Database, tx: Db, minute: number, by = signer) =>
  sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(minute), signer: by })
