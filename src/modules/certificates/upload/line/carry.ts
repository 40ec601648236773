import { type Kernel, performAsSystem } from '../../../../kernel/verb/index.ts'
import { batchFile } from '../batch-file.ts'
import { readReceiptFile } from '../file.ts'
import { uploadRules } from '../policy.ts'
import { enterReceipt } from '../receive.ts'
import { tellStillReturned } from '../tell.ts'
import { LineRefused, type UploadLine } from './http-line.ts'
import { carriedOn, returnedLong, takeOpen } from './store.ts'

/** So long one worker has a batch to itself. */
const LEASE_MS = 120_000
/** Seconds until a batch is looked at again: soon while it is fresh, seldom later; never given up. */
const PAUSES = [30, 120, 600, 1800, 3600] as const
const pauseAfter = (tries: number): number => PAUSES[Math.min(tries, PAUSES.length - 1)] as number

/**
 * Carries batches to the national query and their receipts back (送批次、取回执), outside any transaction. What was handed over and not kept, since
 * this process died or the answer was lost, is handed over again under the same number. A receipt that is wrong changes nothing and is
 * written beside the batch. Gives how many receipts had something new.
 */
export async function carryUploads(kernel: Kernel, line: UploadLine): Promise<number> {
  let received = 0
  for (;;) {
    const now = kernel.clock.now()
    const batch = await takeOpen(kernel.database.db, now, new Date(now.getTime() + LEASE_MS))
    if (!batch) return received
    const { id, number } = batch
    let handed = batch.handedAt !== null
    let trouble: string | null = null
    let news = 0
    try {
      if (!handed) await line.hand({ number, file: await fileFor(kernel, id) })
      handed = true
      const receipt = await line.receipt(number)
      if (receipt === 'unknown') {
        handed = false
        trouble = '全国平台没有收到这一批，再送'
      } else if (receipt) news = await entered(kernel, id, receipt)
    } catch (error) {
      trouble = (error instanceof LineRefused ? error.message : '全国平台没有应答').slice(0, 300)
    }
    received += news > 0 ? 1 : 0
    const tries = news > 0 || (handed && batch.handedAt === null) ? 0 : batch.tries + 1
    const next = new Date(now.getTime() + pauseAfter(tries) * 1000)
    await performAsSystem(kernel, 'certificates.carry-uploads', (ctx) =>
      carriedOn(ctx.db, id, {
        handedAt: handed ? (batch.handedAt ?? now) : null,
        tries,
        next,
        trouble,
      }),
    )
  }
}

/** The file holds whole identity numbers, so that reading it is an act with its purpose. */
const fileFor = (kernel: Kernel, id: string): Promise<Uint8Array> =>
  performAsSystem(kernel, 'certificates.carry-uploads', async (ctx) => {
    const { file, rows, number } = await batchFile(ctx, id)
    ctx.act.subject('certificate-batch', number)
    ctx.act.purpose(`上传全国联网查询 ${rows} 张证书`)
    return file.bytes
  })

async function entered(kernel: Kernel, id: string, receipt: Uint8Array): Promise<number> {
  const read = readReceiptFile(receipt)
  if ('wrong' in read) throw new LineRefused(`回执没有收：${read.wrong}`)
  try {
    const { accepted, rejected } = await performAsSystem(kernel, 'certificates.carry-uploads', (ctx) =>
      enterReceipt(ctx, id, read),
    )
    return accepted + rejected
  } catch (error) {
    const said = error as { fields?: { message: string }[] }
    if (said.fields) throw new LineRefused(`回执没有收：${said.fields[0]?.message ?? ''}`)
    throw error
  }
}

/** 催退回的证书: what came back and was not mended within the city's hours is told to its organisation once more; gives how many. */
export function chaseReturned(kernel: Kernel): Promise<number> {
  return performAsSystem(kernel, 'certificates.chase-returned', async (ctx) => {
    const { chaseHours } = await uploadRules(ctx)
    const before = new Date(ctx.now.getTime() - chaseHours * 3_600_000)
    const late = await returnedLong(ctx.db, before)
    await tellStillReturned(ctx, late, chaseHours)
    return late.length
  })
}
