import { DrawFile, wrongWith } from '../../modules/supervision/index.ts'
import type { BatchIo } from './io.ts'

const USAGE = 'haihe supervision verify-draw FILE，文件从抽查公示页 /draws/{编号} 下载'

/**
 * `haihe supervision verify-draw`: a published draw offline, from its file alone. Exits with 0 where everything can be
 * computed again, 3 where something does not fit, 2 where the file cannot be read.
 */
export function runVerifyDraw(args: readonly string[], io: BatchIo): number {
  const [path] = args
  if (args.length !== 1 || path === undefined) {
    io.err(USAGE)
    return 2
  }
  const file = fileAt(path, io)
  if (!file) return 2
  const wrong = wrongWith(file)
  io.out(
    JSON.stringify(
      wrong.length === 0
        ? { file: path, valid: true, number: file.number, drawn: file.drawn.length, digest: file.digest }
        : { file: path, valid: false, reasons: wrong },
    ),
  )
  return wrong.length === 0 ? 0 : 3
}

function fileAt(path: string, io: BatchIo): DrawFile | null {
  let given: unknown
  try {
    given = JSON.parse(new TextDecoder().decode(path === '-' ? io.stdin() : io.readFile(path)))
  } catch {
    io.err(`${path} 读不出来，或者不是 JSON`)
    return null
  }
  const read = DrawFile.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  io.err(`${path}:1: ${issue?.path.join('.') ?? ''}: 不是抽查公示文件`)
  return null
}
