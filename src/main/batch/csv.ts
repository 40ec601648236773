import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { kindOfFile } from '../../kernel/office/text-file.ts'
import type { BatchIo } from './io.ts'
import { readBytes } from './jsonl.ts'

/** A row of a table with the line on which it begins. */
export interface TableRow<C extends string> {
  line: number
  values: Record<C, string>
}

/**
 * Reads a CSV file (RFC 4180; `-` is standard input; a BOM and blank lines are passed over) whose heading has these
 * columns, in any order, and no others. Faults are pushed to `faults` as `FILE:LINE: COLUMN: message`, all of them.
 */
export function readTable<const C extends string>(
  path: string,
  columns: readonly C[],
  io: BatchIo,
  faults: string[],
): TableRow<C>[] {
  const before = faults.length
  const bytes = readBytes(path, io, faults)
  const fault = (line: number, column: string, message: string) =>
    void faults.push(`${path}:${line}: ${column}: ${message}`)
  if (faults.length > before) return []
  if (!isUtf8(bytes)) {
    fault(1, 'file', `${kindOfFile(bytes) ?? '读不出文字的文件'}，请另存为“CSV UTF-8”`)
    return []
  }
  const [heading, ...rows] = recordsOf(bytes, fault)
  if (faults.length > before) return []
  if (heading === undefined) {
    fault(1, 'file', `没有表头，第一行应为 ${columns.join(',')}`)
    return []
  }
  const places = placesIn(heading, columns, fault)
  if (places === null) return []
  return rows.flatMap(({ line, fields }) => {
    if (fields.length !== heading.fields.length) {
      fault(line, 'line', `这一行有 ${fields.length} 栏，表头有 ${heading.fields.length} 栏，请对齐各列`)
      return []
    }
    return [
      {
        line,
        values: Object.fromEntries(places.map(([column, at]) => [column, fields[at] ?? ''])) as Record<
          C,
          string
        >,
      },
    ]
  })
}

type Fault = (line: number, column: string, message: string) => void

interface CsvRecord {
  line: number
  fields: string[]
}

function recordsOf(bytes: Buffer, fault: Fault): CsvRecord[] {
  try {
    const found = parse(bytes, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
    return found.map(({ record, raw, info }) => {
      // `info.lines` is the last line of a record: one that is quoted may run over several.
      const text = raw.replace(/^[\r\n]+/, '').replace(/\r?\n?$/, '')
      return { line: info.lines - (text.split('\n').length - 1), fields: record }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fault(Number(error.lines ?? 1), 'line', `不是合法的 CSV：引号没有配对，请核对（${error.code}）`)
    return []
  }
}

function placesIn<C extends string>(
  { line, fields }: CsvRecord,
  columns: readonly C[],
  fault: Fault,
): [C, number][] | null {
  let right = true
  const wrong = (column: string, message: string) => {
    fault(line, column, message)
    right = false
  }
  fields.forEach((field, at) => {
    const column = field === '' ? `第 ${at + 1} 列` : field
    if (!columns.some((one) => one === field))
      wrong(column, `没有这一列，请删去；可以有的列是 ${columns.join('、')}`)
    else if (fields.indexOf(field) !== at) wrong(column, '这一列出现了两次，请删去一列')
  })
  for (const column of columns) if (!fields.includes(column)) wrong(column, '缺少这一列，请补上')
  return right ? columns.map((column) => [column, fields.indexOf(column)]) : null
}
