import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as standard } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { closedLoader } from '../../../kernel/sealing/linked/contexts.ts'
import { whyNot } from '../../../kernel/sealing/linked/why-not.ts'
import type { Linked } from './badge.ts'

/** 内嵌签名 for the offline verifier: what turns linked data into the bytes that are signed, loaded only where there is a badge to check. */
export const linked: Linked = {
  async fault(document, proof, { digest, verifies }) {
    const { load, unknown } = closedLoader(new Map([[proof.verificationMethod, {}]]))
    const integrity = new DataIntegrityProof({
      cryptosuite: {
        name: proof.cryptosuite,
        requiredAlgorithm: proof.cryptosuite,
        canonize: standard.canonize,
        async createVerifyData() {
          const [options, text] = await Promise.all([
            integrity.canonizeProof(proof, { document, documentLoader: load }),
            standard.canonize(document, { documentLoader: load }),
          ])
          const [first, second] = await Promise.all([options, text].map(digest))
          return new Uint8Array([...(first ?? []), ...(second ?? [])])
        },
        createVerifier: async () => ({
          algorithm: proof.cryptosuite,
          verify: ({
            data,
            signature,
          }: {
            data: Uint8Array<ArrayBuffer>
            signature: Uint8Array<ArrayBuffer>
          }) => verifies(data, signature),
        }),
      },
    })
    const { verified, error } = await integrity.verifyProof({
      proof: { ...proof },
      document,
      documentLoader: load,
    })
    return verified ? null : whyNot(error, unknown)
  },
}
