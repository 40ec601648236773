import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Verb } from '../../src/kernel/verb/index.ts'
import type { Does, Who } from '../../src/main/demo/story/road.ts'
import { requestOf, type VerbAddress } from '../../src/workbench/api/request.ts'

const PATIENCE_MS = 120_000

interface Session {
  cookie: string
  csrf: string
}

/**
 * A client over HTTP that does what a good client does when the server dies: it sends the same act under the
 * same key again until there is an answer.
 */
export function stubbornClient(base: string): Does {
  const sessions = new Map<string, Session>()
  const sessionOf = async (login: string): Promise<Session> => {
    const known = sessions.get(login)
    if (known) return known
    const made = await enter(base, login)
    sessions.set(login, made)
    return made
  }
  return async function does<I extends z.ZodType, O extends z.ZodType>(
    who: Who,
    verb: Verb<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>> {
    if (who === 'public' || 'person' in who) throw new Error('only the demo accounts walk here')
    const request = requestOf(verb.http as VerbAddress, encoded(input) as Record<string, unknown>)
    const key = randomUUID()
    return untilAnswered(async () => {
      const { cookie, csrf } = await sessionOf(who.login)
      const answer = await fetch(base + request.url, {
        method: request.method,
        headers: {
          cookie,
          origin: base,
          ...(request.body === null
            ? {}
            : { 'content-type': 'application/json', 'idempotency-key': key, 'x-haihe-csrf': csrf }),
        },
        body: request.body,
      })
      if (answer.status >= 500) throw new TypeError(`the server said ${answer.status}`)
      if (!answer.ok) throw new Error(`${verb.name}: ${answer.status} ${await answer.text()}`)
      if (answer.headers.get('content-disposition'))
        return { bytes: new Uint8Array(await answer.arrayBuffer()) } as z.output<O>
      return (await answer.json()) as z.output<O>
    })
  }
}

/** `fetch` throws a TypeError when nobody answers; that, and a 5xx, is tried again. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof TypeError) || Date.now() > end) throw error
      await new Promise((done) => setTimeout(done, 200))
    }
  }
}

async function enter(base: string, login: string): Promise<Session> {
  const entered = await fetch(`${base}/demo/enter`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account: login, next: '/work' }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = await fetch(`${base}/work`, { headers: { cookie } })
  const csrf = /name="csrf" content="([^"]*)"/.exec(await page.text())?.[1]
  if (!csrf) throw new TypeError(`${login} did not get in (${entered.status})`)
  return { cookie, csrf }
}

/** Files go as base64, as the API takes them in. */
function encoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(encoded)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, encoded(one)]))
  return value
}
