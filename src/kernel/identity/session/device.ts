import { type KeyObject, randomBytes } from 'node:crypto'
import { type Carrier, type Cookies, openSigned, sign } from './cookies.ts'

/** A browser counts as an account's own for this long after it has signed in there with both factors. */
const DEVICE_DAYS = 180

/** What of the identity is needed to know a browser again. */
interface Keeper {
  cookies: Cookies
  key: KeyObject
}

/** The name of this browser when it has signed in to this account before, else null. */
export function knownDevice({ cookies, key }: Keeper, carrier: Carrier, login: string): string | null {
  const opened = openSigned(cookies.read(carrier, 'haihe.device'), key)
  if (!opened) return null
  const [kind, owner, name] = opened.split('|')
  return kind === 'device' && owner === login && name ? name : null
}

/** The Set-Cookie line by which this browser is known again as the account's own. */
export function rememberDevice(keeper: Keeper, carrier: Carrier, login: string): string {
  const name = knownDevice(keeper, carrier, login) ?? randomBytes(16).toString('hex')
  const value = sign(`device|${login}|${name}`, keeper.key)
  return keeper.cookies.line(carrier, 'haihe.device', value, DEVICE_DAYS * 86_400)
}
