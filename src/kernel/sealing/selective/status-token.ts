import { createHeaderAndPayload, StatusList } from '@sd-jwt/jwt-status-list'
import { LIST_LENGTH } from '../linked/status-list.ts'
import type { Signer } from '../signer.ts'

/** The same list as a Token Status List (statuslist+jwt), one bit each; null where the ring has no Ed25519 key. */
export function statusToken(
  signer: Signer,
  one: { list: string; ended: readonly number[]; at: Date; keptSeconds: number; lastsSeconds: number },
): string | null {
  const key = signer.ed25519()
  if (!key) return null
  const bits = new Array<number>(LIST_LENGTH).fill(0)
  for (const position of one.ended) bits[position] = 1
  const now = Math.floor(one.at.getTime() / 1000)
  const { header, payload } = createHeaderAndPayload(
    new StatusList(bits, 1),
    { sub: one.list, iat: now, exp: now + one.lastsSeconds, ttl: one.keptSeconds },
    { alg: 'EdDSA', typ: 'statuslist+jwt', kid: key.keyId },
  )
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encoded(header)}.${encoded(payload)}`
  return `${signed}.${Buffer.from(key.sign(Buffer.from(signed))).toString('base64url')}`
}
