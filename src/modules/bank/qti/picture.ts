import { posix } from 'node:path'
import type { Picture } from '../item/item.ts'

/** A picture of a package by the address that the item has it under; null for one that is not there or of another kind. */
export function pictureAt(
  bytesOf: (file: string) => Uint8Array | null,
  item: string,
  address: string,
): Pick<Picture, 'type' | 'data' | 'width' | 'height'> | null {
  const file = posix.normalize(posix.join(posix.dirname(item), decodedAddress(address)))
  const bytes = bytesOf(file)
  if (!bytes) return null
  const data = Buffer.from(bytes)
  const type = typeOf(data)
  // A PNG says its size in its first part; of others the item has to say it.
  const [width, height] = type === 'image/png' ? [data.readUInt32BE(16), data.readUInt32BE(20)] : [0, 0]
  return type && { type, data: data.toString('base64'), width, height }
}

function typeOf(data: Buffer): Picture['type'] | null {
  if (data.length > 24 && data.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png'
  return data.length > 3 && data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff ? 'image/jpeg' : null
}

function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
