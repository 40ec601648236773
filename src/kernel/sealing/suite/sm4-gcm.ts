import { createCipheriv, type KeyObject, timingSafeEqual } from 'node:crypto'
import { galoisHash } from './galois-hash.ts'

/**
 * SM4 in Galois/Counter Mode (RFC 8998, NIST SP 800-38D) for nonces of 12 bytes. Node's OpenSSL offers SM4-CTR
 * but not SM4-GCM, so the counter mode is OpenSSL's and the authenticating hash is ours.
 */
export function sm4GcmSeal(key: KeyObject, nonce: Buffer, plain: Buffer, context: Buffer): Buffer {
  return gcmSeal('sm4', key, nonce, plain, context)
}

/** The plaintext; throws when ciphertext, tag, nonce or context was changed. */
export function sm4GcmOpen(key: KeyObject, nonce: Buffer, sealed: Buffer, context: Buffer): Buffer {
  return gcmOpen('sm4', key, nonce, sealed, context)
}

/** The construction itself over any 128-bit block cipher, so that it can be checked against OpenSSL's AES-GCM. */
export function gcmSeal(
  cipher: string,
  key: KeyObject,
  nonce: Buffer,
  plain: Buffer,
  context: Buffer,
): Buffer {
  const { mask, text } = counterMode(cipher, key, nonce, plain)
  return Buffer.concat([text, tagOf(cipher, key, mask, context, text)])
}

export function gcmOpen(
  cipher: string,
  key: KeyObject,
  nonce: Buffer,
  sealed: Buffer,
  context: Buffer,
): Buffer {
  const text = sealed.subarray(0, -16)
  const { mask, text: plain } = counterMode(cipher, key, nonce, text)
  if (!timingSafeEqual(tagOf(cipher, key, mask, context, text), sealed.subarray(-16))) {
    throw new Error('authentication tag does not fit')
  }
  return plain
}

/** Block 1 of the key stream masks the tag, blocks 2 and on encrypt. */
function counterMode(cipher: string, key: KeyObject, nonce: Buffer, input: Buffer) {
  const first = Buffer.concat([nonce, Buffer.from([0, 0, 0, 1])])
  const stream = createCipheriv(`${cipher}-ctr`, key, first)
  const mask = stream.update(Buffer.alloc(16))
  return { mask, text: stream.update(input) }
}

function tagOf(cipher: string, key: KeyObject, mask: Buffer, context: Buffer, text: Buffer): Buffer {
  const block = createCipheriv(`${cipher}-ecb`, key, null).setAutoPadding(false)
  const tag = galoisHash(block.update(Buffer.alloc(16)), context, text)
  for (let at = 0; at < 16; at += 1) tag[at]! ^= mask[at]!
  return tag
}
