import { base64url, compactVerify, decodeProtectedHeader, importJWK } from 'jose'

/** A public key of the issuer, as the key file publishes it. */
export interface PublicKey {
  kid: string
  alg: string
  kty: string
  crv: string
  x: string
}

/** What a token says, or why it is not vouched for; `unchecked` where this browser cannot tell, which says nothing against the token. */
export type TokenReading =
  | { valid: true; type: string; payload: Record<string, unknown> }
  | { valid: false; unchecked: boolean; reason: string }

const no = (reason: string): TokenReading => ({ valid: false, unchecked: false, reason })
const cannotTell = (reason: string): TokenReading => ({ valid: false, unchecked: true, reason })

/** Verifies a signed token with the kept keys and what every browser has (WebCrypto, Ed25519); asks no network. */
export async function readToken(token: string, keys: readonly PublicKey[]): Promise<TokenReading> {
  const header = headerOf(token)
  if (!header) return no('不是完整的签名凭证')
  if (header.alg === 'SM2SM3')
    return cannotTell('这份凭证用国密 SM2 签名，只能联网查验。请联网打开“查证书”验证')
  const key = keys.find(({ kid }) => kid === header.kid)
  if (!key) return no('签名所用的密钥不在留存的公钥里。请联网更新后再验；更新后仍然没有的，不是本平台签发的')
  if (key.alg !== 'EdDSA' || header.alg !== 'EdDSA') return no('签名算法与公布的公钥不符')
  let imported: Awaited<ReturnType<typeof importJWK>>
  try {
    imported = await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA')
  } catch {
    return cannotTell('这个浏览器不会验 Ed25519 签名，请更新浏览器，或联网打开“查证书”验证')
  }
  try {
    const { payload } = await compactVerify(token, imported, { algorithms: ['EdDSA'] })
    const said: unknown = JSON.parse(new TextDecoder().decode(payload))
    if (!isObject(said)) return no('签名的内容不是规定的格式')
    return { valid: true, type: header.typ, payload: said }
  } catch {
    return no('签名不符，内容被改动过')
  }
}

/** The header of a token of three parts, each in its one canonical spelling. */
function headerOf(token: string): { alg: string; kid: string; typ: string } | null {
  const parts = token.split('.')
  try {
    if (parts.length !== 3 || parts.some((part) => base64url.encode(base64url.decode(part)) !== part))
      return null
    const { alg, kid, typ, crit, b64 } = decodeProtectedHeader(token)
    return alg && kid && typ && crit === undefined && b64 === undefined ? { alg, kid, typ } : null
  } catch {
    return null
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
