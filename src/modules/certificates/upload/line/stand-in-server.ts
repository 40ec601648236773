import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { standInReceipt } from '../stand-in.ts'
import { isLineSigned, lineSignature } from './http-line.ts'

/**
 * How the stand-in behaves: as agreed; takes a batch and the answer is lost; has no receipt yet; answers with half the rows; unsigned; with the
 * receipt of another batch; refuses; forgets what it took; not at all.
 */
type LineMood = 'ok' | 'lost' | 'late' | 'half' | 'unsigned' | 'other-batch' | 'refusing' | 'forgets' | 'dead'

export interface StandInLine {
  url: string
  mood(mood: LineMood): void
  /** How often the file of a batch came, and how many batches it holds. */
  came(number: string): number
  held(): number
  close(): Promise<void>
}

const LONGEST = 8 * 1024 * 1024

/**
 * A local server in the national query's place (模拟全国联网查询), for the demo city and for tests: it checks who sends, takes each batch once under its
 * number, and answers row by row in whatever mood it is put. `refuses` says why a row goes back, `waits` which batch has no receipt yet.
 */
export async function startStandInLine(
  secret: string,
  {
    refuses = () => null,
    waits = () => false,
  }: {
    refuses?: (row: Readonly<Record<string, string>>) => string | null
    waits?: (number: string) => boolean
  } = {},
): Promise<StandInLine> {
  const batches = new Map<string, string>()
  const counts = new Map<string, number>()
  let mood: LineMood = 'ok'
  const answerOf = (number: string): { status: number; body?: Uint8Array; signature?: string } => {
    const file = batches.get(number)
    if (file === undefined) return { status: 404 }
    if (mood === 'late' || waits(number)) return { status: 204 }
    const asked = mood === 'other-batch' ? file.replaceAll(number, `${number.slice(0, -3)}999`) : file
    const whole = standInReceipt(new TextEncoder().encode(asked), refuses)
    const lines = new TextDecoder().decode(whole).split('\r\n')
    const half = [...lines.slice(0, 1 + Math.ceil((lines.length - 2) / 2)), ''].join('\r\n')
    const body = mood === 'half' ? new TextEncoder().encode(half) : whole
    return {
      status: 200,
      body,
      signature: mood === 'unsigned' ? 'f'.repeat(64) : lineSignature(secret, number, body),
    }
  }
  const server = createServer((request, response) => {
    if (mood === 'dead') return void request.socket.destroy()
    const number = decodeURIComponent((request.url ?? '').split('/')[2] ?? '')
    const signature = String(request.headers['x-haihe-signature'] ?? '')
    const end = (status: number) => void response.writeHead(status).end()
    if (request.method === 'GET') {
      if (!isLineSigned(secret, number, 'receipt', signature)) return end(401)
      if (mood === 'refusing') return end(503)
      const { status, body, signature: signed } = answerOf(number)
      response.writeHead(status, signed ? { 'x-haihe-signature': signed, 'content-type': 'text/csv' } : {})
      return void response.end(body)
    }
    void bodyOf(request).then((body) => {
      if (!isLineSigned(secret, number, body, signature)) return end(401)
      if (mood === 'refusing') return end(503)
      counts.set(number, (counts.get(number) ?? 0) + 1)
      const before = batches.get(number)
      const text = body.toString('utf8')
      if (before !== undefined && before !== text) return end(409)
      if (mood !== 'forgets') batches.set(number, text)
      if (mood === 'lost') return void request.socket.destroy()
      end(202)
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  server.unref()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: (one) => {
      mood = one
    },
    came: (number) => counts.get(number) ?? 0,
    held: () => batches.size,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > LONGEST) break
    parts.push(part)
  }
  return Buffer.concat(parts)
}
