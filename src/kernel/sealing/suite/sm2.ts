import { createECDH } from 'node:crypto'
import { sm2 } from 'sm-crypto'

/**
 * SM2 signature (GB/T 32918.2, signer's id 1234567812345678 as GM/T 0009 has it) of ASCII text or of bytes: r‖s, 64 bytes.
 * The random point comes from OpenSSL, since the library's own generator is seeded once and then only RC4.
 */
export function sm2Sign(
  given: string | Uint8Array,
  d: Buffer,
  publicKey: Buffer,
  point = randomPoint(),
): Buffer {
  const signature = sm2.doSignature(asLibrary(given), d.toString('hex'), {
    hash: true,
    publicKey: publicKey.toString('hex'),
    pointPool: [point],
  })
  return Buffer.from(signature, 'hex')
}

const asLibrary = (given: string | Uint8Array): string | number[] =>
  typeof given === 'string' ? given : [...given]

/** Whether r‖s is the key's signature of the text or bytes; false for anything malformed. */
export function sm2Verify(given: string | Uint8Array, signature: Buffer, publicKey: Buffer): boolean {
  if (signature.length !== 64) return false
  try {
    return sm2.doVerifySignature(asLibrary(given), signature.toString('hex'), publicKey.toString('hex'), {
      hash: true,
    })
  } catch {
    return false
  }
}

/** The uncompressed point 04‖x‖y of a JSON Web Key's coordinates. */
export function sm2Point({ x, y }: { x: string; y?: string | undefined }): Buffer {
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y ?? '', 'base64url')])
}

type Point = ReturnType<typeof sm2.getPoint>

function randomPoint(): Point {
  const pair = createECDH('SM2')
  pair.generateKeys()
  return pointOf(pair.getPrivateKey('hex'))
}

/** k and the x of k·G as the library wants them; exported for the standard's example, where k is given. */
export function pointOf(k: string): Point {
  const pair = createECDH('SM2')
  pair.setPrivateKey(k.padStart(64, '0'), 'hex')
  const BigInteger = integers()
  const x1 = pair.getPublicKey('hex').slice(2, 66)
  return {
    privateKey: k,
    publicKey: pair.getPublicKey('hex'),
    k: new BigInteger(k, 16),
    x1: new BigInteger(x1, 16),
  } as unknown as Point
}

/** The library's own number type, which it does not export. */
let BigIntegerOfLibrary: (new (text: string, radix: number) => unknown) | null = null
function integers() {
  BigIntegerOfLibrary ??= (
    sm2.getPoint().k as unknown as { constructor: new (text: string, radix: number) => unknown }
  ).constructor
  return BigIntegerOfLibrary
}
