import { createHash, ECDH } from 'node:crypto'
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { sm2Verify } from '../suite/sm2.ts'

/** The name of our own Data Integrity suite: RDFC-1.0, SM3, SM2. No body has registered it. */
export const SM2_CRYPTOSUITE = 'haihe-sm2-rdfc-2026'
export const SM2_ALGORITHM = 'SM2'

/** `sm2-pub` of the multicodec table, as it stands before the bytes of a key. */
const SM2_KEY = Buffer.from([0x86, 0x24])
const COMPRESSED_BYTES = 33

/** An SM2 key as Multikey: its kind, then the compressed point, in base64url. */
export function sm2Multikey(point: Uint8Array): string {
  const key = ECDH.convertKey(Buffer.from(point), 'SM2', undefined, undefined, 'compressed') as Buffer
  return `u${Buffer.concat([SM2_KEY, key]).toString('base64url')}`
}

/** The uncompressed point of such a key. Throws where it is none, or not on the curve. */
function pointIn(multikey: unknown): Buffer {
  const bytes =
    typeof multikey === 'string' && multikey.startsWith('u')
      ? Buffer.from(multikey.slice(1), 'base64url')
      : Buffer.alloc(0)
  if (bytes.length !== SM2_KEY.length + COMPRESSED_BYTES || !bytes.subarray(0, 2).equals(SM2_KEY))
    throw new Error('Invalid signature: the key is no SM2 key')
  return ECDH.convertKey(bytes.subarray(2), 'SM2', undefined, undefined, 'uncompressed') as Buffer
}

const sm3 = (text: string): Buffer => createHash('sm3').update(text).digest()

/**
 * 国密的内嵌签名: canonicalised as eddsa-rdfc-2022 is (RDFC-1.0), then SM3 of the proof's options, SM3 of the document, and SM2 over these 64
 * bytes (GB/T 32918.2, signer's id 1234567812345678). Vectors stand in docs/vectors.
 */
export const sm2Suite = {
  name: SM2_CRYPTOSUITE,
  requiredAlgorithm: SM2_ALGORITHM,
  canonize: eddsa.canonize,
  async createVerifyData({
    document,
    proof,
    documentLoader,
    dataIntegrityProof,
  }: ToSign): Promise<Uint8Array> {
    const [options, text] = await Promise.all([
      dataIntegrityProof.canonizeProof(proof, { document, documentLoader }),
      eddsa.canonize(document, { documentLoader }),
    ])
    return Buffer.concat([sm3(options), sm3(text)])
  },
  async createVerifier({ verificationMethod }: { verificationMethod: { publicKeyMultibase?: unknown } }) {
    const point = pointIn(verificationMethod.publicKeyMultibase)
    return {
      algorithm: SM2_ALGORITHM,
      verify: async ({ data, signature }: { data: Uint8Array; signature: Uint8Array }) =>
        sm2Verify(data, Buffer.from(signature), point),
    }
  },
}

/** What the library hands over to be put into the bytes that are signed. */
interface ToSign {
  document: object
  proof: object
  documentLoader: object
  dataIntegrityProof: {
    canonizeProof(proof: object, how: { document: object; documentLoader: object }): Promise<string>
  }
}
