import type { Db } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/verb/index.ts'
import { UNEARNED, type Unearned } from '../../rules.ts'
import { batchById, type ReceivedBatch, rowsOfBatch } from '../batches.ts'

const NAMED = 200

/** What came of a batch, said to its sender: how much counted, and what did not, by kind, with what to do about it. */
export async function receiptOf(db: Db, platform: string, batch: ReceivedBatch) {
  const rows = await rowsOfBatch(db, batch.id)
  const counted = rows.filter(({ outcome }) => outcome === 'counted')
  const kinds = [...new Set(rows.map(({ outcome }) => outcome))].filter((one) => one !== 'counted')
  return {
    receipt: batch.id,
    platform,
    received: batch.received_at.toISOString(),
    digest: batch.digest,
    statements: batch.statements,
    refused: batch.refused_place === null ? null : { place: batch.refused_place, why: batch.refused_why },
    counted: { statements: counted.length, seconds: Math.floor(batch.ms / 1000) },
    uncounted: kinds.map((kind) => {
      const own = rows.filter(({ outcome }) => outcome === kind)
      const [why, remedy] = UNEARNED[kind as Unearned]
      return {
        kind,
        why,
        remedy,
        statements: own.length,
        percent: Math.round((own.length * 1000) / rows.length) / 10,
        ids: own.slice(0, NAMED).map(({ statement }) => statement),
      }
    }),
  }
}

/** The receipt of a batch, signed in the city's name; null where the platform has no such batch. */
export async function signedReceipt(kernel: Kernel, platform: string, id: string): Promise<object | null> {
  const { db } = kernel.database
  const batch = await batchById(db, platform, id)
  if (!batch) return null
  const receipt = await receiptOf(db, platform, batch)
  return { ...receipt, signature: await kernel.signer.sign(receipt, 'platform-receipt+jwt') }
}
