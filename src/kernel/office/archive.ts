import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** The parts of a zip archive by name. */
export type Archive = Map<string, Buffer>

/** Why an archive cannot be used. */
export type ArchiveFault = 'cut-off' | 'damaged' | 'encrypted' | 'unpacks-too-big'

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LONG_END = 0x06064b50
const LONG_LOCATOR = 0x07064b50
const PART_LIMIT = 2_000
/** Stands where the number is in the zip64 field. */
const ELSEWHERE = 0xffffffff

/**
 * Unpacks a zip in memory, never more than `limit` bytes, whatever sizes its directory claims. Zip64 and names with
 * backslashes or a leading slash, as some programs write them even in small files, are read as they are meant.
 */
export function unpack(bytes: Uint8Array, limit: number): Archive | ArchiveFault {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = directoryOf(file)
  if (directory === null) return 'cut-off'
  if (directory.count > PART_LIMIT) return 'unpacks-too-big'
  const archive: Archive = new Map()
  let { at } = directory
  let left = limit
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'damaged'
    const nameLength = file.readUInt16LE(at + 28)
    const name = file
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\/+/, '')
    const part = partAt(file, at, left)
    if (typeof part === 'string') return part
    left -= part.length
    if (!name.endsWith('/')) archive.set(name, part)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return archive
}

function directoryOf(file: Buffer): { at: number; count: number } | null {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--) {
    if (file.readUInt32LE(at) !== DIRECTORY_END) continue
    const short = { at: file.readUInt32LE(at + 16), count: file.readUInt16LE(at + 10) }
    return short.at === ELSEWHERE || short.count === 0xffff ? (longDirectory(file, at - 20) ?? short) : short
  }
  return null
}

function longDirectory(file: Buffer, locator: number): { at: number; count: number } | null {
  if (locator < 0 || file.readUInt32LE(locator) !== LONG_LOCATOR) return null
  const end = Number(file.readBigUInt64LE(locator + 8))
  if (end + 56 > file.length || file.readUInt32LE(end) !== LONG_END) return null
  return { count: Number(file.readBigUInt64LE(end + 32)), at: Number(file.readBigUInt64LE(end + 48)) }
}

/** Sizes and place of an entry, from the zip64 field where the short ones say that they stand there. */
function placeOf(file: Buffer, entry: number): { packed: number; unpacked: number; local: number } {
  const short = {
    unpacked: file.readUInt32LE(entry + 24),
    packed: file.readUInt32LE(entry + 20),
    local: file.readUInt32LE(entry + 42),
  }
  let at = entry + 46 + file.readUInt16LE(entry + 28)
  const end = Math.min(file.length, at + file.readUInt16LE(entry + 30))
  while (at + 4 <= end) {
    const stop = Math.min(end, at + 4 + file.readUInt16LE(at + 2))
    if (file.readUInt16LE(at) === 1) {
      let from = at + 4
      for (const key of ['unpacked', 'packed', 'local'] as const) {
        if (short[key] !== ELSEWHERE || from + 8 > stop) continue
        short[key] = Number(file.readBigUInt64LE(from))
        from += 8
      }
    }
    at = stop
  }
  return short
}

function partAt(file: Buffer, entry: number, limit: number): Buffer | ArchiveFault {
  if ((file.readUInt16LE(entry + 8) & 1) === 1) return 'encrypted'
  const method = file.readUInt16LE(entry + 10)
  const { packed, unpacked, local } = placeOf(file, entry)
  if (unpacked > limit) return 'unpacks-too-big'
  if (local + 30 > file.length) return 'damaged'
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (start + packed > file.length) return 'damaged'
  const data = file.subarray(start, start + packed)
  if (method === 0) return data.length > limit ? 'unpacks-too-big' : data
  if (method !== 8) return 'damaged'
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    const tooBig = error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    return tooBig ? 'unpacks-too-big' : 'damaged'
  }
}

/** A zip of the parts, as they are or made small for sending. */
export function pack(archive: Archive, small = false): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of archive) {
    const title = Buffer.from(name, 'utf8')
    const packed = small ? deflateRawSync(data) : data
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(small ? 8 : 0, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(title.length, 22)
    parts.push(numbers(0x04034b50), common, title, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(numbers(DIRECTORY_ENTRY), Buffer.from([20, 0]), common, place, title)
    at += 30 + title.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(DIRECTORY_END, 0)
  end.writeUInt16LE(archive.size, 8)
  end.writeUInt16LE(archive.size, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listing, end])
}

function numbers(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}
