import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParts, digestOf, isSigned, questionParts, signatureOf } from '../delivery/signing.ts'
import type { RegisterQuestion } from '../register-row.ts'

/** How a stand-in behaves: as agreed, slowly, wrongly in one of several ways, or not at all. */
export type Mood = 'ok' | 'slow' | 'unsigned' | 'nonsense' | 'wrong-rows' | 'refusing' | 'dead'

/** What a stand-in knows: the rows of a person by register and number, null where it knows nobody of the number. */
export interface StandInKnowledge {
  secret(register: string): string | null
  asOf(): Promise<string>
  rows(register: string, number: string, facts: readonly string[]): Promise<unknown[] | null>
}

export interface StandIn {
  /** The address that a connection asks. */
  url(register: string): string
  mood(register: string, mood: Mood): void
  /** How often each register was asked. */
  asked(register: string): number
  close(): Promise<void>
}

/** How long a slow stand-in takes, in milliseconds. */
const SLOW_MS = 1500
const LONGEST = 1024 * 1024

/**
 * A local server in a register's place (模拟登记系统), for the demo city and for tests: it checks the signature of each
 * question as a register would, and answers in whatever mood it is put.
 */
export async function startStandIn(knowledge: StandInKnowledge): Promise<StandIn> {
  const moods = new Map<string, Mood>()
  const counts = new Map<string, number>()
  const server = createServer((request, response) => {
    const register = (request.url ?? '').split('/').at(-1) ?? ''
    const mood = moods.get(register) ?? 'ok'
    counts.set(register, (counts.get(register) ?? 0) + 1)
    if (mood === 'dead') return void request.socket.destroy()
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > LONGEST) request.socket.destroy()
      else parts.push(part)
    })
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      reply(knowledge, register, mood, body, (name) => String(request.headers[name] ?? '')).then(
        ({ status, text, signature }) => {
          response.writeHead(status, {
            'content-type': 'application/json',
            ...(signature ? { 'x-haihe-signature': signature } : {}),
          })
          response.end(text)
        },
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  server.unref()
  const { port } = server.address() as AddressInfo
  return {
    url: (register) => `http://127.0.0.1:${port}/registers/${register}`,
    mood: (register, mood) => void moods.set(register, mood),
    asked: (register) => counts.get(register) ?? 0,
    close: () => closed(server),
  }
}

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections()
    server.close(() => done())
  })

async function reply(
  knowledge: StandInKnowledge,
  register: string,
  mood: Mood,
  body: string,
  header: (name: string) => string,
): Promise<{ status: number; text: string; signature: string | null }> {
  const secret = knowledge.secret(register)
  const nonce = header('x-haihe-nonce')
  const asked = questionParts({ register, at: header('x-haihe-at'), nonce, digest: digestOf(body) })
  if (secret === null || !isSigned(secret, asked, header('x-haihe-signature')))
    return { status: 401, text: '{}', signature: null }
  if (mood === 'refusing') return { status: 503, text: '{}', signature: null }
  if (mood === 'slow') await new Promise((done) => setTimeout(done, SLOW_MS))
  const text = mood === 'nonsense' ? '<html>系统维护</html>' : await answerTo(knowledge, register, mood, body)
  const signature = signatureOf(secret, answerParts({ register, nonce, digest: digestOf(text) }))
  return { status: 200, text, signature: mood === 'unsigned' ? 'f'.repeat(64) : signature }
}

async function answerTo(
  knowledge: StandInKnowledge,
  register: string,
  mood: Mood,
  body: string,
): Promise<string> {
  const { people } = JSON.parse(body) as RegisterQuestion
  const answers = []
  for (const { ref, number, facts } of people) {
    const rows = await knowledge.rows(register, number, facts)
    const wrong = [{ kind: 'retired', from: '2026-05-01', to: '2020-01-01' }]
    answers.push({ ref, known: rows !== null, rows: mood === 'wrong-rows' ? wrong : (rows ?? []) })
  }
  return JSON.stringify({ asOf: await knowledge.asOf(), people: answers })
}
