import { crc32, inflateRawSync } from 'node:zlib'

/** The parts of a zip archive by name. */
export type Archive = Map<string, Buffer>

/** Why an archive cannot be used. */
export type ArchiveFault = 'cut-off' | 'damaged' | 'encrypted' | 'unpacks-too-big'

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const PART_LIMIT = 2_000

/** Unpacks a zip in memory, never more than `limit` bytes, whatever sizes its directory claims. */
export function unpack(bytes: Uint8Array, limit: number): Archive | ArchiveFault {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = directoryEnd(file)
  if (end === null) return 'cut-off'
  const count = file.readUInt16LE(end + 10)
  if (count > PART_LIMIT) return 'unpacks-too-big'
  const archive: Archive = new Map()
  let at = file.readUInt32LE(end + 16)
  let left = limit
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'damaged'
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, '')
    const part = partAt(file, at, left)
    if (typeof part === 'string') return part
    left -= part.length
    if (!name.endsWith('/')) archive.set(name, part)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return archive
}

function directoryEnd(file: Buffer): number | null {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--)
    if (file.readUInt32LE(at) === DIRECTORY_END) return at
  return null
}

function partAt(file: Buffer, entry: number, limit: number): Buffer | ArchiveFault {
  if ((file.readUInt16LE(entry + 8) & 1) === 1) return 'encrypted'
  const method = file.readUInt16LE(entry + 10)
  const packed = file.readUInt32LE(entry + 20)
  const unpacked = file.readUInt32LE(entry + 24)
  const local = file.readUInt32LE(entry + 42)
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

/** A zip of the parts as they are, so that what is read afterwards is exactly what was looked at before. */
export function pack(archive: Archive): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of archive) {
    const title = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(title.length, 22)
    parts.push(numbers(0x04034b50), common, title, data)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(numbers(DIRECTORY_ENTRY), Buffer.from([20, 0]), common, place, title)
    at += 30 + title.length + data.length
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
