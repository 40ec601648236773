import { createPrivateKey, sign } from 'node:crypto'
import { CompactSign, importJWK } from 'jose'
import { type CityKeys, newestOf, type SigningKey } from './key/keys.ts'
import { type PublicKeyDocument, publicKeysOf } from './key/public-keys.ts'
import { sm2Point, sm2Sign } from './suite/sm2.ts'
import type { Suite } from './suite/suite.ts'

/** Signs in the city's name (电子签名): credentials, heads of the audit chain. */
export interface Signer {
  suite: Suite
  keyId: string
  /** A compact JWS of a JSON object; `type` is its `typ` header, as `vc+jwt`. */
  sign(payload: object, type: string): Promise<string>
  publicKeys(): PublicKeyDocument
  /**
   * Ed25519 over bytes, for the forms that the world outside reads whatever suite the city signs with; null where the
   * ring has no such key.
   */
  ed25519(): BytesSigner | null
  /** SM2 over bytes, for linked data that is signed so; null where the ring has no such key. */
  sm2(): BytesSigner | null
}

/** Signs bytes with one key. */
export interface BytesSigner {
  keyId: string
  sign(data: Uint8Array): Uint8Array
}

/** A signer with the newest private key of the suite; throws in words when the ring has none. */
export function makeSigner(city: CityKeys): Signer {
  const { suite, keys } = city
  const key = newestOf(
    keys.signing.filter((one) => one.d),
    suite,
  )
  const published = publicKeysOf(city)
  return {
    suite,
    keyId: key.id,
    sign: suite === 'guomi' ? sm2Signer(key) : ed25519Signer(key),
    publicKeys: () => published,
    ed25519: () => bytesSigner(keys.signing.findLast((one) => one.d && one.suite === 'international')),
    sm2: () => sm2BytesSigner(keys.signing.findLast((one) => one.d && one.suite === 'guomi')),
  }
}

function ed25519Signer({ id, x, d }: SigningKey): Signer['sign'] {
  const imported = importJWK({ kty: 'OKP', crv: 'Ed25519', x, d: d as string }, 'EdDSA')
  return async (payload, type) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'EdDSA', kid: id, typ: type })
      .sign(await imported)
}

function bytesSigner(key: SigningKey | undefined): BytesSigner | null {
  if (!key?.d) return null
  const { id, x, d } = key
  const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' })
  return { keyId: id, sign: (data) => sign(null, data, secret) }
}

function sm2BytesSigner(key: SigningKey | undefined): BytesSigner | null {
  if (!key?.d) return null
  const { id, x, y, d } = key
  const secret = Buffer.from(d, 'base64url')
  const point = sm2Point({ x, y })
  return { keyId: id, sign: (data) => sm2Sign(data, secret, point) }
}

/** The same compact form with `alg: SM2SM3`; JOSE has no registered name for SM2. */
function sm2Signer({ id, x, y, d }: SigningKey): Signer['sign'] {
  const secret = Buffer.from(d as string, 'base64url')
  const point = sm2Point({ x, y })
  return async (payload, type) => {
    const header = { alg: 'SM2SM3', kid: id, typ: type }
    const signed = `${encoded(header)}.${encoded(payload)}`
    return `${signed}.${sm2Sign(signed, secret, point).toString('base64url')}`
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
