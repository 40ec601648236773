import type { KeyObject } from 'node:crypto'
import { randomBytes } from 'node:crypto'
import { type Carrier, openSigned, readCookie, setCookie, sign } from './cookies.ts'

/** A browser counts as an account's own for this long after it has signed in there with both factors. */
const DEVICE_DAYS = 180

/** The name of this browser when it has signed in to this account before, else null. */
export function knownDevice(carrier: Carrier, key: KeyObject, login: string): string | null {
  const opened = openSigned(readCookie(carrier, 'haihe.device'), key)
  if (!opened) return null
  const [kind, owner, name] = opened.split('|')
  return kind === 'device' && owner === login && name ? name : null
}

/** The Set-Cookie line by which this browser is known again as the account's own. */
export function rememberDevice(carrier: Carrier, key: KeyObject, login: string): string {
  const name = knownDevice(carrier, key, login) ?? randomBytes(16).toString('hex')
  return setCookie(carrier, 'haihe.device', sign(`device|${login}|${name}`, key), DEVICE_DAYS * 86_400)
}
