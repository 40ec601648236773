import {
  addContentType,
  addRelation,
  attributeOf,
  type Container,
  changePart,
  childOf,
  childrenOf,
  escapedXml,
  freePart,
  made,
  type Node,
  pack,
  readTree,
  setPart,
  writeTree,
} from '../../office/index.ts'
import { FILE, PROBLEM_SHEET, type SheetProblem } from '../definition.ts'
import { workbookParts } from '../read/file-kind.ts'
import { addressOf, type Grid, placeIn, rowAt, textOf } from '../read/grid.ts'
import { sameTitle } from '../read/headings.ts'
import { pickSheet } from '../read/pick-sheet.ts'
import { escaped } from '../read/plain-text.ts'
import { readBook } from '../read/read-book.ts'
import { markComments } from './mark-comments.ts'
import { type Styles, withStyles } from './mark-styles.ts'

/**
 * Marks the wrong cells of a file and sums them up; runs in the workroom. Only that is changed in the file: its charts,
 * pictures, text boxes, comments and formats stay as the user left them. Null if it cannot be opened.
 */
export function markProblems(bytes: Uint8Array, problems: readonly SheetProblem[]): Uint8Array | null {
  const container = workbookParts(bytes)
  const book = readBook(bytes)
  if ('wrong' in container || 'wrong' in book) return null
  const sheet = pickSheet(book, null)
  if ('wrong' in sheet) return null
  const main = container.main ?? ''
  const styles = container.relations(main).find(({ type }) => type === 'styles')?.part
  const data = container.data(sheet.part)
  if (!data) return null
  const root = readTree(data)
  const cells = byCell(sheet, problems)
  const mark = (all: Styles): number => {
    colour(root, cells, all)
    return all.wrapped
  }
  const wrapped = (styles && withStyles(container, styles, mark)) || 0
  markComments(container, sheet.part, root, cells)
  setPart(container, sheet.part, writeTree(root))
  sumUp(container, problems, wrapped)
  return new Uint8Array(pack(container.archive, true))
}

function byCell(sheet: Grid, problems: readonly SheetProblem[]): Map<string, string[]> {
  const columns = new Map<string, number>()
  for (const cell of rowAt(sheet, 1)?.cells ?? []) {
    const title = sameTitle(textOf(cell))
    if (!columns.has(title)) columns.set(title, cell.at)
  }
  const cells = new Map<string, string[]>()
  for (const { line, column, message, cell } of problems) {
    if (column === FILE || !Number.isInteger(line) || line < 1 || line > 1_048_576) continue
    const place = cell ?? addressOf(columns.get(sameTitle(column)) ?? 1, line)
    const messages = cells.get(place)
    if (messages === undefined) cells.set(place, [escaped(message)])
    else if (!messages.includes(escaped(message))) messages.push(escaped(message))
  }
  return cells
}

/** Makes the wrong cells red, and those no longer so that an earlier return made red. */
function colour(root: Node, cells: ReadonlyMap<string, unknown>, styles: Styles): void {
  const data = childOf(root, 'sheetData')
  if (!data) return
  const wanted = new Map<number, Set<number>>()
  for (const place of cells.keys()) {
    const at = placeIn(place)
    if (at) wanted.set(at.line, (wanted.get(at.line) ?? new Set()).add(at.column))
  }
  let line = 0
  for (const row of childrenOf(data, 'row')) {
    line = Number(attributeOf(row, 'r')) || line + 1
    colourRow(row, line, wanted.get(line) ?? new Set(), styles)
    wanted.delete(line)
  }
  for (const [at, columns] of wanted) {
    const row = made(data, 'row', { r: String(at) })
    colourRow(row, at, columns, styles)
    data.children.push(row)
  }
  if (wanted.size > 0) data.children = inOrder(data.children)
}

function colourRow(row: Node, line: number, columns: ReadonlySet<number>, styles: Styles): void {
  const missing = new Set(columns)
  let column = 0
  for (const cell of childrenOf(row, 'c')) {
    column = placeIn(attributeOf(cell, 'r') ?? '')?.column ?? column + 1
    const style = Number(attributeOf(cell, 's') ?? 0)
    const plain = styles.plain(style, line === 1)
    if (columns.has(column)) cell.attributes.s = String(styles.red(plain ?? style))
    else if (plain !== null) cell.attributes.s = String(plain)
    // Cells without their places get them before others come between.
    if (columns.size > 0) cell.attributes.r = addressOf(column, line)
    missing.delete(column)
  }
  for (const at of missing)
    row.children.push(made(row, 'c', { r: addressOf(at, line), s: String(styles.red(0)) }))
  if (columns.size > 0) row.attributes.r = String(line)
  if (missing.size > 0) {
    delete row.attributes.spans
    row.children = inOrder(row.children)
  }
}

/** Rows by their lines, cells by their columns; those without a place stay after the one before them. */
function inOrder(children: Node['children']): Node['children'] {
  let last = 0
  return children
    .filter((one): one is Node => typeof one !== 'string')
    .map((node) => {
      const at = attributeOf(node, 'r') ?? ''
      last = Number(at) || placeIn(at)?.column || last
      return { node, place: last }
    })
    .sort((one, other) => one.place - other.place)
    .map(({ node }) => node)
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

/** The sheet 错误汇总, new or in place of that of an earlier return. */
function sumUp(container: Container, problems: readonly SheetProblem[], wrapped: number): void {
  const main = container.main ?? ''
  changePart(container, main, (book) => {
    const sheets = childOf(book, 'sheets')
    if (!sheets) return
    const all = childrenOf(sheets, 'sheet')
    const before = all.find((one) => attributeOf(one, 'name') === PROBLEM_SHEET)
    const id = before && attributeOf(before, 'id')
    const old = container.relations(main).find((one) => one.id === id)?.part
    const part = old ?? freePart(container, 'xl/worksheets/sheet', '.xml')
    const uri = Object.entries(book.attributes).find(([, one]) =>
      /spreadsheetml\/(2006\/)?main$/.test(one),
    )?.[1]
    setPart(container, part, Buffer.from(summary(uri ?? '', problems, wrapped)))
    if (old) return
    addContentType(container, part, SHEET)
    const pointer = addRelation(container, main, 'worksheet', part)
    const last = Math.max(0, ...all.map((one) => Number(attributeOf(one, 'sheetId')) || 0))
    const key = Object.keys(all[0]?.attributes ?? {}).find((one) => /(^|:)id$/.test(one)) ?? 'r:id'
    sheets.children.push(
      made(sheets, 'sheet', { name: PROBLEM_SHEET, sheetId: String(last + 1), [key]: pointer }),
    )
  })
}

function summary(uri: string, problems: readonly SheetProblem[], wrapped: number): string {
  const rows = problems.map(({ line, column, message }, index) => {
    const at = index + 2
    return `<row r="${at}"><c r="A${at}"><v>${line}</v></c>${textCell(`B${at}`, column)}${textCell(`C${at}`, message, wrapped)}</row>`
  })
  const heading = ['行', '列', '哪里不对、怎么改'].map((title, index) =>
    textCell(addressOf(index + 1, 1), title),
  )
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${uri}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    '<cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="20" customWidth="1"/><col min="3" max="3" width="90" customWidth="1"/></cols>',
    `<sheetData><row r="1">${heading.join('')}</row>`,
    ...rows,
    '</sheetData></worksheet>',
  ].join('')
}

const textCell = (place: string, text: string, style = 0): string =>
  `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escapedXml(escaped(text))}</t></is></c>`
