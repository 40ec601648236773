import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import type { PublicKey, PublicKeyDocument } from './key/public-keys.ts'
import { sm2Point, sm2Verify } from './suite/sm2.ts'

/** A token that the key document vouches for, or why not, in words for the person who checks it. */
export type TokenCheck =
  | { valid: true; payload: Record<string, unknown>; keyId: string; type: string }
  | { valid: false; reason: string }

const LONGEST_TOKEN = 256 * 1024

/** Verifies a compact JWS with nothing but the public keys: no network, no database (离线验签). */
export async function verify(token: string, { keys }: PublicKeyDocument): Promise<TokenCheck> {
  const header = headerOf(token)
  if (!header) return { valid: false, reason: '不是完整的签名凭证' }
  const key = keys.find((one) => one.kid === header.kid)
  if (!key) return { valid: false, reason: '签名所用的密钥不在公布的公钥里' }
  if (key.alg !== header.alg) return { valid: false, reason: '签名算法与公布的公钥不符' }
  if (!(await signatureFits(token, key))) return { valid: false, reason: '签名不符，内容可能被改动' }
  const payload = objectIn(token.split('.')[1] as string)
  if (!payload) return { valid: false, reason: '签名的内容不是规定的格式' }
  return { valid: true, payload, keyId: key.kid, type: header.typ }
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
  try {
    const { alg, kid, typ, crit, b64 } = decodeProtectedHeader(token)
    if (crit !== undefined || b64 !== undefined) return null
    return alg && kid && typ ? { alg, kid, typ } : null
  } catch {
    return null
  }
}

async function signatureFits(token: string, key: PublicKey): Promise<boolean> {
  if (key.alg === 'SM2SM3') {
    const end = token.lastIndexOf('.')
    return sm2Verify(token.slice(0, end), Buffer.from(token.slice(end + 1), 'base64url'), sm2Point(key))
  }
  try {
    await compactVerify(token, await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA'), {
      algorithms: ['EdDSA'],
    })
    return true
  } catch {
    return false
  }
}

function objectIn(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
