import { createHash, createPublicKey, randomBytes, verify as verifyBytes } from 'node:crypto'
import { SDJwtInstance } from '@sd-jwt/core'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { z } from 'zod'
import type { PublicKeyDocument } from '../key/public-keys.ts'
import type { Signer } from '../signer.ts'
import { objectIn } from '../token-part.ts'

/** The media type of the form, and of the signed status list that it points to. */
export const SELECTIVE_TYPE = 'dc+sd-jwt'
const DAY_SECONDS = 86_400
/** A holder's signature over what is shown is taken so long after it was made. */
const FRESH_SECONDS = 600

/** What is signed so that each claim can be shown or kept back by itself (选择性披露). */
export interface Selective {
  issuer: string
  /** The address that says what kind of credential it is. */
  type: string
  id?: string
  claims: Readonly<Record<string, string>>
  /** Seen by everybody who is shown anything. */
  open?: Readonly<Record<string, unknown>>
  status: { list: string; index: number }
  /** The holder's own key, where it may be shown by nobody else. */
  holder?: Record<string, unknown>
  from: Date
  ends: Date
}

const digest = (data: string | ArrayBuffer, algorithm: string): Uint8Array =>
  createHash(algorithm.replace('-', ''))
    .update(typeof data === 'string' ? data : Buffer.from(data))
    .digest()
const salt = (length: number): string => randomBytes(length).toString('base64url').slice(0, length)
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/**
 * Signs as SD-JWT VC with Ed25519 (RFC 9901); null where the ring has no such key. Whoever holds it shows of the claims what they like. The day of
 * signing is all that is said of when, and every signing salts anew, so that two showings have no bytes of a claim in common.
 */
export async function issueSelective(signer: Signer, one: Selective): Promise<string | null> {
  const key = signer.ed25519()
  if (!key) return null
  const library = new SDJwtVcInstance({
    signer: async (data) => Buffer.from(key.sign(Buffer.from(data))).toString('base64url'),
    signAlg: 'EdDSA',
    hasher: digest,
    hashAlg: 'sha-256',
    saltGenerator: salt,
  })
  const from = seconds(one.from)
  return library.issue(
    {
      iss: one.issuer,
      vct: one.type,
      ...(one.id ? { jti: one.id } : {}),
      iat: from - (from % DAY_SECONDS),
      exp: seconds(one.ends),
      status: { status_list: { idx: one.status.index, uri: one.status.list } },
      ...(one.holder ? { cnf: { jwk: one.holder } } : {}),
      ...one.open,
      ...one.claims,
    } as never,
    { _sd: Object.keys(one.claims) } as never,
    { header: { kid: key.keyId } },
  )
}

/** Of a whole credential, only these claims (出示). */
export async function showOnly(whole: string, claims: readonly string[]): Promise<string> {
  const library = new SDJwtVcInstance({ hasher: digest, hashAlg: 'sha-256', saltGenerator: salt })
  return library.present(whole, Object.fromEntries(claims.map((claim) => [claim, true])))
}

const Payload = z.object({
  iss: z.string(),
  vct: z.string(),
  jti: z.string().optional(),
  exp: z.number(),
  status: z.object({ status_list: z.object({ idx: z.number().int().min(0), uri: z.string() }) }),
  cnf: z.object({ jwk: z.record(z.string(), z.unknown()) }).optional(),
  _sd: z.array(z.string()).max(100).default([]),
})

export type SelectiveReading =
  | {
      valid: true
      issuer: string
      type: string
      id: string | null
      /** What was shown. */
      claims: Record<string, unknown>
      /** How many claims were kept back. */
      hidden: number
      status: { list: string; index: number }
      ends: Date
      /** The holder signed for it with their own key. */
      bound: boolean
    }
  | { valid: false; reason: string }

const LONGEST = 64 * 1024
const no = (reason: string): SelectiveReading => ({ valid: false, reason })

/** Whether a text has the form at all. */
export const isSelective = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+~[\w.~-]*$/.test(text.trim())

/**
 * Reads what somebody shows with nothing but the public keys: the signature, the end, that every claim is one that was signed, and, where the
 * credential is bound to a key, that its holder signed exactly this just now, for this audience and with the number that this reader gave. The status
 * is the caller's to look up.
 */
