import { fromJwk } from '@digitalbazaar/ed25519-multikey'
import type { PublicKey, PublicKeyDocument } from '../key/public-keys.ts'
import { sm2Point } from '../suite/sm2.ts'
import { sm2Multikey } from './sm2-key.ts'

interface VerificationMethod {
  id: string
  type: 'Multikey'
  controller: string
  publicKeyMultibase: string
}

/** Who signs, and with which keys (受控标识文件, W3C Controlled Identifiers): published under the issuer's own address. */
export interface Controller {
  '@context': string[]
  id: string
  verificationMethod: VerificationMethod[]
  assertionMethod: string[]
}

/** The controller document of an issuer: every key that it ever published, so that what is old still verifies. */
export async function controllerOf(id: string, { keys }: PublicKeyDocument): Promise<Controller> {
  const verificationMethod = await Promise.all(
    keys.map(
      async (key): Promise<VerificationMethod> => ({
        id: methodOf(id, key.kid),
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: await multikeyOf(key),
      }),
    ),
  )
  return {
    '@context': ['https://www.w3.org/ns/cid/v1'],
    id,
    verificationMethod,
    assertionMethod: verificationMethod.map((method) => method.id),
  }
}

async function multikeyOf({ alg, kty, crv, x, y }: PublicKey): Promise<string> {
  if (alg === 'SM2SM3') return sm2Multikey(sm2Point({ x, y }))
  const key = await fromJwk({ jwk: { kty, crv, x } })
  return (await key.export({ publicKey: true })).publicKeyMultibase
}

/** A key's own address below its issuer. */
export const methodOf = (controller: string, keyId: string): string => `${controller}#${keyId}`

/** The key documents of a controller by address, as a proof names them. */
export const methodsIn = (controller: Controller): Map<string, object> =>
  new Map(
    controller.verificationMethod.map((method) => [
      method.id,
      { '@context': 'https://w3id.org/security/multikey/v1', ...method },
    ]),
  )
