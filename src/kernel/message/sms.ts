import { createHmac } from 'node:crypto'
import { type Kernel, performAsSystem } from '../verb/index.ts'
import { keepSms, takeSms } from './store.ts'

/** Hands one short message to whoever sends it, and gives back their receipt; throws in words where they do not take it. */
export type SmsGateway = (message: { id: string; phone: string; text: string }) => Promise<string>

/** Pauses after a try that failed, in seconds; after the last one it is given up, and the counter tells instead. */
const PAUSES = [30, 120, 600, 3600, 21_600]
const AT_ONCE = 50
const LEASE_MS = 120_000
const PATIENCE_MS = 8000

/**
 * Sends the short messages that wait (发短信), outside any transaction. One that was taken and not kept, since this
 * process died in between, is sent again under the same id: the gateway knows it by that.
 */
export async function sendSms(
  kernel: Kernel,
  gateway: SmsGateway,
  phoneOf: (person: string) => Promise<string | null>,
): Promise<number> {
  let sent = 0
  for (;;) {
    const at = kernel.clock.now()
    const taken = await takeSms(kernel.database.db, at, new Date(at.getTime() + LEASE_MS), AT_ONCE)
    if (taken.length === 0) return sent
    const kept = await Promise.all(
      taken.map(async ({ id, person, text, tries }) => {
        const phone = await phoneOf(person)
        if (!phone) return { id, state: 'failed' as const, receipt: null, trouble: '没有手机号', next: null }
        try {
          return {
            id,
            state: 'sent' as const,
            receipt: await gateway({ id, phone, text }),
            trouble: null,
            next: null,
          }
        } catch (error) {
          const pause = PAUSES[tries]
          return {
            id,
            state: pause === undefined ? ('failed' as const) : ('waiting' as const),
            receipt: null,
            trouble: error instanceof SmsRefused ? error.message : '短信平台没有应答',
            next: pause === undefined ? null : new Date(at.getTime() + pause * 1000),
          }
        }
      }),
    )
    await performAsSystem(kernel, 'messages.sms', (ctx) => keepSms(ctx.db, kept))
    sent += kept.filter(({ state }) => state === 'sent').length
  }
}

/** The gateway did not take a message; says why without saying whose it was. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
}

/** A gateway over HTTP: a signed POST of `{id, phone, text}`, answered by `{receipt}`. */
export const httpGateway =
  (url: string, secret: string): SmsGateway =>
  async (message) => {
    const body = JSON.stringify(message)
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        'x-haihe-signature': createHmac('sha256', secret).update(body).digest('hex'),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) throw new SmsRefused(`短信平台答复 ${answer.status}`)
    const said: unknown = await answer.json().catch(() => null)
    const receipt = typeof said === 'object' && said !== null && 'receipt' in said ? said.receipt : null
    if (typeof receipt !== 'string' || receipt.length === 0 || receipt.length > 200)
      throw new SmsRefused('短信平台没有给出回执')
    return receipt
  }
