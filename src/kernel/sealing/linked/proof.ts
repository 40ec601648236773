import { type Controller, methodsIn } from './controller.ts'
import { modelFault } from './data-model.ts'
import { SM2_CRYPTOSUITE } from './sm2-key.ts'
import { whyNot } from './why-not.ts'

const library = () => import('./library.ts')

/** The suites in which a proof is made and believed: the standard's, and ours with the national algorithms. */
export const CRYPTOSUITES = ['eddsa-rdfc-2022', SM2_CRYPTOSUITE] as const
export type Cryptosuite = (typeof CRYPTOSUITES)[number]

export type Linked = Record<string, unknown>

/** A key that signs linked data: its address below its issuer, the suite that it is of, and how it signs bytes. */
export interface LinkedKey {
  method: string
  suite: Cryptosuite
  sign(data: Uint8Array): Promise<Uint8Array>
}

/**
 * The credential with a Data Integrity proof (可验证凭证的内嵌签名): what is signed is its meaning, so that spacing and the
 * order of fields may change and nothing else. Throws where a field has no meaning in its contexts: those that are bundled
 * and, for whoever knows more, `contexts`.
 */
export async function withProof(
  credential: Linked,
  key: LinkedKey,
  at: Date,
  contexts: ReadonlyMap<string, object> = new Map(),
): Promise<Linked> {
  const { closedLoader, DataIntegrityProof, issue, SUITES } = await library()
  const { load, unknown } = closedLoader(contexts)
  const fault = modelFault(credential)
  if (fault) throw new UnsignableCredential(fault)
  try {
    return await issue({
      credential: structuredClone(credential),
      suite: new DataIntegrityProof({
        cryptosuite: SUITES[key.suite].cryptosuite,
        date: at.toISOString(),
        signer: {
          id: key.method,
          algorithm: SUITES[key.suite].algorithm,
          sign: ({ data }) => key.sign(data),
        },
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

const no = (reason: string): ProofCheck => ({ valid: false, reason })

const said = (value: unknown): string => String(value).slice(0, 100)

/** More proofs than anybody has a reason for. */
const MOST = 8

/**
 * Checks a proof, or each of several, with nothing but the keys of its issuer and the contexts that are bundled: no network.
 * The reason names place and remedy.
 */
export async function checkProof(
  credential: Linked,
  controller: Controller,
  at: Date,
  contexts: ReadonlyMap<string, object> = new Map(),
): Promise<ProofCheck> {
  const fault = modelFault(credential)
  if (fault) return no(fault)
  const proofs = [credential.proof ?? []].flat()
  if (proofs.length === 0) return no('proof：文件里没有签名。请持证人重新下载，原样提交')
  if (proofs.length > MOST) return no(`proof：签名超过 ${MOST} 个`)
  const ids = new Set(proofs.map((proof) => (proof as Linked).id))
  for (const { previousProof } of proofs as Linked[])
    for (const id of [previousProof ?? []].flat())
      if (!ids.has(id)) return no(`proof.previousProof：所接的签名 ${said(id)} 不在文件里`)
  let checked: ProofCheck = no('proof')
  // the library is content with one of several: here each must hold
  for (const proof of proofs) {
    checked = await checkOne({ ...credential, proof }, controller, at, contexts)
    if (!checked.valid) return checked
  }
  return checked
}

async function checkOne(
  credential: Linked,
  controller: Controller,
  at: Date,
  contexts: ReadonlyMap<string, object>,
): Promise<ProofCheck> {
  const { type, cryptosuite: suite, verificationMethod: method } = credential.proof as Linked
  if (type !== 'DataIntegrityProof') return no(`proof.type：只认 DataIntegrityProof，这里是 ${said(type)}`)
  const known = CRYPTOSUITES.find((one) => one === suite)
  if (!known) return no(`proof.cryptosuite：只认 ${CRYPTOSUITES.join('、')}，这里是 ${said(suite)}`)
  if (typeof method !== 'string') return no('proof.verificationMethod：没有写明签名所用的密钥')
  if (!controller.assertionMethod.includes(method))
    return no(`proof.verificationMethod：签名所用的密钥 ${method.slice(0, 200)} 不在签发者公布的公钥里`)
  const { closedLoader, DataIntegrityProof, SUITES, verifyCredential } = await library()
  const { load, unknown } = closedLoader(new Map([...contexts, ...methodsIn(controller)]))
  const { verified, error } = await verifyCredential({
    credential: structuredClone(credential),
    suite: new DataIntegrityProof({ cryptosuite: SUITES[known].cryptosuite }),
    controller,
    documentLoader: load,
    now: at,
    // the status is the caller's to look up: this is about the signature
    checkStatus: async () => ({ verified: true }),
  })
  return verified ? { valid: true, method } : no(whyNot(error, unknown))
}
