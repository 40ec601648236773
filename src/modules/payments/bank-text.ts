/**
 * The text of a file from a bank, in whichever of the encodings banks write: UTF-8 and UTF-16 with or without mark, GBK
 * (GB 18030). Null where it is none of them.
 */
export function bankText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes)
  // Without a mark, ASCII digits and commas in two bytes each betray UTF-16.
  const zeros = bytes.slice(0, 400).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (zeros > 20) return decoded(bytes[0] === 0 || bytes[2] === 0 ? 'utf-16be' : 'utf-16le', bytes)
  return decoded('utf-8', bytes) ?? decoded('gb18030', bytes)
}

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
