import { createSecretKey, randomBytes } from 'node:crypto'
import { Unsealable } from './sealer.ts'
import { ALGORITHMS, NONCE_BYTES, SUITES, type Suite, TAG_BYTES } from './suite/suite.ts'

/** A key for one thing alone, kept by nobody but whoever is given it. */
export const newOwnKey = (suite: Suite): Buffer => randomBytes(ALGORITHMS[suite].sealingKeyBytes)

/**
 * A text under a key of its own (AES-256-GCM, SM4-GCM in a 国密 city), bound to what it is: `<suite>.<nonce, ciphertext and tag in
 * base64url>`, so that it opens after the city has changed its suite.
 */
export function sealWith(suite: Suite, key: Uint8Array, plain: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const own = createSecretKey(key)
  const sealed = ALGORITHMS[suite].seal(own, nonce, Buffer.from(plain, 'utf8'), Buffer.from(context))
  return `${suite}.${Buffer.concat([nonce, sealed]).toString('base64url')}`
}

/** The text; throws `Unsealable` for another key, another context or any changed bit. */
export function openWith(key: Uint8Array, sealed: string, context: string): string {
  const [name, body = ''] = sealed.split('.')
  const suite = SUITES.find((one) => one === name)
  const bytes = Buffer.from(body, 'base64url')
  if (!suite || key.length !== ALGORITHMS[suite].sealingKeyBytes || bytes.length < NONCE_BYTES + TAG_BYTES)
    throw new Unsealable('格式不符')
  try {
    const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)]
    return ALGORITHMS[suite].open(createSecretKey(key), nonce, rest, Buffer.from(context)).toString('utf8')
  } catch {
    throw new Unsealable('密钥不符，或内容被改动、被移到别处')
  }
}