export async function readSelective(
  given: string,
  { keys }: PublicKeyDocument,
  at: Date,
  asked: { audience: string; nonce: string | null },
): Promise<SelectiveReading> {
  const text = given.trim()
  if (text.length > LONGEST || !isSelective(text)) return no('不是完整的出示凭证')
  const parts = text.split('~')
  const jwt = parts[0] as string
  const binding = parts.at(-1) as string
  const disclosures = parts.slice(1, -1)
  const header = objectIn(jwt.split('.')[0])
  if (header?.typ !== SELECTIVE_TYPE) return no('不是选择性披露的凭证')
  const key = keys.find((one) => one.kid === header.kid && one.alg === 'EdDSA')
  if (!key || header.alg !== 'EdDSA') return no('签名所用的密钥不在公布的公钥里')
  const read = Payload.safeParse(objectIn(jwt.split('.')[1]))
  if (!read.success) return no('凭证的内容不是规定的格式')
  const payload = read.data
  const digests = disclosures.map((one) => createHash('sha256').update(one).digest('base64url'))
  if (new Set(digests).size !== digests.length) return no('同一项披露了两次')
  if (digests.some((one) => !payload._sd.includes(one)))
    return no('披露的内容不是签发时的内容，可能被改动或换过')
  const holder = payload.cnf?.jwk
  if (holder && !binding) return no('这份凭证只能由持有人用自己的密钥出示，这里没有持有人的签名')
  if (!holder && binding) return no('凭证没有绑定密钥，却附了持有人的签名')
  const shown = binding ? objectIn(binding.split('.')[1]) : null
  if (binding && shown?.aud !== asked.audience) return no('持有人的签名不是出示给这里的')
  const signedAt = Number(shown?.iat)
  if (binding && asked.nonce === null)
    return no('钱包里的证书要当面出示：请在“当面核验钱包里的证书”领出示号，让持证人的钱包签名')
  if (binding && shown?.nonce !== asked.nonce)
    return no('持有人签的不是这里给的出示号，可能是出示给别处的旧文字')
  if (binding && !(Math.abs(seconds(at) - signedAt) <= FRESH_SECONDS))
    return no('持有人的签名已经过了时间，请重新出示')
  // The base of the library: the status is looked up where the register is at hand, not over the network.
  const library = new SDJwtInstance({
    hasher: digest,
    hashAlg: 'sha-256',
    saltGenerator: salt,
    verifier: (data, signature) => fits(key, data, signature),
    kbVerifier: (data, signature) => fits(holder ?? {}, data, signature),
  })
  try {
    const checked = (await library.verify(text, {
      currentDate: seconds(at),
      ...(binding ? { keyBindingNonce: String(shown?.nonce) } : {}),
    })) as { payload: Record<string, unknown> }
    const claims = Object.fromEntries(
      Object.entries(checked.payload).filter(([name]) => !NOT_CLAIMS.includes(name)),
    )
    return {
      valid: true,
      issuer: payload.iss,
      type: payload.vct,
      id: payload.jti ?? null,
      claims,
      hidden: payload._sd.length - digests.length,
      status: { list: payload.status.status_list.uri, index: payload.status.status_list.idx },
      ends: new Date(payload.exp * 1000),
      bound: binding !== '',
    }
  } catch (error) {
    return no(wordsOf(error))
  }
}

const NOT_CLAIMS: readonly string[] = ['iss', 'vct', 'jti', 'iat', 'exp', 'status', 'cnf', '_sd', '_sd_alg']

/** Ed25519, or P-256 as phones' wallets have it, by a public key as JSON Web Key. */
function fits(jwk: object, data: string, signature: string): boolean {
  try {
    const { kty, crv, x, y } = jwk as { kty?: string; crv?: string; x?: string; y?: string }
    const key = createPublicKey({ key: { kty, crv, x, ...(y ? { y } : {}) } as never, format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    if (crv === 'Ed25519') return verifyBytes(null, Buffer.from(data), key, bytes)
    if (crv !== 'P-256') return false
    return verifyBytes('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, bytes)
  } catch {
    return false
  }
}

function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : ''
  if (/expired/i.test(text)) return '出示已经到期，请持证人重新出示'
  if (/sd_hash/i.test(text)) return '持有人签名以后，披露的内容被增减过'
  if (/nonce|key binding|KB/i.test(text)) return '持有人的签名不符'
  if (/signature|verify/i.test(text)) return '签名不符，内容可能被改动'
  return '凭证读不出来，内容可能被改动'
}
