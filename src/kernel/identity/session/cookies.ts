import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What of a request decides about cookies; a Fastify request is one. */
export interface Carrier {
  headers: IncomingHttpHeaders
  protocol: string
  hostname: string
}

/** Our cookies by their plain names. */
export type CookieName = 'haihe.session' | 'haihe.two_factor' | 'haihe.state' | 'haihe.device'

export interface Cookies {
  /** The value of one of our cookies; over https only what carries the `__Host-` prefix counts. */
  read(carrier: Carrier, name: CookieName): string | null
  /** The Set-Cookie line of a cookie of our own making. */
  line(carrier: Carrier, name: CookieName, value: string, maxAge: number): string
  /** The request's cookies as the sign-in library reads them: only those named, under the prefixed name. */
  forLibrary(carrier: Carrier, names: readonly CookieName[]): string
  /** The library's Set-Cookie lines as this browser can keep them. */
  forBrowser(carrier: Carrier, lines: readonly string[]): string[]
}

/**
 * Cookies are set as `__Host-…; Secure` wherever the site is reached over https, and over plain http on this very
 * machine, where browsers treat the connection as secure. Safari does not, and an intranet address without https
 * cannot: there the same cookies go without prefix and Secure, since otherwise nobody could sign in.
 */
export function makeCookies(origin: string): Cookies {
  const onlyHttps = origin.startsWith('https://')
  const encrypted = (carrier: Carrier) => onlyHttps || carrier.protocol === 'https'
  const prefixed = (carrier: Carrier) =>
    encrypted(carrier) || (LOOPBACK.has(carrier.hostname) && !isSafari(carrier.headers['user-agent'] ?? ''))
  const read: Cookies['read'] = (carrier, name) => {
    const header = carrier.headers.cookie
    if (!header) return null
    const found = valueIn(header, `__Host-${name}`)
    return found !== null || encrypted(carrier) ? found : valueIn(header, name)
  }
  return {
    read,
    line(carrier, name, value, maxAge) {
      const rest = `${name}=${encodeURIComponent(value)}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax`
      return prefixed(carrier) ? `__Host-${rest}; Secure` : rest
    },
    forLibrary: (carrier, names) =>
      names
        .map((name) => [name, read(carrier, name)] as const)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `__Host-${name}=${encodeURIComponent(value as string)}`)
        .join('; '),
    forBrowser(carrier, lines) {
      const kept = lines.filter((line) => OURS.test(line))
      if (prefixed(carrier)) return kept
      return kept.map((line) => line.replace(/^__Host-/, '').replace(/; Secure(?=;|$)/, ''))
    },
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

const OURS = /^__Host-haihe\.(session|two_factor|state)=/

const isSafari = (agent: string) =>
  /Safari\//.test(agent) && !/Chrom(e|ium)\/|HeadlessChrome|Edg\//.test(agent)

function valueIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0 && part.slice(0, equals).trim() === name) return decoded(part.slice(equals + 1).trim())
  }
  return null
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

/** The signed part of `value.signature` when the signature is ours, else null. */
export function openSigned(value: string | null, key: KeyObject): string | null {
  if (value === null) return null
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const signed = value.slice(0, dot)
  const ours = signature(signed, key)
  const theirs = Buffer.from(value.slice(dot + 1))
  return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? signed : null
}

export const sign = (value: string, key: KeyObject): string => `${value}.${signature(value, key)}`

const signature = (value: string, key: KeyObject): Buffer =>
  Buffer.from(createHmac('sha256', key).update(value).digest('base64'))
