import { crc32, deflateSync } from 'node:zlib'

const [WIDTH, HEIGHT] = [320, 160]

/** Where a mark lies in the picture: left, top, right, bottom. */
export type Box = readonly [number, number, number, number]

/** A plate with a weld across it and darker boxes on it, as a PNG in base64. */
export function weldPicture(marks: readonly Box[]): { data: string; width: number; height: number } {
  const rows: Buffer[] = []
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Buffer.alloc(1 + WIDTH)
    for (let x = 0; x < WIDTH; x += 1) row[1 + x] = shade(x, y, marks)
    rows.push(row)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { data: png.toString('base64'), width: WIDTH, height: HEIGHT }
}

function shade(x: number, y: number, marks: readonly Box[]): number {
  if (marks.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom))
    return 30
  const seam = Math.abs(y - HEIGHT / 2)
  if (seam > 24) return 205
  // The ripples of the bead.
  return 120 + Math.round(30 * Math.cos((x + seam / 2) / 3))
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
