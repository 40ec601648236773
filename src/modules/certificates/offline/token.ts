import { base64url, compactVerify, decodeProtectedHeader, importJWK } from 'jose'

/** A public key of the issuer, as the key file publishes it. */
export interface PublicKey {
  kid: string
  alg: string
  kty: string
  crv: string
  x: string
  y?: string | undefined
}

/** The national algorithms (国密), which no browser has: SM2 signatures as the issuer makes them, SM3 digests as hex. */
export interface Guomi {
  verifies(signed: string | Uint8Array, signature: Uint8Array, key: { x: Uint8Array; y: Uint8Array }): boolean
  sm3(bytes: Uint8Array): string
}

/** Loads them when they are needed; throws where they were not kept and there is no network. */
export type LoadGuomi = () => Promise<Guomi>

/** What a token says, or why it is not vouched for; `unchecked` where this browser cannot tell, which says nothing against the token. */
export type TokenReading =
  | { valid: true; type: string; payload: Record<string, unknown> }
  | { valid: false; unchecked: boolean; reason: string }

const no = (reason: string): TokenReading => ({ valid: false, unchecked: false, reason })
const cannotTell = (reason: string): TokenReading => ({ valid: false, unchecked: true, reason })

/** Verifies a signed token with the kept keys, by what every browser has (WebCrypto, Ed25519) or by SM2; asks no network. */
export async function readToken(
  token: string,
  keys: readonly PublicKey[],
  loadGuomi: LoadGuomi,
): Promise<TokenReading> {
  const header = headerOf(token)
  if (!header) return no('不是完整的签名凭证')
  const key = keys.find(({ kid }) => kid === header.kid)
  if (!key) return no('签名所用的密钥不在留存的公钥里。请联网更新后再验；更新后仍然没有的，不是本平台签发的')
  if (key.alg !== header.alg) return no('签名算法与公布的公钥不符')
  if (key.alg === 'SM2SM3') return readNational(token, header.typ, key, loadGuomi)
  if (key.alg !== 'EdDSA') return no('签名算法与公布的公钥不符')
  let imported: Awaited<ReturnType<typeof importJWK>>
  try {
    imported = await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA')
  } catch {
    return cannotTell('这个浏览器不会验 Ed25519 签名，请更新浏览器，或联网打开“查证书”验证')
  }
  try {
    const { payload } = await compactVerify(token, imported, { algorithms: ['EdDSA'] })
    return vouchedFor(header.typ, payload)
  } catch {
    return no('签名不符，内容被改动过')
  }
}

/** The same for a token that is signed with SM2. */
async function readNational(
  token: string,
  type: string,
  { x, y = '' }: PublicKey,
  loadGuomi: LoadGuomi,
): Promise<TokenReading> {
  let guomi: Guomi
  try {
    guomi = await loadGuomi()
  } catch {
    return cannotTell('这份凭证用国密 SM2 签名，这台设备还没有留存国密的部分。请联网打开这一页一次再验')
  }
  const [header = '', payload = '', signature = ''] = token.split('.')
  try {
    const key = { x: base64url.decode(x), y: base64url.decode(y) }
    return guomi.verifies(`${header}.${payload}`, base64url.decode(signature), key)
      ? vouchedFor(type, base64url.decode(payload))
      : no('签名不符，内容被改动过')
  } catch {
    return no('签名不符，内容被改动过')
  }
}

function vouchedFor(type: string, payload: Uint8Array): TokenReading {
  const said: unknown = JSON.parse(new TextDecoder().decode(payload))
  return isObject(said) ? { valid: true, type, payload: said } : no('签名的内容不是规定的格式')
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
