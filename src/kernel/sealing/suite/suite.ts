import { createCipheriv, createDecipheriv, createHash, createHmac, type KeyObject } from 'node:crypto'
import { sm4GcmOpen, sm4GcmSeal } from './sm4-gcm.ts'

/** Which algorithms protect the data: AES-256-GCM, HMAC-SHA-256, Ed25519, or 国密 SM4-GCM, HMAC-SM3, SM2. */
export type Suite = 'international' | 'guomi'

export const SUITES = ['international', 'guomi'] as const satisfies readonly Suite[]

/** Authenticated encryption and keyed digest of one suite. */
export interface Algorithms {
  sealingKeyBytes: number
  digest: 'sha256' | 'sm3'
  /** Ciphertext followed by a tag of 16 bytes. */
  seal(key: KeyObject, nonce: Buffer, plain: Buffer, context: Buffer): Buffer
  /** Throws when the tag does not fit. */
  open(key: KeyObject, nonce: Buffer, sealed: Buffer, context: Buffer): Buffer
}

export const TAG_BYTES = 16
export const NONCE_BYTES = 12

export const ALGORITHMS: Record<Suite, Algorithms> = {
  international: { sealingKeyBytes: 32, digest: 'sha256', seal: aesSeal, open: aesOpen },
  guomi: { sealingKeyBytes: 16, digest: 'sm3', seal: sm4GcmSeal, open: sm4GcmOpen },
}

/** HMAC of a suite as hex (64 characters). */
export function hmacOf(suite: Suite, key: KeyObject, text: string): string {
  return createHmac(ALGORITHMS[suite].digest, key).update(text, 'utf8').digest('hex')
}

/** Digest of a suite as hex: SHA-256 or SM3. */
export function digestOf(suite: Suite, text: string): string {
  return createHash(ALGORITHMS[suite].digest).update(text, 'utf8').digest('hex')
}

function aesSeal(key: KeyObject, nonce: Buffer, plain: Buffer, context: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(context)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function aesOpen(key: KeyObject, nonce: Buffer, sealed: Buffer, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(context)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
}
