import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What of a request tells whether our own page sent it. */
export interface Sender {
  method: string
  headers: IncomingHttpHeaders
  /** Host and port under which the request came; a proxy may have changed them. */
  host: string
}

/**
 * The token that forms of a session carry as `_csrf`, and scripts send in a header. It hangs on the session
 * cookie, so a page that was opened under another sign-in is noticed, too.
 */
export const csrfToken = (session: string, key: KeyObject): string =>
  createHmac('sha256', key).update(`csrf|${session}`).digest('base64url')

/**
 * Whether a request that changes something was not sent by our own page for this session (跨站请求伪造). A token
 * that came along must be this session's. Without one the browser says where the request comes from
 * (Sec-Fetch-Site, else Origin); where an old browser says nothing, a signed-in request must carry the token.
 */
export function isForged(
  sender: Sender,
  site: { host: string; key: KeyObject },
  session: string | null,
  token: string | null,
): boolean {
  if (sender.method === 'GET' || sender.method === 'HEAD' || sender.method === 'OPTIONS') return false
  const from = sender.headers['sec-fetch-site']
  if (typeof from === 'string' && from !== 'same-origin' && from !== 'none') return true
  if (session !== null && token) return !sameText(token, csrfToken(session, site.key))
  if (typeof from === 'string') return false
  const { origin } = sender.headers
  if (origin !== undefined) return ![sender.host, site.host].includes(hostOf(origin))
  return session !== null
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host
  } catch {
    return ''
  }
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
