import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The way to the national query (全国联网查询上传通道). A batch that was handed over before is known by its number; a receipt holds the rows that
 * were decided so far, null while there is none, `unknown` where the batch never came.
 */
export interface UploadLine {
  hand(batch: { number: string; file: Uint8Array }): Promise<void>
  receipt(number: string): Promise<Uint8Array | 'unknown' | null>
}

/** The national query did not take a batch, or what came from it is not to be believed; says why in words. */
export class LineRefused extends Error {
  override name = 'LineRefused'
}

const PATIENCE_MS = 15_000
/** A receipt of the largest batch is far smaller. */
const LONGEST = 4 * 1024 * 1024

/** What is signed, of one side and of the other: whoever holds the secret said it about this batch. */
export const lineSignature = (secret: string, number: string, body: Uint8Array | string): string =>
  createHmac('sha256', secret).update(number).update('\n').update(body).digest('hex')

/** Whether a signature is that of the secret. */
export function isLineSigned(
  secret: string,
  number: string,
  body: Uint8Array | string,
  signature: string,
): boolean {
  const expected = Buffer.from(lineSignature(secret, number, body))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** A line over HTTP: `POST {url}/batches/{number}` takes the file, `GET {url}/batches/{number}/receipt` gives what was decided; both signed. */
export function httpLine(url: string, secret: string): UploadLine {
  const ask = (path: string, init: RequestInit) =>
    fetch(`${url}${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
  return {
    async hand({ number, file }) {
      const answer = await ask(`/batches/${number}`, {
        method: 'POST',
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'idempotency-key': number,
          'x-haihe-signature': lineSignature(secret, number, file),
        },
        body: new Uint8Array(file),
      })
      await answer.body?.cancel()
      if (answer.status === 409) throw new LineRefused('全国平台说这个批次号已经送过别的内容')
      if (!answer.ok) throw new LineRefused(`全国平台答复 ${answer.status}`)
    },
    async receipt(number) {
      const answer = await ask(`/batches/${number}/receipt`, {
        headers: { 'x-haihe-signature': lineSignature(secret, number, 'receipt') },
      })
      if (answer.status === 404) return 'unknown'
      if (answer.status === 204) return null
      if (!answer.ok) throw new LineRefused(`全国平台答复 ${answer.status}`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (bytes.length > LONGEST) throw new LineRefused('回执太大，没有收')
      if (!isLineSigned(secret, number, bytes, answer.headers.get('x-haihe-signature') ?? ''))
        throw new LineRefused('回执的签名不对，没有收')
      return bytes
    },
  }
}
