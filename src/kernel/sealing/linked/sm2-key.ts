import { ECDH } from 'node:crypto'

/** The name of our own Data Integrity suite: RDFC-1.0, SM3, SM2. No body has registered it. */
export const SM2_CRYPTOSUITE = 'haihe-sm2-rdfc-2026'
export const SM2_ALGORITHM = 'SM2'

/** `sm2-pub` of the multicodec table, as it stands before the bytes of a key. */
const SM2_KEY = Buffer.from([0x86, 0x24])
const COMPRESSED_BYTES = 33

/** An SM2 key as Multikey: its kind, then the compressed point, in base64url. */
export function sm2Multikey(point: Uint8Array): string {
  const key = ECDH.convertKey(Buffer.from(point), 'SM2', undefined, undefined, 'compressed') as Buffer
  return `u${Buffer.concat([SM2_KEY, key]).toString('base64url')}`
}

/** The uncompressed point of such a key. Throws where it is none, or not on the curve. */
export function pointIn(multikey: unknown): Buffer {
  const bytes =
    typeof multikey === 'string' && multikey.startsWith('u')
      ? Buffer.from(multikey.slice(1), 'base64url')
      : Buffer.alloc(0)
  if (bytes.length !== SM2_KEY.length + COMPRESSED_BYTES || !bytes.subarray(0, 2).equals(SM2_KEY))
    throw new Error('Invalid signature: the key is no SM2 key')
  return ECDH.convertKey(bytes.subarray(2), 'SM2', undefined, undefined, 'uncompressed') as Buffer
}
