import { base64url, importJWK } from 'jose'
import { addressIn, badgeContexts, contextFault, ISSUER_PATH } from '../badge/written.ts'
import type { Printed } from '../paper/printed.ts'
import { printedIn } from './printed-in.ts'
import { sha256 } from './standing.ts'
import { type Guomi, isObject, type LoadGuomi, type PublicKey } from './token.ts'

/** What a proof says of itself. */
interface Proof {
  verificationMethod: string
  cryptosuite: string
}

/** Linked data, which no browser reads by itself: why a proof does not stand, or null where it does. */
export interface Linked {
  fault(document: object, proof: Proof, by: Suite): Promise<string | null>
}

/** Loads it when it is needed; throws where it was not kept and there is no network. */
export type LoadLinked = () => Promise<Linked>

/** How a suite makes digests, and verifies what is signed. */
interface Suite {
  digest(text: string): Promise<Uint8Array>
  verifies(data: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>): Promise<boolean>
}

/** What a badge says, or why it is not vouched for; `unchecked` where this browser cannot tell. */
export type BadgeRead =
  | { valid: true; code: string; printed: Printed }
  | { valid: false; unchecked: boolean; reason: string }

const no = (reason: string): BadgeRead => ({ valid: false, unchecked: false, reason })
const cannotTell = (reason: string): BadgeRead => ({ valid: false, unchecked: true, reason })

/** Reads a badge (开放徽章) with the kept keys and the contexts that come with the page; asks no network. */
export async function readBadgeOffline(
  text: string,
  by: { keys: readonly PublicKey[]; guomi: LoadGuomi; linked: LoadLinked },
  now: Date,
): Promise<BadgeRead> {
  const shaped = shapeOf(text)
  if (typeof shaped === 'string') return no(shaped)
  const { document, proof, origin, code, printed } = shaped
  const key = by.keys.find(({ kid }) => proof.verificationMethod === `${origin}${ISSUER_PATH}#${kid}`)
  if (!key) return no('签名所用的密钥不在留存的公钥里。请联网更新后再验；更新后仍然没有的，不是本平台签发的')
  const needs = SUITES[proof.cryptosuite]
  if (!needs) return no('proof.cryptosuite：本平台不用这种签名')
  if (needs !== key.alg) return no('签名算法与公布的公钥不符')
  let suite: Suite
  let linked: Linked
  try {
    linked = await by.linked()
    suite = key.alg === 'SM2SM3' ? national(await by.guomi(), key) : await standard(key)
  } catch {
    return cannotTell('这台设备还没有留存验徽章的部分，或者这个浏览器不会验。请联网打开这一页一次再验')
  }
  const fault = await linked.fault(document, proof, suite)
  if (fault) return no(fault)
  const from = Date.parse(String(document.validFrom))
  if (!(from <= now.getTime())) return no('凭证尚未生效，或者这台设备的日期不对')
  return { valid: true, code, printed }
}

/** The algorithm of a key that each suite takes. */
const SUITES: Readonly<Record<string, string>> = {
  'eddsa-rdfc-2022': 'EdDSA',
  'haihe-sm2-rdfc-2026': 'SM2SM3',
}

/** What we read of a badge before its signature, or where it is not one of ours. */
function shapeOf(text: string) {
  const given = objectIn(text)
  if (!given) return '不是完整的 JSON 文件。请持证人重新下载，原样提交'
  const { proof, ...document } = given
  const { '@context': contexts, id, issuer, type, credentialSubject: subject } = document
  const address = addressIn(String(id))
  if (!address) return 'id：不是证书的查验地址'
  const fault = contextFault(Array.isArray(contexts) ? contexts : [], badgeContexts(address.origin))
  if (fault) return fault
  if (!isObject(issuer) || issuer.id !== address.origin + ISSUER_PATH)
    return 'issuer.id：签发者不是证书所在的平台'
  if (Array.isArray(proof)) return 'proof：只认一个签名，这里有几个'
  if (!isProof(proof)) return 'proof：文件里没有签名。请持证人重新下载，原样提交'
  const printed = isObject(subject) ? printedIn(subject.printed) : null
  if (!Array.isArray(type) || !type.includes('OpenBadgeCredential') || !printed)
    return '内容不是职业技能等级证书'
  return { document, proof, ...address, printed }
}

const isProof = (proof: unknown): proof is Proof =>
  isObject(proof) &&
  proof.type === 'DataIntegrityProof' &&
  proof.proofPurpose === 'assertionMethod' &&
  typeof proof.verificationMethod === 'string' &&
  typeof proof.cryptosuite === 'string'

/** SM3 and SM2, as our own suite has them. */
const national = (guomi: Guomi, { x, y = '' }: PublicKey): Suite => ({
  digest: async (text) =>
    Uint8Array.from(guomi.sm3(new TextEncoder().encode(text)).match(/../g) ?? [], (byte) =>
      Number.parseInt(byte, 16),
    ),
  verifies: async (data, signature) =>
    guomi.verifies(data, signature, { x: base64url.decode(x), y: base64url.decode(y) }),
})

/** SHA-256 and Ed25519, which browsers have. */
async function standard({ kty, crv, x }: PublicKey): Promise<Suite> {
  const key = (await importJWK({ kty, crv, x }, 'EdDSA')) as CryptoKey
  return {
    digest: (text) => sha256(new TextEncoder().encode(text)),
    verifies: (data, signature) => crypto.subtle.verify('Ed25519', key, signature, data),
  }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
