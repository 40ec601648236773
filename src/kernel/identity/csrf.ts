import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What of a request tells whether our own page sent it. */
export interface Sender {
  method: string
  headers: IncomingHttpHeaders
  /** Host and port under which the request came. */
  host: string
}

/** The token that a form of this session carries as `_csrf`, and a script sends as `x-csrf-token`. */
export const csrfToken = (session: string, key: KeyObject): string =>
  createHmac('sha256', key).update(`csrf|${session}`).digest('base64url')

/**
 * Whether a request that changes something was sent by another site (跨站请求伪造). The browser says so itself
 * (Sec-Fetch-Site, else Origin); where an old one says nothing, a signed-in request must carry the token.
 */
export function isForged(
  sender: Sender,
  session: string | null,
  token: string | null,
  key: KeyObject,
): boolean {
  if (sender.method === 'GET' || sender.method === 'HEAD' || sender.method === 'OPTIONS') return false
  if (session !== null && token !== null && sameText(token, csrfToken(session, key))) return false
  const site = sender.headers['sec-fetch-site']
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none'
  const { origin } = sender.headers
  if (origin !== undefined) return hostOf(origin) !== sender.host
  return session !== null
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
