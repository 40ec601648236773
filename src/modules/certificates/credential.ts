import { createHash } from 'node:crypto'
import {
  type Credential,
  credentialToken,
  type PublicKeyDocument,
  type Signer,
  verifyCredential,
} from '../../kernel/sealing/index.ts'
import type { City } from '../../kernel/standard/index.ts'
import { digits } from './code.ts'
import { Printed } from './paper/printed.ts'

export const CREDENTIAL_TYPE = 'SkillLevelCertificate'
export const KEYS_PATH = '/.well-known/haihe-keys.json'

/** What stands behind a certificate: who signs, under which address it is looked up. */
interface Office {
  signer: Signer
  origin: string
  city: City
}

/** The certificate as a W3C Verifiable Credential (可验证凭证): everything that is printed, signed once when issued. */
export function certificateCredential(office: Office, code: string, printed: Printed): Promise<string> {
  const { signer, origin, city } = office
  const address = verificationAddress(origin, code)
  return credentialToken(signer, {
    id: address,
    type: CREDENTIAL_TYPE,
    issuer: { id: origin + KEYS_PATH, name: `${city.site.authority}（${city.site.name}）` },
    validFrom: new Date(`${printed.issuedOn}T00:00:00+08:00`),
    subject: printed,
    status: { id: address, type: 'HaiheCertificateStatus' },
  })
}

/** The permanent address of a certificate. */
export const verificationAddress = (origin: string, code: string): string => `${origin}/v/${code}`

/** The address in the QR code: the permanent one and a digest of the signed credential, 80 bits in 16 digits. */
export const printedAddress = (origin: string, code: string, credential: string): string =>
  `${verificationAddress(origin, code)}?s=${credentialDigest(credential)}`

/** The digest that the QR code carries, by the algorithm of the signature (SHA-256 or SM3). */
export function credentialDigest(credential: string): string {
  const header = Buffer.from(credential.split('.')[0] ?? '', 'base64url').toString()
  const hash = createHash(header.includes('"SM2SM3"') ? 'sm3' : 'sha256').update(credential, 'utf8')
  return digits(hash.digest(), 16)
}

export type CredentialReading =
  | { valid: true; printed: Printed; code: string; address: string; credential: Credential }
  | { valid: false; reason: string }

/** Reads a certificate's credential with nothing but the public keys (离线验签). */
export async function readCredential(
  token: string,
  keys: PublicKeyDocument,
  at: Date,
): Promise<CredentialReading> {
  const checked = await verifyCredential(token.trim(), keys, at)
  if (!checked.valid) return checked
  const { credential } = checked
  const printed = Printed.safeParse(credential.subject)
  const code = /\/v\/([0-9A-Z]{13})$/.exec(credential.id)?.[1]
  if (credential.type !== CREDENTIAL_TYPE || !printed.success || !code) {
    return { valid: false, reason: '签名有效，但内容不是职业技能等级证书' }
  }
  return { valid: true, printed: printed.data, code, address: credential.id, credential }
}
