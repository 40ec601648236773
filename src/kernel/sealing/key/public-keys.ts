import { z } from 'zod'
import type { CityKeys } from './keys.ts'

/** A public key as JSON Web Key; SM2 has no registered curve name, ours is `SM2`. */
const PublicKey = z.object({
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.enum(['EdDSA', 'SM2SM3']),
  kty: z.enum(['OKP', 'EC']),
  crv: z.enum(['Ed25519', 'SM2']),
  x: z.string(),
  y: z.string().optional(),
})
export type PublicKey = z.infer<typeof PublicKey>

/** What a verifier needs, and all that it needs (公钥文件, a JWK set): published, and printed on request. */
export const PublicKeyDocument = z.object({ keys: z.array(PublicKey) })
export type PublicKeyDocument = z.infer<typeof PublicKeyDocument>

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
