/**
 * The characters of a text file, in whichever encoding offices, banks and spreadsheets write: UTF-8 and UTF-16 with or
 * without mark, GB 18030 (GBK, GB 2312). Null where it is none of them, or no text at all.
 */
export function textOfFile(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes)
  // Without a mark, digits and commas in two bytes each betray UTF-16.
  const start = bytes.subarray(0, 2_000)
  const even = start.filter((byte, at) => byte === 0 && at % 2 === 0).length
  const odd = start.filter((byte, at) => byte === 0 && at % 2 === 1).length
  if (Math.max(even, odd) * 8 > start.length) return decoded(even > odd ? 'utf-16be' : 'utf-16le', bytes)
  return decoded('utf-8', bytes) ?? decoded('gb18030', bytes)
}

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // No office writes NUL into a text, and no table keeps it.
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

const OLD = '旧版 Office 文件（.xls、.doc），或者设了密码的文件'

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', '压缩包或 Office 文件（.xlsx、.docx、.zip）'],
  ['\u00d0\u00cf\u0011\u00e0', OLD],
  ['%PDF', 'PDF 文件'],
  ['{\\rtf', 'RTF 文件'],
  ['\u0089PNG', '图片'],
  ['\u00ff\u00d8\u00ff', '图片'],
  ['Rar!', '压缩包'],
  ['7z\u00bc\u00af', '压缩包'],
]

/** What a file is that should have been a text, by its first bytes; null where they say nothing. */
export function kindOfFile(bytes: Uint8Array): string | null {
  for (const [start, kind] of SIGNATURES)
    if ([...start].every((sign, at) => bytes[at] === sign.charCodeAt(0))) return kind
  const text = (
    textOfFile(bytes.subarray(0, 600)) ?? new TextDecoder('latin1').decode(bytes.subarray(0, 600))
  )
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<meta|<table)/.test(text)) return '网页'
  if (/^mime-version:|^content-type: multipart/m.test(text)) return '网页（.mht）'
  return text.startsWith('<?xml') ? 'XML 文件' : null
}

/** Whether an old-style Office container holds a file that is encrypted with a password. */
export const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
