import type { PublicKeyDocument } from './key/public-keys.ts'
import type { Signer } from './signer.ts'
import { verify } from './verify.ts'

const CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const TYPE = 'vc+jwt'

/** What a W3C Verifiable Credential (可验证凭证) of ours says. */
export interface Credential {
  /** The permanent address of the record, as `https://…/v/7K3M`. */
  id: string
  /** Besides `VerifiableCredential`, as `SkillLevelCertificate`. */
  type: string
  /** The address under which the issuer publishes its keys, and its name. */
  issuer: { id: string; name: string }
  validFrom: Date
  validUntil?: Date | undefined
  /** Everything that is printed: what is not in here is not vouched for. */
  subject: Record<string, unknown>
  /** Where it is said whether it has been revoked since. */
  status: { id: string; type: string }
}

/** The credential as a signed token (VC Data Model 2.0 secured with JOSE) that fits into a PDF or a QR code. */
export function credentialToken(signer: Signer, credential: Credential): Promise<string> {
  const { id, type, issuer, validFrom, validUntil, subject, status } = credential
  return signer.sign(
    {
      '@context': [CONTEXT],
      id,
      type: ['VerifiableCredential', type],
      issuer,
      validFrom: validFrom.toISOString(),
      ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
      credentialSubject: subject,
      credentialStatus: status,
    },
    TYPE,
  )
}

export type CredentialCheck =
  | { valid: true; credential: Credential; keyId: string }
  | { valid: false; reason: string }

/**
 * Verifies a credential offline at an instant. Whether it was revoked since cannot be known offline: its
 * status address says so.
 */
export async function verifyCredential(
  token: string,
  keys: PublicKeyDocument,
  at: Date,
): Promise<CredentialCheck> {
  const checked = await verify(token, keys)
  if (!checked.valid) return checked
  const credential = checked.type === TYPE ? credentialIn(checked.payload) : null
  if (!credential) return { valid: false, reason: '签名有效，但内容不是证书凭证' }
  if (credential.validFrom > at) return { valid: false, reason: '凭证尚未生效' }
  if (credential.validUntil && credential.validUntil <= at) return { valid: false, reason: '凭证已过有效期' }
  return { valid: true, credential, keyId: checked.keyId }
}

function credentialIn(payload: Record<string, unknown>): Credential | null {
  const {
    '@context': context,
    id,
    type,
    issuer,
    validFrom,
    validUntil,
    credentialSubject,
    credentialStatus,
  } = payload
  if (!Array.isArray(context) || context[0] !== CONTEXT) return null
  if (!Array.isArray(type) || type[0] !== 'VerifiableCredential' || typeof type[1] !== 'string') return null
  if (
    typeof id !== 'string' ||
    !isObject(issuer) ||
    !isObject(credentialSubject) ||
    !isObject(credentialStatus)
  )
    return null
  const from = instant(validFrom)
  const until = validUntil === undefined ? undefined : instant(validUntil)
  if (!from || until === null) return null
  return {
    id,
    type: type[1],
    issuer: issuer as Credential['issuer'],
    validFrom: from,
    validUntil: until,
    subject: credentialSubject,
    status: credentialStatus as Credential['status'],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function instant(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : at
}
