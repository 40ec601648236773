import type { CityKeys } from './keys.ts'

/** A public key as JSON Web Key; SM2 has no registered curve name, ours is `SM2`. */
export interface PublicKey {
  kid: string
  use: 'sig'
  alg: 'EdDSA' | 'SM2SM3'
  kty: 'OKP' | 'EC'
  crv: 'Ed25519' | 'SM2'
  x: string
  y?: string
}

/** What a verifier needs, and all that it needs (公钥文件, a JWK set): published, and printed on request. */
export interface PublicKeyDocument {
  keys: PublicKey[]
}

/** The public halves of all signing keys, old ones included, so that what they signed stays verifiable. */
export function publicKeysOf({ keys }: CityKeys): PublicKeyDocument {
  return {
    keys: keys.signing.map(({ id, suite, x, y }) =>
      suite === 'guomi'
        ? { kid: id, use: 'sig', alg: 'SM2SM3', kty: 'EC', crv: 'SM2', x, y: y ?? '' }
        : { kid: id, use: 'sig', alg: 'EdDSA', kty: 'OKP', crv: 'Ed25519', x },
    ),
  }
}
