import { deflateRawSync } from 'node:zlib'
import { pack } from '../../../kernel/office/index.ts'

interface Oddity {
  /** Before the root of the document. */
  head?: string
  /** At the start of each paragraph. */
  inside?: string
  macro?: boolean
  /** Bytes of a part that unpacks so big. */
  bomb?: number
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

/** A Word file with one paragraph a line, or one that is not as it should be. */
export function docx(lines: readonly string[], odd: Oddity = {}): Uint8Array {
  const paragraphs = lines.map(
    (line) => `<w:p>${odd.inside ?? ''}<w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`,
  )
  const parts = new Map<string, Buffer>([
    ['[Content_Types].xml', Buffer.from(TYPES)],
    ['_rels/.rels', Buffer.from(RELATIONS)],
    [
      'word/document.xml',
      Buffer.from(
        `<?xml version="1.0"?>${odd.head ?? ''}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`,
      ),
    ],
  ])
  if (odd.macro) parts.set('word/vbaProject.bin', Buffer.from('macro'))
  const plain = pack(parts)
  return odd.bomb ? withBomb(plain, odd.bomb) : plain
}

/** The same file with one more part that is small packed and claims to be small unpacked. */
function withBomb(plain: Buffer, size: number): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(size))
  const name = Buffer.from('word/media/bomb.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(100, 22)
  local.writeUInt16LE(name.length, 26)
  const end = plain.length - 22
  const directoryAt = plain.readUInt32LE(end + 16)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(100, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(directoryAt, 42)
  const bomb = Buffer.concat([local, name, data])
  const closing = Buffer.from(plain.subarray(end))
  closing.writeUInt16LE(closing.readUInt16LE(10) + 1, 8)
  closing.writeUInt16LE(closing.readUInt16LE(10) + 1, 10)
  closing.writeUInt32LE(directoryAt + bomb.length, 16)
  return Buffer.concat([
    plain.subarray(0, directoryAt),
    bomb,
    plain.subarray(directoryAt, end),
    entry,
    name,
    closing,
  ])
}
