import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA-256 over the parts, each on its own line (签名); the body of a message enters as its digest. */
export const signatureOf = (secret: string, parts: readonly string[]): string =>
  createHmac('sha256', secret).update(parts.join('\n')).digest('hex')

/** Whether a signature is of these parts; in constant time. */
export function isSigned(secret: string, parts: readonly string[], signature: string): boolean {
  const wanted = Buffer.from(signatureOf(secret, parts))
  const given = Buffer.from(signature)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

export const digestOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

/** What a sender signs of a file: none of it can be changed, and none sent again under another serial. */
export const deliveryParts = (one: {
  register: string
  serial: number
  asOf: string
  whole: boolean
  digest: string
}): string[] => [
  'delivery',
  one.register,
  String(one.serial),
  one.asOf,
  one.whole ? 'whole' : 'part',
  one.digest,
]

/** What is signed of a question, and of its answer, which names the question's nonce. */
export const questionParts = (one: {
  register: string
  at: string
  nonce: string
  digest: string
}): string[] => ['question', one.register, one.at, one.nonce, one.digest]
export const answerParts = (one: { register: string; nonce: string; digest: string }): string[] => [
  'answer',
  one.register,
  one.nonce,
  one.digest,
]
