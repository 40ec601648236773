import type ExcelJS from 'exceljs'
import { FILE, PROBLEM_SHEET, type SheetProblem } from './definition.ts'
import { sameTitle } from './headings.ts'
import { addRule, bytesOf } from './make-book.ts'
import { openBook } from './open-book.ts'
import { pickSheet } from './pick-sheet.ts'
import { escaped, textOf } from './plain-text.ts'

/** The red of a wrong cell; by it, and by how its comment begins, it is found again. */
const RED = 'FFF8CFCB'
const COMMENT = '【错误】'
const COMMENT_LIMIT = 5_000

/** Marks the wrong cells of a file and sums them up; runs in the workroom. Null if it cannot be opened. */
export async function markProblems(
  bytes: Uint8Array,
  problems: readonly SheetProblem[],
): Promise<Uint8Array | null> {
  const opened = await openBook(bytes, 'whole')
  if ('wrong' in opened) return null
  const { book, rules } = opened
  const sheet = pickSheet(book, null)
  if ('wrong' in sheet) return null
  for (const one of book.worksheets)
    for (const { range, rule } of rules.get(one.name) ?? []) addRule(one, range, rule)
  clearMarks(sheet)
  let comments = 0
  for (const [place, messages] of byCell(sheet, problems)) {
    const cell = sheet.getCell(place)
    cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: RED } } }
    if (comments++ < COMMENT_LIMIT) cell.note = COMMENT + escaped(messages.join('\n'))
  }
  sumUp(book, problems)
  return bytesOf(book)
}

function byCell(sheet: ExcelJS.Worksheet, problems: readonly SheetProblem[]): Map<string, string[]> {
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) => {
    const title = sameTitle(textOf(cell.value))
    if (!columns.has(title)) columns.set(title, at)
  })
  const cells = new Map<string, string[]>()
  for (const { line, column, message, cell } of problems) {
    if (column === FILE || !Number.isInteger(line) || line < 1 || line > 1_048_576) continue
    const place = cell ?? sheet.getCell(line, columns.get(sameTitle(column)) ?? 1).address
    const messages = cells.get(place)
    if (messages === undefined) cells.set(place, [message])
    else if (!messages.includes(message)) messages.push(message)
  }
  return cells
}

/** Takes away what an earlier return has put there; the user's own comments stay. */
function clearMarks(sheet: ExcelJS.Worksheet): void {
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      const fill = cell.fill as { fgColor?: { argb?: string } } | undefined
      if (fill?.fgColor?.argb === RED) {
        const { fill: _red, ...style } = cell.style
        cell.style = Number(cell.row) === 1 ? { ...style, fill: HEADING } : style
      }
      if (noteOf(cell).startsWith(COMMENT)) removeNote(cell)
    }),
  )
}

/** The library has no word for this: a note is kept in the cell and in its model. */
function removeNote(cell: ExcelJS.Cell): void {
  const inner = cell as unknown as { _comment: unknown; model: { comment?: unknown } }
  inner._comment = undefined
  delete inner.model.comment
}

const HEADING: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E9F1' } }

const noteOf = ({ note }: ExcelJS.Cell): string =>
  typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')

function sumUp(book: ExcelJS.Workbook, problems: readonly SheetProblem[]): void {
  const before = book.getWorksheet(PROBLEM_SHEET)
  if (before !== undefined) book.removeWorksheet(before.id)
  const summary = book.addWorksheet(PROBLEM_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] })
  summary.columns = [
    { header: '行', width: 8 },
    { header: '列', width: 20 },
    { header: '哪里不对、怎么改', width: 90 },
  ]
  summary.getRow(1).font = { bold: true }
  summary.getColumn(3).alignment = { wrapText: true, vertical: 'top' }
  for (const { line, column, message } of problems) summary.addRow([line, escaped(column), escaped(message)])
}
