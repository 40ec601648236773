import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'

type Path = readonly PropertyKey[]

/** The value of a YAML file that still knows where each part of it stands, and what was wrong with its text. */
export interface Located {
  file: string
  value: unknown
  problems: string[]
  /** 'FILE:LINE' of a part, or of the nearest part around it; `key` asks for the line of a key in a map. */
  at(path: Path, key?: string): string
}

/** Reads a YAML 1.2 file. A scalar tagged `!csv` names a table beside it, which takes its place as a list of rows. */
export function readYaml(file: string): Located {
  return locate(file, readFileSync(file, 'utf8'))
}

/** The same for a text that was read already; `file` is how messages call it. */
export function locate(file: string, text: string): Located {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    customTags: [{ tag: '!csv', resolve: (text: string) => text }],
  })
  const problems = document.errors.map(
    (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`,
  )
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line)

  const tables = new Map<string, Table>()
  visit(document, {
    Scalar(_key, node, ancestors) {
      if (node.tag !== '!csv' || typeof node.value !== 'string') return
      const table = readTable(join(dirname(file), node.value), `${file}:${lineAt(node.range?.[0])}`)
      problems.push(...table.problems)
      tables.set(pathOf(node, ancestors).join('\n'), table)
    },
  })

  const value = problems.length > 0 ? null : withTables(document.toJS(), tables)
  return { file, value, problems, at }

  function at(path: Path, key?: string): string {
    for (let length = path.length; length > 0; length--) {
      const table = tables.get(path.slice(0, length).join('\n'))
      if (table) return `${table.file}:${table.lines[Number(path[length])] ?? 1}`
    }
    const node = nodeAt(document.contents, path)
    const pair = isMap(node) && key !== undefined ? node.items.find((item) => keyOf(item) === key) : null
    const start = pair && isNode(pair.key) ? pair.key : node
    return `${file}:${lineAt(start?.range?.[0])}`
  }
}

/** The part at a path, or the nearest part around it; keys are compared as texts, as they are once read. */
function nodeAt(root: Node | null, path: Path): Node | null {
  let node = root
  for (const step of path) {
    const next = isMap(node)
      ? node.items.find((item) => keyOf(item) === String(step))?.value
      : isSeq(node)
        ? node.items[Number(step)]
        : null
    if (!isNode(next)) return node
    node = next
  }
  return node
}

interface Table {
  file: string
  rows: Record<string, string>[]
  lines: number[]
  problems: string[]
}

function readTable(file: string, askedAt: string): Table {
  const table: Table = { file, rows: [], lines: [], problems: [] }
  try {
    const text = readFileSync(file, 'utf8')
    const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      columns: true,
      bom: true,
      info: true,
    })
    for (const { record, info } of records) {
      table.rows.push(record)
      table.lines.push(info.lines)
    }
  } catch (error) {
    if (error instanceof CsvError) table.problems.push(`${file}:${error.lines ?? 1}: ${error.message}`)
    else if (isMissing(error)) table.problems.push(`${askedAt}: 找不到表格文件 ${file}`)
    else throw error
  }
  return table
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function pathOf(node: unknown, ancestors: readonly unknown[]): string[] {
  const path: string[] = []
  ancestors.forEach((ancestor, index) => {
    const child = ancestors[index + 1] ?? node
    if (isPair(ancestor)) path.push(keyOf(ancestor))
    else if (isSeq(ancestor)) path.push(String(ancestor.items.indexOf(child)))
  })
  return path
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

function withTables(value: unknown, tables: Map<string, Table>): unknown {
  for (const [path, { rows }] of tables) {
    const keys = path.split('\n')
    const last = keys.pop()
    const holder = keys.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], value)
    if (last !== undefined) (holder as Record<string, unknown>)[last] = rows
  }
  return value
}
