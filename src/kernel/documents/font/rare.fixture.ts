/** A TrueType font with one square glyph, for one character. */
export function fontOf(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0
  const glyph = square()
  const tables: Record<string, Buffer> = {
    'OS/2': os2(),
    cmap: cmapOf(code),
    glyf: glyph,
    head: head(),
    hhea: numbers(16, 1, 0, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 2),
    hmtx: numbers(16, 1000, 0, 1000, 0),
    loca: numbers(32, 0, 0, glyph.length),
    maxp: numbers(16, 1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    name: nameOf('Rare'),
    post: Buffer.concat([numbers(16, 3, 0), Buffer.alloc(28)]),
  }
  const names = Object.keys(tables)
  const header = Buffer.concat([numbers(32, 0x00010000), numbers(16, names.length, 128, 3, 32)])
  let at = header.length + names.length * 16
  const directory: Buffer[] = []
  const parts: Buffer[] = []
  for (const [name, data] of Object.entries(tables)) {
    directory.push(Buffer.from(name), numbers(32, 0, at, data.length))
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
    parts.push(padded)
    at += padded.length
  }
  return Buffer.concat([header, ...directory, ...parts])
}

function numbers(bits: 16 | 32, ...values: number[]): Buffer {
  const buffer = Buffer.alloc((values.length * bits) / 8)
  for (const [index, value] of values.entries())
    if (bits === 16) buffer.writeUInt16BE(value & 0xffff, index * 2)
    else buffer.writeUInt32BE(value >>> 0, index * 4)
  return buffer
}

const square = (): Buffer =>
  Buffer.concat([
    numbers(16, 1, 100, 0, 900, 800, 3, 0),
    Buffer.from([1, 1, 1, 1]),
    numbers(16, 100, 0, 800, 0, 0, 800, 0, -800),
    Buffer.alloc(2),
  ])

const cmapOf = (code: number): Buffer =>
  Buffer.concat([
    numbers(16, 0, 1, 3, 10),
    numbers(32, 12),
    numbers(16, 12, 0),
    numbers(32, 28, 0, 1, code, code, 1),
  ])

const head = (): Buffer =>
  Buffer.concat([
    numbers(32, 0x00010000, 0x00010000, 0, 0x5f0f3cf5),
    numbers(16, 0, 1000),
    Buffer.alloc(16),
    numbers(16, 0, 0, 1000, 1000, 0, 8, 2, 1, 0),
  ])

const os2 = (): Buffer => Buffer.concat([numbers(16, 3, 1000, 400, 5), Buffer.alloc(88)])

function nameOf(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16()
  const records = [1, 4, 6].map((id) => numbers(16, 3, 1, 0x409, id, text.length, 0))
  return Buffer.concat([numbers(16, 0, 3, 6 + 36), ...records, text])
}
