import { createHash } from 'node:crypto'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../../kernel/verb/index.ts'
import {
  answerXapi,
  json,
  takeStatements,
  type XapiAnswer,
  XapiFault,
  type XapiRequest,
  type XapiStore,
} from '../../../learning-records/index.ts'
import { onlineOn } from '../../standard.ts'
import { insertBatch, insertRow, useNonce } from '../batches.ts'
import { keyById } from '../keys.ts'
import type { PlatformLearner } from '../learners.ts'
import type { Platform } from '../platform.ts'
import { platformById } from '../store.ts'
import { countTaken } from './count.ts'
import { signedReceipt } from './receipt.ts'
import { claimsOf, requireDigest, requireSignature } from './signature.ts'
import { platformAgent, requireTrainees } from './trainees.ts'

/** Where platforms send what was played. */
export const XAPI_BASE = '/xapi'

const SECOND = 1000

interface Sender {
  platform: Platform
  key: string
}

/** Answers a platform: who it is says the signature alone; what it sends is kept, counted, and answered with a receipt. */
export async function answerPlatform(
  kernel: Kernel,
  request: XapiRequest,
  address: string,
): Promise<XapiAnswer> {
  if (request.path === '/about') return read(kernel, null, request)
  const sender = await senderOf(kernel, request, address)
  const receipt = /^\/receipts\/([0-9a-f-]{36})$/.exec(request.path)?.[1]
  if (receipt) return receiptAnswer(kernel, sender, receipt)
  const takes = request.path === '/statements' && (request.method === 'POST' || request.method === 'PUT')
  return takes ? take(kernel, sender, request) : read(kernel, sender, request)
}

/** Who sends: the key is registered and not withdrawn, the signature its own, of this moment, and here for the first time. */
async function senderOf(kernel: Kernel, request: XapiRequest, address: string): Promise<Sender> {
  const { db } = kernel.database
  const signed = { ...request, target: `${kernel.origin}${address}` }
  const { key: id, created, nonce } = claimsOf(signed)
  const key = await keyById(db, id)
  if (!key || key.withdrawn_at)
    throw new XapiFault(401, 'signature-input', '没有登记这把公钥，或者已经停用；请在“本单位线上平台”登记')
  const now = kernel.clock.now()
  const { clockSeconds } = onlineOn(await kernel.standards(), civilDateOf(now)).platforms
  if (Math.abs(now.getTime() / SECOND - created) > clockSeconds)
    throw new XapiFault(401, 'signature-input', `created 和本市时钟差了 ${clockSeconds} 秒以上；请校时后重签`)
  requireDigest(signed)
  await requireSignature(signed, key)
  const platform = await platformById(db, key.platform)
  if (!platform?.selectedOn) throw new XapiFault(403, 'signature-input', '平台还没有入选')
  const forget = new Date(now.getTime() - 2 * clockSeconds * SECOND)
  const first = await kernel.database.transaction((tx) => useNonce(tx, platform.id, nonce, now, forget))
  if (!first) throw new XapiFault(401, 'signature-input', '这个 nonce 用过了：重放的请求不收，请换一个再签')
  return { platform, key: id }
}

const storeOf = (kernel: Kernel, db: XapiStore['db'], sender: Sender | null, now: Date): XapiStore => ({
  db,
  holder: `platform:${sender?.platform.id ?? 'none'}`,
  authority: platformAgent(kernel.origin, sender?.platform.id ?? 'none'),
  now,
  base: XAPI_BASE,
})

/** Everything but statements that come in: reading, and documents that a platform keeps for itself. */
const read = (kernel: Kernel, sender: Sender | null, request: XapiRequest): Promise<XapiAnswer> =>
  kernel.database.transaction((db) => answerXapi(storeOf(kernel, db, sender, kernel.clock.now()), request))

async function receiptAnswer(kernel: Kernel, { platform }: Sender, id: string): Promise<XapiAnswer> {
  const receipt = await signedReceipt(kernel, platform.id, id)
  if (!receipt) throw new XapiFault(404, 'receipts', '本平台没有这张回执')
  return json(receipt)
}

/** Takes a batch: kept, counted and receipted in one transaction; one that is refused leaves only that, with its place. */
async function take(kernel: Kernel, sender: Sender, request: XapiRequest): Promise<XapiAnswer> {
  const { platform, key } = sender
  const digest = createHash('sha256').update(request.body).digest('hex')
  try {
    return await performAsSystem(kernel, 'online.receive-batch', async (ctx) => {
      let trainees: ReadonlyMap<string, PlatformLearner> = new Map()
      const { answer, taken } = await takeStatements(
        storeOf(kernel, ctx.db, sender, ctx.now),
        request,
        async (statements) => {
          trainees = await requireTrainees(ctx, platform.id, statements)
        },
      )
      const outcomes = await countTaken(
        ctx,
        platform,
        taken,
        trainees,
        onlineOn(await ctx.standards(), ctx.today),
      )
      const batch = { platform: platform.id, key, at: ctx.now, digest, statements: taken.length }
      const id = await insertBatch(ctx.db, batch)
      for (const one of outcomes) await insertRow(ctx.db, id, one)
      ctx.act.subject('platform-batch', id)
      return withReceipt(answer, id)
    })
  } catch (error) {
    if (!(error instanceof XapiFault)) throw error
    await keepRefusal(kernel, { platform: platform.id, key, digest }, error)
    throw error
  }
}

async function keepRefusal(
  kernel: Kernel,
  one: { platform: string; key: string; digest: string },
  { place, message }: XapiFault,
): Promise<void> {
  await performAsSystem(kernel, 'online.refuse-batch', async (ctx) => {
    const refused = { place: place.slice(0, 200), why: message.slice(0, 500) }
    const id = await insertBatch(ctx.db, { ...one, at: ctx.now, statements: 0, refused })
    ctx.act.subject('platform-batch', id)
  })
}

const withReceipt = (answer: XapiAnswer, id: string): XapiAnswer => ({
  ...answer,
  headers: { ...answer.headers, 'haihe-receipt': `${XAPI_BASE}/receipts/${id}` },
})
