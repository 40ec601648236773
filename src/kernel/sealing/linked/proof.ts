import { type Controller, methodsIn } from './controller.ts'
import { modelFault } from './data-model.ts'
import { controllerNamed } from './did-key.ts'
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
 * One at least is the issuer's; what others add (见证) bears the key in its own name, and lends no authority. The reason names
 * place and remedy.
 */
export async function checkProof(
  credential: Linked,
  controller: Controller,
  at: Date,
  contexts: ReadonlyMap<string, object> = new Map(),
): Promise<ProofCheck> {
  const fault = modelFault(credential)
  if (fault) return no(fault)
  const proofs = [credential.proof ?? []].flat() as Linked[]
  if (proofs.length === 0) return no('proof：文件里没有签名。请持证人重新下载，原样提交')
  if (proofs.length > MOST) return no(`proof：签名超过 ${MOST} 个`)
  const issuers = proofs.filter((proof) =>
    controller.assertionMethod.includes(String(proof.verificationMethod)),
  )
  // the library is content with one of several: here each must hold
  for (const proof of proofs) {
    const previous = previousOf(proof, proofs)
    if (typeof previous === 'string') return no(previous)
    const witness = issuers.length === 0 || issuers.includes(proof) ? null : keyHolder(proof)
    const reason =
      (witness && witnessFault(proof, at)) ??
      (await faultOf({ ...credential, proof }, { controller, witness, previous }, at, contexts))
    if (reason) return no(reason)
  }
  return { valid: true, method: String(issuers[0]?.verificationMethod) }
}

/** The proofs that one follows (签名链), or what is wrong with what it says of them. */
function previousOf({ previousProof }: Linked, proofs: readonly Linked[]): Linked[] | string {
  const found: Linked[] = []
  for (const id of [previousProof ?? []].flat()) {
    const one = proofs.find((proof) => proof.id === id)
    if (!one) return `proof.previousProof：所接的签名 ${said(id)} 不在文件里`
    found.push(one)
  }
  return found
}

/** Whoever signs with a key that is his name (did:key): known without asking anybody. */
function keyHolder({ verificationMethod }: Linked): Controller | null {
  return controllerNamed(String(verificationMethod).split('#')[0] ?? '')
}

/** What the library asks of an issuer's proof and not of a proof alone. */
function witnessFault({ proofPurpose, expires }: Linked, at: Date): string | null {
  if (proofPurpose !== 'assertionMethod')
    return `proof.proofPurpose：只认 assertionMethod，这里是 ${said(proofPurpose)}`
  if (expires !== undefined && !(Date.parse(String(expires)) > at.getTime()))
    return `proof.expires：这个签名 ${said(expires)} 到期`
  return null
}

interface Signed {
  controller: Controller
  /** Who adds a proof to what another issued. */
  witness: Controller | null
  previous: readonly Linked[]
}

async function faultOf(
  credential: Linked,
  { controller: issuer, witness, previous }: Signed,
  at: Date,
  contexts: ReadonlyMap<string, object>,
): Promise<string | null> {
  const controller = witness ?? issuer
  const { type, cryptosuite: suite, verificationMethod: method } = credential.proof as Linked
  if (type !== 'DataIntegrityProof') return `proof.type：只认 DataIntegrityProof，这里是 ${said(type)}`
  const known = CRYPTOSUITES.find((one) => one === suite)
  if (!known) return `proof.cryptosuite：只认 ${CRYPTOSUITES.join('、')}，这里是 ${said(suite)}`
  if (typeof method !== 'string') return 'proof.verificationMethod：没有写明签名所用的密钥'
  if (!controller.assertionMethod.includes(method))
    return `proof.verificationMethod：签名所用的密钥 ${method.slice(0, 200)} 不在签发者公布的公钥里`
  const { closedLoader, DataIntegrityProof, following, SUITES, verifyCredential } = await library()
  const { load, unknown } = closedLoader(new Map([...contexts, ...methodsIn(controller)]))
  const signed = new DataIntegrityProof({ cryptosuite: following(SUITES[known].cryptosuite, previous) })
  const { verified, error } = witness
    ? await signed.verifyProof({ ...apart(credential), documentLoader: load })
    : await verifyCredential({
        credential: structuredClone(credential),
        suite: signed,
        controller,
        documentLoader: load,
        now: at,
        // the status is the caller's to look up: this is about the signature
        checkStatus: async () => ({ verified: true }),
      })
  return verified ? null : whyNot(error, unknown)
}

const apart = ({ proof, ...document }: Linked) => structuredClone({ proof: proof as Linked, document })
