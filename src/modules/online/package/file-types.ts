/** What a package may hold, by the end of a file's name, and how it is served. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  xml: 'text/xml',
  xsd: 'text/xml',
  dtd: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  csv: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  srt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  ico: 'image/x-icon',
  cur: 'image/x-icon',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  eot: 'application/vnd.ms-fontobject',
}

/** How the files of a kind begin; where none is named the file is text. */
const BEGINS: Readonly<Record<string, readonly string[]>> = {
  png: ['\x89PNG'],
  jpg: ['\xff\xd8\xff'],
  jpeg: ['\xff\xd8\xff'],
  gif: ['GIF8'],
  webp: ['RIFF'],
  wav: ['RIFF'],
  ico: ['\x00\x00\x01\x00', '\x89PNG'],
  cur: ['\x00\x00\x02\x00'],
  mp3: ['ID3', '\xff\xfb', '\xff\xfa', '\xff\xf3', '\xff\xf2', '\xff\xe3'],
  ogg: ['OggS'],
  webm: ['\x1a\x45\xdf\xa3'],
  pdf: ['%PDF-'],
  woff: ['wOFF'],
  woff2: ['wOF2'],
  ttf: ['\x00\x01\x00\x00', 'true', 'OTTO'],
  otf: ['OTTO', '\x00\x01\x00\x00'],
}
/** What no text begins with: programs, archives, papers. */
const OTHERS = ['MZ', '\x7fELF', 'PK\x03\x04', '%PDF-']
/** Those of which the kind stands behind the beginning, or nowhere. */
const UNSEEN = new Set(['mp4', 'm4a', 'eot'])

/** What a tool leaves behind that no course needs. */
export const isLitter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name)

/** How a file of a package is served; null for a kind that is not taken in. */
export const servedAs = (name: string): string | null => TYPES[endOf(name)] ?? null

/** Whether a file is by its content what its name says. */
export function isWhatItSays(name: string, bytes: Uint8Array): boolean {
  const end = endOf(name)
  const head = Buffer.from(bytes.subarray(0, 2_000))
  if (end === 'mp4' || end === 'm4a') return head.toString('latin1', 4, 8) === 'ftyp'
  const begins = BEGINS[end]
  if (begins) return begins.some((one) => head.toString('latin1', 0, one.length) === one)
  if (UNSEEN.has(end)) return true
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return utf16 || !(head.includes(0) || OTHERS.some((one) => head.toString('latin1', 0, one.length) === one))
}

const endOf = (name: string): string => name.match(/\.([a-z0-9]+)$/i)?.[1]?.toLowerCase() ?? ''
