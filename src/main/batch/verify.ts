import { parseArgs } from 'node:util'
import { PublicKeyDocument } from '../../kernel/sealing/index.ts'
import { isPdf, printedFields, readAny, readSealedPdf } from '../../modules/certificates/index.ts'
import type { BatchIo } from './io.ts'

/** A batch command's ways in and out, and the instant at which credentials must be in force. */
export interface VerifyIo extends BatchIo {
  now: Date
}

const USAGE =
  'haihe verify FILE… --keys haihe-keys.json [--json]，公钥文件见网站的 /.well-known/haihe-keys.json'

/**
 * `haihe verify`: certificates (PDF or credential, `-` for standard input) offline, with nothing but the published keys.
 * One JSON line a file. Exits with 0 where all are genuine, 3 where one is not, 2 where the command was called wrongly or
 * a file cannot be read. Whether a certificate was corrected or revoked since only its `online` address can say.
 */
export async function runVerify(args: readonly string[], io: VerifyIo): Promise<number> {
  const asked = askedIn(args, io)
  if (asked === null) return 2
  const keys = keysIn(asked.keys, io)
  const files = keys === null ? null : readAll(asked.files, io)
  if (keys === null || files === null) return 2

  let wrong = 0
  for (const { file, bytes } of files) {
    const answer = await answerFor(bytes, keys, io.now)
    if (!answer.valid) wrong += 1
    io.out(JSON.stringify({ file, ...answer }))
  }
  if (asked.json) {
    io.out(JSON.stringify({ rows: files.length, valid: files.length - wrong, invalid: wrong }))
  }
  return wrong === 0 ? 0 : 3
}

type Answer =
  | { valid: true; kind: 'pdf'; code: string; key: string }
  | {
      valid: true
      kind: 'credential'
      code: string
      fields: Record<string, string>
      specimen: boolean
      online: string
    }
  | { valid: false; reason: string }

async function answerFor(bytes: Uint8Array, keys: PublicKeyDocument, at: Date): Promise<Answer> {
  if (isPdf(bytes)) {
    const read = await readSealedPdf(bytes, keys)
    return read.valid ? { valid: true, kind: 'pdf', code: read.code, key: read.keyId } : read
  }
  if (bytes.byteLength > LONGEST) return { valid: false, reason: '不是证书 PDF，也不是可验证凭证' }
  const read = await readAny(new TextDecoder().decode(bytes), keys, at)
  if (!read.valid) return read
  return {
    valid: true,
    kind: 'credential',
    code: read.code,
    fields: Object.fromEntries(printedFields(read.printed).map(({ label, value }) => [label, value])),
    specimen: read.printed.specimen,
    online: read.address,
  }
}

/** No credential is longer. */
const LONGEST = 256 * 1024

function askedIn(
  args: readonly string[],
  io: BatchIo,
): { files: string[]; keys: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { keys: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    if (positionals.length > 0 && values.keys !== undefined) {
      return { files: positionals, keys: values.keys, json: values.json }
    }
    io.err(positionals.length === 0 ? 'verify: 缺少要验的文件' : 'verify: 缺少 --keys 公钥文件')
  } catch (error) {
    io.err(`verify: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  io.err(`用法：${USAGE}`)
  return null
}

function keysIn(path: string, io: BatchIo): PublicKeyDocument | null {
  try {
    return PublicKeyDocument.parse(JSON.parse(new TextDecoder().decode(io.readFile(path))))
  } catch {
    io.err(`${path}:1: 读不出公钥；应是网站 /.well-known/haihe-keys.json 的内容`)
    return null
  }
}

function readAll(paths: readonly string[], io: BatchIo): { file: string; bytes: Uint8Array }[] | null {
  const files: { file: string; bytes: Uint8Array }[] = []
  const unread: string[] = []
  for (const file of paths) {
    try {
      files.push({ file, bytes: file === '-' ? io.stdin() : io.readFile(file) })
    } catch {
      unread.push(file)
    }
  }
  for (const file of unread) io.err(`${file}:1: 读不出这个文件`)
  return unread.length > 0 ? null : files
}
