import { deflateRawSync } from 'node:zlib'
import type { Archive } from './archive.ts'

/** An archive written in zip64 form, as Power BI and other streaming writers do even for small files. */
export function packLong(archive: Archive): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of archive) {
    const title = Buffer.from(name)
    const packed = deflateRawSync(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(45, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(0xffffffff, 18)
    local.writeUInt32LE(0xffffffff, 22)
    local.writeUInt16LE(title.length, 26)
    const field = Buffer.alloc(28)
    field.writeUInt16LE(1, 0)
    field.writeUInt16LE(24, 2)
    field.writeBigUInt64LE(BigInt(data.length), 4)
    field.writeBigUInt64LE(BigInt(packed.length), 12)
    field.writeBigUInt64LE(BigInt(at), 20)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(0xffffffff, 20)
    entry.writeUInt32LE(0xffffffff, 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt16LE(field.length, 30)
    entry.writeUInt32LE(0xffffffff, 42)
    parts.push(local, title, packed)
    directory.push(entry, title, field)
    at += 30 + title.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(56 + 20 + 22)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(BigInt(archive.size), 24)
  end.writeBigUInt64LE(BigInt(archive.size), 32)
  end.writeBigUInt64LE(BigInt(listing.length), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(at + listing.length), 64)
  end.writeUInt32LE(0x06054b50, 76)
  end.writeUInt16LE(0xffff, 84)
  end.writeUInt16LE(0xffff, 86)
  end.writeUInt32LE(0xffffffff, 88)
  end.writeUInt32LE(0xffffffff, 92)
  return Buffer.concat([...parts, listing, end])
}

/** The same archive with a part under another name, and every pointer to it changed. */
export function renamed(archive: Archive, from: string, to: string): void {
  const last = (name: string) => name.replace(/^.*\//, '')
  for (const [name, data] of [...archive]) {
    const lists = /\.rels$|Content_Types/i.test(name)
    const next = lists ? Buffer.from(data.toString().replaceAll(last(from), last(to))) : data
    archive.delete(name)
    const relations = `${from.replace(/[^/]*$/, '')}_rels/${last(from)}.rels`
    const renamedTo =
      name === from ? to : name === relations ? `${to.replace(/[^/]*$/, '')}_rels/${last(to)}.rels` : name
    archive.set(renamedTo, next)
  }
}

/** Every element of a part with a prefix, as the Open XML SDK writes it. */
export const prefixed = (xml: string, prefix: string): string =>
  xml
    .replace(/ xmlns="/, ` xmlns:${prefix}="`)
    .replace(/<(\/?)([A-Za-z]\w*)(?![\w:])/g, (_all, slash, name) => `<${slash}${prefix}:${name}`)

/** Whatever takes no longer at the largest size grows with nothing that matters: only noise would be compared. */
const NOTHING_MS = 200

/**
 * How the time of a reader grows from n over 2n to 4n of the same, as a multiple of what is in proportion: 1 is linear,
 * 4 is the square. The best of several runs counts, so that another program on the machine does not.
 */
export async function growth(read: (size: number) => unknown, size: number): Promise<number> {
  const time = async (of: number, runs: number) => {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < runs && best > 1; run++) {
      const start = performance.now()
      await read(of)
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  await read(size)
  let least = Number.POSITIVE_INFINITY
  for (let again = 0; again < 4 && least > 1.8; again++) {
    const [one, two, four] = [await time(size, 4), await time(2 * size, 3), await time(4 * size, 3)]
    if (four < NOTHING_MS) return 0
    least = Math.min(least, Math.max(four / one / 4, Math.min(two / one, four / two) / 2))
  }
  return least
}
