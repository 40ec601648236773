import type { Worksheet } from 'exceljs'
import { GUIDE_SHEET, PROBLEM_SHEET, type SheetProblem } from './definition.ts'
import { openBook } from './open-book.ts'
import { bytesOf } from './template.ts'

const RED = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFF8CFCB' } }

/** The same file back with red cells, comments and a sheet 错误汇总; null when the file cannot be opened at all. */
export async function returnSheet(bytes: Uint8Array, problems: readonly SheetProblem[]): Promise<Uint8Array | null> {
  const opened = await openBook(bytes)
  if ('refused' in opened) return null
  const { book } = opened
  const sheet = book.worksheets.find((one) => one.name !== GUIDE_SHEET && one.name !== PROBLEM_SHEET)
  if (!sheet) return null
  clearOld(sheet)
  for (const [place, messages] of byCell(sheet, problems)) {
    const cell = sheet.getCell(place)
    cell.fill = RED
    cell.note = messages.join('\n')
  }
  const before = book.getWorksheet(PROBLEM_SHEET)
  if (before) book.removeWorksheet(before.id)
  const summary = book.addWorksheet(PROBLEM_SHEET)
  summary.columns = [
    { header: '行', width: 8 },
    { header: '列', width: 20 },
    { header: '哪里不对、怎么改', width: 80 },
  ]
  for (const { line, column, message } of problems) summary.addRow([line, column, message])
  return bytesOf(book)
}

function byCell(sheet: Worksheet, problems: readonly SheetProblem[]): Map<string, string[]> {
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) => columns.set(String(cell.text).trim(), at))
  const cells = new Map<string, string[]>()
  for (const { line, column, message } of problems) {
    const place = sheet.getCell(line, columns.get(column) ?? 1).address
    cells.set(place, [...(cells.get(place) ?? []), message])
  }
  return cells
}

function clearOld(sheet: Worksheet): void {
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      const fill = cell.fill as { fgColor?: { argb?: string } } | undefined
      if (fill?.fgColor?.argb === RED.fgColor.argb) cell.fill = { type: 'pattern', pattern: 'none' }
      if (cell.note) cell.note = undefined as unknown as string
    }),
  )
}
