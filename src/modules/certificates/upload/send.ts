import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { uploadedRows, uploadFile } from './file.ts'
import { faultsOf } from './rules.ts'
import { type UploadRules, uploadKind } from './standard.ts'
import { batchById, batchRows, insertBatch, moveUploads, takeDue } from './store.ts'

/** The city's rules of upload on this day; a city that has none yet goes by its first. */
export async function uploadRules(ctx: VerbContext): Promise<UploadRules> {
  const standards = await ctx.standards()
  const edition = standards.inForce(uploadKind, ctx.today) ?? standards.all(uploadKind)[0]
  if (!edition) throw new Error('the city says nothing of certificate-upload')
  return edition.data
}

/**
 * Makes the next batch for the national query (生成上传批次) of what waits longest. Each row is checked field by field first: one
 * with a fault stays out and goes back to its organisation, with what is wrong. Throws 409 where nothing waits.
 */
export const makeUpload = verb({
  name: 'certificates.make-upload',
  title: '生成证书上传批次',
  http: 'POST /certificates/uploads',
  who: may('certificates.upload'),
  input: z.strictObject({}),
  output: z.object({ number: z.string().nullable(), rows: z.number(), faulty: z.number() }),
  async run(ctx) {
    await lockName(ctx.db, 'certificate upload')
    const rules = await uploadRules(ctx)
    const told = await uploadedRows(ctx, await takeDue(ctx.db, rules.batchRows))
    if (told.length === 0) throw refusals.nothingToUpload()
    const checked = told.map((one) => ({ ...one, faults: faultsOf(one.row, rules, ctx.today) }))
    const sound = checked.filter(({ faults }) => faults.length === 0)
    const faulty = checked.filter(({ faults }) => faults.length > 0)
    const batch =
      sound.length > 0
        ? await insertBatch(
            ctx.db,
            ctx.today,
            ctx.now,
            sound.map(({ id, action, row }) => ({ id, action, number: row.number })),
          )
        : null
    await moveUploads(
      ctx.db,
      [
        ...sound.map(({ id, action }) => ({
          certificate: id,
          action,
          state: 'uploaded' as const,
          batch: batch?.id ?? null,
          reason: null,
        })),
        ...faulty.map(({ id, action, faults }) => ({
          certificate: id,
          action,
          state: 'faulty' as const,
          batch: null,
          reason: faults.join('；').slice(0, 500),
        })),
      ],
      ctx.now,
    )
    if (batch) ctx.act.subject('certificate-batch', batch.number)
    ctx.act.after({ rows: sound.length, faulty: faulty.length })
    return { number: batch?.number ?? null, rows: sound.length, faulty: faulty.length }
  },
})

/** The file of a batch, to be handed to the national query; it holds whole identity numbers, so reading it is an act. */
export const uploadBatchFile = verb({
  name: 'certificates.upload-file',
  title: '下载证书上传文件',
  http: 'GET /certificates/uploads/{id}/file',
  who: may('certificates.upload'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const batch = await batchById(ctx.db, id)
    if (!batch) throw refusals.noSuchBatch()
    const sent = new Map((await batchRows(ctx.db, id)).map((one) => [one.certificate, one.action]))
    const rows = await uploadedRows(ctx, [...sent.keys()])
    ctx.act.subject('certificate-batch', batch.number)
    ctx.act.purpose(`上传全国联网查询 ${rows.length} 张证书`)
    return uploadFile(
      batch.number,
      rows.map(({ id, action, row }) => ({ action: sent.get(id) ?? action, row })),
      await uploadRules(ctx),
    )
  },
})
