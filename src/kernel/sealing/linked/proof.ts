import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue, verifyCredential } from '@digitalbazaar/vc'
import { closedLoader } from './contexts.ts'
import { type Controller, methodsIn } from './controller.ts'
import { whyNot } from './why-not.ts'

export const CRYPTOSUITE = 'eddsa-rdfc-2022'

export type Linked = Record<string, unknown>

/** A key that signs linked data: its address below its issuer, and Ed25519 over the bytes. */
export interface LinkedKey {
  method: string
  sign(data: Uint8Array): Promise<Uint8Array>
}

/**
 * The credential with a Data Integrity proof (可验证凭证的内嵌签名): what is signed is its meaning, so that spacing and the
 * order of fields may change and nothing else. Throws where a field has no meaning in its contexts.
 */
export async function withProof(credential: Linked, key: LinkedKey, at: Date): Promise<Linked> {
  const { load, unknown } = closedLoader(new Map())
  try {
    return await issue({
      credential: structuredClone(credential),
      suite: new DataIntegrityProof({
        cryptosuite,
        date: at.toISOString(),
        signer: { id: key.method, algorithm: 'Ed25519', sign: ({ data }) => key.sign(data) },
      }),
      documentLoader: load,
      now: at,
    })
  } catch (error) {
    throw new UnsignableCredential(whyNot(error, unknown), { cause: error })
  }
}

/** What cannot be signed as it is, with its place. */
export class UnsignableCredential extends Error {
  override name = 'UnsignableCredential'
}

export type ProofCheck = { valid: true; method: string } | { valid: false; reason: string }

/** Checks a proof with nothing but the keys of its issuer: no network; the reason names place and remedy. */
export async function checkProof(credential: Linked, controller: Controller, at: Date): Promise<ProofCheck> {
  const method = methodIn(credential)
  if (typeof method !== 'string') return { valid: false, reason: method.reason }
  if (!controller.assertionMethod.includes(method))
    return {
      valid: false,
      reason: `proof.verificationMethod：签名所用的密钥 ${method.slice(0, 200)} 不在签发者公布的公钥里`,
    }
  const { load, unknown } = closedLoader(methodsIn(controller))
  const { verified, error } = await verifyCredential({
    credential: structuredClone(credential),
    suite: new DataIntegrityProof({ cryptosuite }),
    controller,
    documentLoader: load,
    now: at,
    // the status is the caller's to look up: this is about the signature
    checkStatus: async () => ({ verified: true }),
  })
  return verified ? { valid: true, method } : { valid: false, reason: whyNot(error, unknown) }
}

function methodIn({ proof }: Linked): string | { reason: string } {
  if (typeof proof !== 'object' || proof === null)
    return { reason: 'proof：文件里没有签名。请持证人重新下载，原样提交' }
  if (Array.isArray(proof)) return { reason: 'proof：只认一个签名，这里有几个' }
  const { type, cryptosuite: suite, verificationMethod } = proof as Linked
  if (type !== 'DataIntegrityProof' || suite !== CRYPTOSUITE)
    return { reason: `proof.cryptosuite：只认 ${CRYPTOSUITE}，这里是 ${String(suite ?? type).slice(0, 60)}` }
  if (typeof verificationMethod !== 'string')
    return { reason: 'proof.verificationMethod：没有写明签名所用的密钥' }
  return verificationMethod
}
