import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { batchFile } from './batch-file.ts'
import { uploadedRows } from './file.ts'
import { uploadRules } from './policy.ts'
import { faultsOf } from './rules.ts'
import { insertBatch, moveUploads, takeDue } from './store.ts'
import { tellReturned } from './tell.ts'

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
    await tellReturned(
      ctx,
      faulty.map(({ id }) => id),
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
    const { number, file, rows } = await batchFile(ctx, id)
    ctx.act.subject('certificate-batch', number)
    ctx.act.purpose(`上传全国联网查询 ${rows} 张证书`)
    return file
  },
})
