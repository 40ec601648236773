import { isUtf8 } from 'node:buffer'
import type { ZodType } from 'zod'
import { textOfFile } from '../../kernel/office/text-file.ts'
import { CHINESE, columnOf } from '../../kernel/standard/load/check-located.ts'
import type { BatchIo } from './io.ts'

/** Where a record stands in its file; it is parsed again when it is needed, so that millions of them fit. */
interface Record {
  line: number
  start: number
  end: number
}

/** A file of JSON Lines whose every line was found to be as its schema says. */
export interface Records<T> {
  length: number
  /** The record of a number, parsed anew. */
  at(index: number): T
  /** 'FILE:LINE' of a record. */
  place(index: number): string
}

/**
 * Reads a file of JSON Lines (`-` is standard input; a BOM and blank lines are passed over) and holds every line against
 * a schema. `look` sees each good record once and may name a fault of its own. Faults are pushed to `faults` as
 * `FILE:LINE: COLUMN: message`, all of them.
 */
export function readRecords<T>(
  path: string,
  schema: ZodType<T>,
  io: BatchIo,
  faults: string[],
  look: (value: T, index: number) => { column: string; message: string } | null = () => null,
): Records<T> {
  const bytes = readBytes(path, io, faults)
  const records: Record[] = []
  let line = 0
  for (let start = startOf(bytes); start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline < 0 ? bytes.length : newline
    line++
    const text = bytes.toString('utf8', start, end)
    if (!BLANK.test(text)) {
      const fault = (column: string, message: string) => faults.push(`${path}:${line}: ${column}: ${message}`)
      if (!isUtf8(bytes.subarray(start, end))) fault('line', '不是 UTF-8 编码')
      else {
        const value = checked(text, schema, fault)
        const found = value === null ? null : look(value, records.length)
        if (found) fault(found.column, found.message)
        records.push({ line, start, end })
      }
    }
    start = end + 1
  }
  const record = (index: number): Record => {
    const found = records[index]
    if (found === undefined) throw new RangeError(`no record ${index}`)
    return found
  }
  return {
    length: records.length,
    at: (index) => JSON.parse(bytes.toString('utf8', record(index).start, record(index).end)) as T,
    place: (index) => `${path}:${record(index).line}`,
  }
}

/** The whole of a file or of standard input as UTF-8, whichever encoding it came in; a fault where it cannot be read. */
export function readBytes(path: string, io: BatchIo, faults: string[]): Buffer {
  try {
    const bytes = path === '-' ? io.stdin() : io.readFile(path)
    const text = isUtf8(bytes) ? null : textOfFile(bytes)
    return text === null ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.from(text)
  } catch (error) {
    faults.push(`${path}:1: file: 读不到这个文件（${error instanceof Error ? error.message : error}）`)
    return Buffer.alloc(0)
  }
}

/** Writes lines, each with its newline, to a file or (`-`) to standard output; returns the exit status. */
export function writeLines(path: string, lines: Iterable<string>, io: BatchIo): number {
  if (path === '-') {
    for (const chunk of chunksOf(lines)) io.write(chunk)
    return 0
  }
  try {
    io.writeFile(path, chunksOf(lines))
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    io.err(`${path}:1: file: 写不了这个文件（${error.message}）`)
    return 2
  }
}

function checked<T>(
  text: string,
  schema: ZodType<T>,
  fault: (column: string, message: string) => void,
): T | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    fault('line', '不是合法的 JSON')
    return null
  }
  const parsed = schema.safeParse(value, CHINESE)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fault(columnOf([...issue.path, key]), '没有这个字段')
    else fault(columnOf(issue.path, 'line'), issue.message)
  }
  return null
}

function startOf(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
}

function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\n`
    if (chunk.length > CHUNK) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

const NEWLINE = 10
const BLANK = /^[ \t\r]*$/
const CHUNK = 1 << 18
