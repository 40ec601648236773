import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { SM2_ALGORITHM, SM2_CRYPTOSUITE } from './sm2-key.ts'
import { sm2Suite } from './sm2-suite.ts'

// What makes and checks proofs, read when the first is asked for: an eighth of what the program otherwise reads when it starts.

export { issue, verifyCredential } from '@digitalbazaar/vc'
export { closedLoader } from './contexts.ts'
export { DataIntegrityProof }

export const SUITES = {
  'eddsa-rdfc-2022': { cryptosuite, algorithm: 'Ed25519' },
  [SM2_CRYPTOSUITE]: { cryptosuite: sm2Suite, algorithm: SM2_ALGORITHM },
} as const
