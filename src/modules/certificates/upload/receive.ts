import { z } from 'zod'
import { may, upload, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { readReceiptFile } from './file.ts'
import { type ReceiptLine, readReceipt } from './rules.ts'
import { batchById, batchRows, lockUploads, type Move, moveUploads, writeAnswers } from './store.ts'
import { tellReturned } from './tell.ts'

const MEGABYTE = 1_048_576

/**
 * Takes in what the national query answered to a batch (登记回执): whole or not at all. A line said before changes nothing; a line of
 * another batch, of an unknown certificate or otherwise than before is refused. Throws 404, 422.
 */
export const takeReceipt = verb({
  name: 'certificates.take-receipt',
  title: '登记证书上传回执',
  http: 'POST /certificates/uploads/{id}/receipt',
  who: may('certificates.upload'),
  input: z.strictObject({ id: z.uuid(), file: upload(2 * MEGABYTE) }),
  output: z.object({ accepted: z.number(), rejected: z.number(), same: z.number(), waiting: z.number() }),
  ahead: async (_ctx, { file }) => readReceiptFile(file.bytes),
  async run(ctx, { id }, read) {
    if ('wrong' in read) throw wrong([read.wrong])
    return enterReceipt(ctx, id, read)
  },
})

const wrong = (messages: readonly string[]) =>
  refusals.receiptWrong({ fields: messages.slice(0, 20).map((message) => ({ path: 'file', message })) })

/** Enters what was answered to a batch, whole or not at all, whichever way it came. */
export async function enterReceipt(
  ctx: VerbContext,
  id: string,
  { lines }: { lines: ReceiptLine[] },
): Promise<{ accepted: number; rejected: number; same: number; waiting: number }> {
  const batch = await batchById(ctx.db, id, true)
  if (!batch) throw refusals.noSuchBatch()
  const sent = await batchRows(ctx.db, id)
  const { answers, same, faults } = readReceipt(lines, batch.number, sent)
  if (faults.length > 0) throw wrong(faults)
  const waiting = await writeAnswers(ctx.db, id, answers, ctx.now)
  const of = new Map(sent.map((one) => [one.number, one.certificate]))
  const answered = new Map(answers.map((one) => [of.get(one.number) ?? '', one]))
  const standing = await lockUploads(ctx.db, [...answered.keys()])
  const moves = standing.flatMap((now): Move[] => {
    const said = answered.get(now.certificate)
    if (!said) return []
    const { certificate, action } = now
    const { outcome, reason } = said
    if (now.state === 'uploaded' && now.batch === id)
      return [
        { certificate, action, state: outcome === 'accepted' ? 'queryable' : outcome, batch: id, reason },
      ]
    // Revoked while it was on its way, and never taken in there: nothing is left to tell.
    if (outcome === 'rejected' && action === 'revoke' && now.state === 'assigned')
      return [{ certificate, action, state: 'ended' as const, batch: id, reason: null }]
    return []
  })
  await moveUploads(ctx.db, moves, ctx.now)
  await tellReturned(
    ctx,
    moves.flatMap(({ state, certificate }) => (state === 'rejected' ? [certificate] : [])),
  )
  const accepted = answers.filter(({ outcome }) => outcome === 'accepted').length
  ctx.act.subject('certificate-batch', batch.number)
  ctx.act.after({ accepted, rejected: answers.length - accepted, same, waiting })
  return { accepted, rejected: answers.length - accepted, same, waiting }
}

/**
 * Puts a certificate that came back among those that wait again (重新上送), for whoever issued it or the city: where what was said to be
 * wrong is right. What is wrong is corrected instead, and goes out by itself. Throws 404, 409.
 */
export const uploadAgain = verb({
  name: 'certificates.upload-again',
  title: '重新上送退回的证书',
  http: 'POST /certificates/{id}/upload-again',
  who: may('certificates.propose'),
  input: z.strictObject({
    id: z.uuid(),
    why: z.string().trim().min(4, '请写明核对了什么').max(300),
  }),
  output: z.object({}),
  async run(ctx, { id, why }) {
    const [now] = await lockUploads(ctx.db, [id])
    if (!now) throw refusals.noSuchCertificate()
    ctx.within({ organisation: now.organisation })
    if (now.state !== 'faulty' && now.state !== 'rejected') throw refusals.notReturned()
    await moveUploads(ctx.db, [{ ...now, state: 'assigned', batch: null, reason: null }], ctx.now)
    ctx.act.subject('certificate', id)
    ctx.act.purpose(why)
    ctx.act.before({ upload: now.state })
    ctx.act.after({ upload: 'assigned' })
    return {}
  },
})
