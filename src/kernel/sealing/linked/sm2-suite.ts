import { createHash } from 'node:crypto'
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { sm2Verify } from '../suite/sm2.ts'
import { pointIn, SM2_ALGORITHM, SM2_CRYPTOSUITE } from './sm2-key.ts'

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
export interface ToSign {
  document: object
  proof: object
  documentLoader: object
  dataIntegrityProof: {
    canonizeProof(proof: object, how: { document: object; documentLoader: object }): Promise<string>
    createVerifyData(signed: Omit<ToSign, 'dataIntegrityProof'>): Promise<Uint8Array>
  }
}
