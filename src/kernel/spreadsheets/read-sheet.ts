import type { Worksheet } from 'exceljs'
import { cellText, columnProblem } from './cell-text.ts'
import { type Column, GUIDE_SHEET, PROBLEM_SHEET, ROW_LIMIT, SAMPLE_MARK, type SheetDefinition, type SheetProblem, type SheetRow, type SheetValues } from './definition.ts'
import { openBook } from './open-book.ts'

/** Rows after which other work gets its turn. */
const BREATH = 500

export interface SheetReading {
  rows: SheetRow[]
  problems: SheetProblem[]
}

/**
 * Reads a filled-in template. Every row is looked at and every mistake told with its place; rows are given back only
 * where they are without a mistake of their own. `check` adds what only the caller can know of a row.
 */
export async function readSheet(
  definition: SheetDefinition,
  bytes: Uint8Array,
  check?: (row: SheetRow) => readonly Omit<SheetProblem, 'line'>[] | Promise<readonly Omit<SheetProblem, 'line'>[]>,
): Promise<SheetReading> {
  const opened = await openBook(bytes)
  if ('refused' in opened) return whole(opened.refused)
  const { book } = opened
  const sheet = book.getWorksheet(definition.name) ?? book.worksheets.find((one) => one.name !== GUIDE_SHEET && one.name !== PROBLEM_SHEET)
  if (!sheet) return whole(`没有名为“${definition.name}”的工作表`)
  const made = /haihe (\S+) (\S+)/.exec(book.keywords ?? '')
  if (made && (made[1] !== definition.name || made[2] !== definition.version)) {
    return whole(`这份文件用的是“${made[1]} ${made[2]}”模板，现在的模板是“${definition.name} ${definition.version}”，请重新下载模板`)
  }
  const headings = headingsOf(sheet, definition)
  if ('problems' in headings) return { rows: [], problems: headings.problems }
  if (sheet.rowCount > ROW_LIMIT + 1) return whole(`一次最多 ${ROW_LIMIT} 行，现在有 ${sheet.rowCount - 1} 行，请拆成几个文件`)
  return readRows(sheet, definition, headings.places, check)
}

const whole = (message: string): SheetReading => ({ rows: [], problems: [{ line: 1, column: '文件', message }] })

function headingsOf(sheet: Worksheet, definition: SheetDefinition): { places: Map<Column, number> } | { problems: SheetProblem[] } {
  const problems: SheetProblem[] = []
  const places = new Map<Column, number>()
  const first = sheet.getRow(1)
  for (let at = 1; at <= Math.min(Math.max(first.cellCount, sheet.columnCount), 200); at += 1) {
    const title = String(first.getCell(at).text ?? '').trim()
    if (title === '') continue
    const column = definition.columns.find((one) => one.title === title)
    if (!column) problems.push({ line: 1, column: title, message: `多出一列“${title}”，请删去；需要说明的内容写在备注里` })
    else if (places.has(column)) problems.push({ line: 1, column: title, message: `“${title}”出现两列，请删去一列` })
    else places.set(column, at)
  }
  for (const column of definition.columns) {
    if (!places.has(column)) problems.push({ line: 1, column: column.title, message: `缺少“${column.title}”一列，请用最新模板填写` })
  }
  return problems.length > 0 ? { problems } : { places }
}

async function readRows(
  sheet: Worksheet,
  definition: SheetDefinition,
  places: ReadonlyMap<Column, number>,
  check: Parameters<typeof readSheet>[2],
): Promise<SheetReading> {
  const rows: SheetRow[] = []
  const problems: SheetProblem[] = []
  for (let line = 2; line <= sheet.rowCount; line += 1) {
    if (line % BREATH === 0) await new Promise((done) => setImmediate(done))
    const row = sheet.getRow(line)
    const { values, found } = readCells(row, places, line)
    if (found.length === 0 && Object.values(values).every((text) => text === '')) continue
    if (Object.values(values)[0]?.startsWith(SAMPLE_MARK)) continue
    if (row.hidden) found.push({ line, column: definition.columns[0]?.title ?? '', message: '这一行被隐藏了，请取消隐藏或删去' })
    const own = found.length === 0 && check ? await check({ line, values }) : []
    const all = [...found, ...own.map((one) => ({ ...one, line }))]
    if (all.length > 0) problems.push(...all)
    else rows.push({ line, values })
  }
  if (rows.length === 0 && problems.length === 0) problems.push({ line: 2, column: '文件', message: '表里没有内容，请填写后再上传' })
  return { rows, problems }
}

function readCells(row: import('exceljs').Row, places: ReadonlyMap<Column, number>, line: number) {
  const values: SheetValues = {}
  const found: SheetProblem[] = []
  for (const [column, at] of places) {
    const read = cellText(row.getCell(at), column)
    if ('wrong' in read) {
      values[column.key] = ''
      found.push({ line, column: column.title, message: read.wrong })
    } else values[column.key] = read.text
  }
  const empty = found.length === 0 && Object.values(values).every((text) => text === '')
  if (!empty && !Object.values(values)[0]?.startsWith(SAMPLE_MARK)) {
    for (const column of places.keys()) {
      if (found.some((one) => one.column === column.title)) continue
      const wrong = columnProblem(values[column.key] ?? '', column)
      if (wrong) found.push({ line, column: column.title, message: wrong })
    }
  }
  return { values, found }
}
