/**
 * GHASH of NIST SP 800-38D: a polynomial over GF(2^128) in the secret point `key`. Bit by bit without tables or
 * branches that depend on the key, so that its running time tells nothing.
 */
export function galoisHash(key: Buffer, context: Buffer, text: Buffer): Buffer {
  const sum = new Uint32Array(4)
  const point = Uint32Array.of(
    key.readUInt32BE(0),
    key.readUInt32BE(4),
    key.readUInt32BE(8),
    key.readUInt32BE(12),
  )
  absorb(sum, point, context)
  absorb(sum, point, text)
  absorb(sum, point, lengths(context.length, text.length))
  const result = Buffer.alloc(16)
  for (let word = 0; word < 4; word += 1) result.writeUInt32BE(sum[word]!, word * 4)
  return result
}

function absorb(sum: Uint32Array, point: Uint32Array, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += 16) {
    for (let byte = 0; byte < 16 && at + byte < bytes.length; byte += 1) {
      sum[byte >> 2]! ^= bytes[at + byte]! << (24 - 8 * (byte & 3))
    }
    multiply(sum, point)
  }
}

/** sum = sum × point; the leftmost bit is the coefficient of x⁰. */
function multiply(sum: Uint32Array, point: Uint32Array): void {
  let [v0, v1, v2, v3] = point as unknown as [number, number, number, number]
  let z0 = 0
  let z1 = 0
  let z2 = 0
  let z3 = 0
  for (let bit = 0; bit < 128; bit += 1) {
    const take = -((sum[bit >> 5]! >>> (31 - (bit & 31))) & 1)
    z0 ^= v0 & take
    z1 ^= v1 & take
    z2 ^= v2 & take
    z3 ^= v3 & take
    const carry = -(v3 & 1)
    v3 = (v3 >>> 1) | (v2 << 31)
    v2 = (v2 >>> 1) | (v1 << 31)
    v1 = (v1 >>> 1) | (v0 << 31)
    v0 = (v0 >>> 1) ^ (0xe1000000 & carry)
  }
  sum[0] = z0
  sum[1] = z1
  sum[2] = z2
  sum[3] = z3
}

function lengths(context: number, text: number): Buffer {
  const block = Buffer.alloc(16)
  block.writeBigUInt64BE(BigInt(context) * 8n, 0)
  block.writeBigUInt64BE(BigInt(text) * 8n, 8)
  return block
}
