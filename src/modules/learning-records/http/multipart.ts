import { randomUUID } from 'node:crypto'
import { malformed } from '../fault.ts'

/** A part of a multipart/mixed body (RFC 2046). */
export interface Part {
  headers: Record<string, string>
  bytes: Buffer
}

const CRLF = Buffer.from('\r\n')

/** The parts of a multipart/mixed body; what is cut off in the middle is refused. */
export function partsIn(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (!boundary) throw malformed('content-type', 'expects a boundary')
  const line = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let at = body.indexOf(line)
  if (at < 0) throw malformed('body', 'does not begin with its boundary')
  for (;;) {
    at += line.length
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts
    const end = body.indexOf(Buffer.concat([CRLF, line]), at)
    if (end < 0) throw malformed('body', 'does not end with its boundary')
    parts.push(partIn(body.subarray(at + CRLF.length, end)))
    at = end + CRLF.length
  }
}

function partIn(bytes: Buffer): Part {
  const empty = bytes.indexOf('\r\n\r\n')
  if (empty < 0) throw malformed('body', 'has a part without headers')
  const headers: Record<string, string> = {}
  for (const row of bytes.subarray(0, empty).toString('utf8').split('\r\n')) {
    const colon = row.indexOf(':')
    if (colon > 0) headers[row.slice(0, colon).trim().toLowerCase()] = row.slice(colon + 1).trim()
  }
  return { headers, bytes: bytes.subarray(empty + 4) }
}

/** A multipart/mixed body of these parts, with its content type. */
export function multipart(parts: readonly Part[]): { type: string; body: Buffer } {
  const boundary = randomUUID()
  const pieces = parts.flatMap(({ headers, bytes }) => [
    Buffer.from(
      `--${boundary}\r\n${Object.entries(headers)
        .map(([key, value]) => `${key}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    bytes,
    CRLF,
  ])
  return {
    type: `multipart/mixed; boundary=${boundary}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
