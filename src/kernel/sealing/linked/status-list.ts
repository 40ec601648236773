import { gunzipSync, gzipSync } from 'node:zlib'

/** So many entries has every list: who asks for one tells nobody whose certificate is looked at (Bitstring Status List 1.0). */
export const LIST_LENGTH = 131_072

/** The list as it is published: a bit for each entry, the first leftmost, compressed, in base64url with its sign `u`. */
export function encodedList(set: Iterable<number>): string {
  const bytes = new Uint8Array(LIST_LENGTH / 8)
  for (const position of set) {
    if (!Number.isInteger(position) || position < 0 || position >= LIST_LENGTH)
      throw new RangeError(`a list has no entry ${position}`)
    bytes[position >> 3] = (bytes[position >> 3] as number) | (0x80 >> (position & 7))
  }
  return `u${gzipSync(bytes).toString('base64url')}`
}

/** One entry of a published list; null where the list is not as it must be or has no such entry. */
export function entryOf(encoded: string, position: number): boolean | null {
  if (!encoded.startsWith('u') || !Number.isInteger(position) || position < 0) return null
  try {
    const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: LONGEST })
    const byte = bytes[position >> 3]
    return bytes.byteLength * 8 < LIST_LENGTH || byte === undefined
      ? null
      : (byte & (0x80 >> (position & 7))) !== 0
  } catch {
    return null
  }
}

/** A list of others may be longer; a small file that unpacks to a huge one is none. */
const LONGEST = 16 * 1_048_576
