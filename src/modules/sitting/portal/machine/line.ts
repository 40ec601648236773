/** What the server refused, in its words. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, words: string) {
    super(words)
    this.status = status
    this.code = code
  }
}

/** An answer that does not come within this counts as no line. */
const PATIENCE = 10_000

/** How a sitting speaks: to the server, or to what stands in its place where nobody is examined. */
export type Line = <T>(address: string, body: object, more?: RequestInit) => Promise<T>

/** Asks the server; throws `Refused` where it answered no, anything else where there is no line. */
export async function ask<T>(address: string, body: object, more: RequestInit = {}): Promise<T> {
  const reply = await fetch(`/api/v1/sitting/${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
    ...more,
  })
  if (reply.ok) return (await reply.json()) as T
  const found = (await reply.json().catch(() => ({}))) as { title?: string; detail?: string; code?: string }
  if (reply.status >= 500) throw new Error(String(reply.status))
  throw new Refused(reply.status, found.code ?? '', [found.title, found.detail].filter(Boolean).join('。'))
}
