import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { SM2_ALGORITHM, SM2_CRYPTOSUITE } from './sm2-key.ts'
import { sm2Suite, type ToSign } from './sm2-suite.ts'

// What makes and checks proofs, read when the first is asked for: an eighth of what the program otherwise reads when it starts.

export { issue, verifyCredential } from '@digitalbazaar/vc'
export { closedLoader } from './contexts.ts'
export { DataIntegrityProof }

export const SUITES = {
  'eddsa-rdfc-2022': { cryptosuite, algorithm: 'Ed25519' },
  [SM2_CRYPTOSUITE]: { cryptosuite: sm2Suite, algorithm: SM2_ALGORITHM },
} as const

/**
 * A suite for a proof that follows others (签名链): these are part of what it signs (Data Integrity 1.0, §4.3). The library
 * signs and checks single proofs only.
 */
export function following(suite: Suite, previous: readonly object[]): Suite {
  if (previous.length === 0) return suite
  const plain =
    suite.createVerifyData ?? (({ dataIntegrityProof: one, ...signed }) => one.createVerifyData(signed))
  return {
    ...suite,
    createVerifyData: ({ document, ...more }) =>
      plain({ ...more, document: { ...document, proof: previous } }),
  }
}

/** A suite as far as it says what is put into the bytes that are signed. */
interface Suite {
  name: string
  createVerifyData?(signed: ToSign): Promise<Uint8Array>
}
