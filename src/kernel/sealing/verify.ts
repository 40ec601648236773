import { createPublicKey, type KeyObject, verify as verifyBytes } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import type { PublicKey, PublicKeyDocument } from './key/public-keys.ts'
import { sm2Point, sm2Verify } from './suite/sm2.ts'
import { objectIn } from './token-part.ts'

/** A token that the key document vouches for, or why not, in words for the person who checks it. */
export type TokenCheck =
  | { valid: true; payload: Record<string, unknown>; keyId: string; type: string }
  | { valid: false; reason: string }

const LONGEST_TOKEN = 256 * 1024

/** Verifies a compact JWS with nothing but the public keys: no network, no database (离线验签). */
export async function verify(token: string, { keys }: PublicKeyDocument): Promise<TokenCheck> {
  const before = fitted.get(token) ?? fittedEarlier.get(token)
  if (before && keys.some((one) => isSame(one, before.key))) return vouchedFor(token, before)
  const header = headerOf(token)
  if (!header) return { valid: false, reason: '不是完整的签名凭证' }
  const key = keys.find((one) => one.kid === header.kid)
  if (!key) return { valid: false, reason: '签名所用的密钥不在公布的公钥里' }
  if (key.alg !== header.alg) return { valid: false, reason: '签名算法与公布的公钥不符' }
  if (!(await signatureFits(token, key))) return { valid: false, reason: '签名不符，内容可能被改动' }
  const fits = { key, type: header.typ }
  remember(token, fits)
  return vouchedFor(token, fits)
}

/** Tokens that fitted, and the key that they fitted: what fits once fits always, and who scans a certificate mostly looks twice. */
let fitted = new Map<string, Fits>()
/** Those before them. Both are let go whole: to take the oldest out of a map one by one costs more than a look. */
let fittedEarlier: ReadonlyMap<string, Fits> = new Map()
const FITTED_KEPT = 2_500

function remember(token: string, fits: Fits): void {
  if (fitted.size >= FITTED_KEPT) {
    fittedEarlier = fitted
    fitted = new Map()
  }
  fitted.set(token, fits)
}

interface Fits {
  key: PublicKey
  type: string
}

/** The same key under the same name: a token that names it fits it still. */
const isSame = (one: PublicKey, other: PublicKey): boolean =>
  one.kid === other.kid &&
  one.x === other.x &&
  one.y === other.y &&
  one.alg === other.alg &&
  one.crv === other.crv

function vouchedFor(token: string, { key, type }: Fits): TokenCheck {
  const payload = objectIn(token.slice(token.indexOf('.') + 1, token.lastIndexOf('.')))
  if (!payload) return { valid: false, reason: '签名的内容不是规定的格式' }
  return { valid: true, payload, keyId: key.kid, type }
}

interface Header {
  alg: string
  kid: string
  typ: string
}

/** The header of a token of three parts, each in its one canonical spelling. */
function headerOf(token: string): Header | null {
  if (token.length > LONGEST_TOKEN) return null
  const spelled = token.split('.')
  if (
    spelled.length !== 3 ||
    spelled.some((part) => Buffer.from(part, 'base64url').toString('base64url') !== part)
  ) {
    return null
  }
  return headerRead(spelled[0] ?? '')
}

/** A header is the same for all that one key signs: a city's are a handful, and are read once. */
const headers = new Map<string, Header>()
const HEADERS_KEPT = 100

function headerRead(part: string): Header | null {
  const known = headers.get(part)
  if (known) return known
  try {
    const { alg, kid, typ, crit, b64 } = decodeProtectedHeader(`${part}..`)
    if (crit !== undefined || b64 !== undefined || !alg || !kid || !typ) return null
    const header = { alg, kid, typ }
    if (headers.size < HEADERS_KEPT) headers.set(part, header)
    return header
  } catch {
    return null
  }
}

async function signatureFits(token: string, key: PublicKey): Promise<boolean> {
  const end = token.lastIndexOf('.')
  const signature = Buffer.from(token.slice(end + 1), 'base64url')
  if (key.alg === 'SM2SM3') return sm2Verify(token.slice(0, end), signature, sm2Point(key))
  const ours = keyObject(key)
  if (!ours) return false
  // On a thread of its own, with a key that was read once: read anew for each token, it costs as much as the rest of a look.
  return new Promise((done) => {
    verifyBytes(null, Buffer.from(token.slice(0, end)), ours, signature, (error, fits) =>
      done(!error && fits),
    )
  })
}

/** A city has a handful of keys in all its years. */
const read = new Map<string, KeyObject | null>()

function keyObject({ kty, crv, x }: PublicKey): KeyObject | null {
  const name = `${kty} ${crv} ${x}`
  if (!read.has(name)) read.set(name, objectOf({ kty, crv, x }))
  return read.get(name) ?? null
}

function objectOf(key: { kty: string; crv: string; x: string }): KeyObject | null {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return null
  }
}
