import type { Download, VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { uploadedRows, uploadFile } from './file.ts'
import { uploadRules } from './policy.ts'
import { batchById, batchRows } from './store.ts'

/** The file of a batch as it goes out, and how many rows it has; throws 404. */
export async function batchFile(
  ctx: VerbContext,
  id: string,
): Promise<{ number: string; file: Download; rows: number }> {
  const batch = await batchById(ctx.db, id)
  if (!batch) throw refusals.noSuchBatch()
  const sent = new Map((await batchRows(ctx.db, id)).map((one) => [one.certificate, one.action]))
  const rows = await uploadedRows(ctx, [...sent.keys()])
  const file = uploadFile(
    batch.number,
    rows.map(({ id: certificate, action, row }) => ({ action: sent.get(certificate) ?? action, row })),
    await uploadRules(ctx),
  )
  return { number: batch.number, file, rows: rows.length }
}
