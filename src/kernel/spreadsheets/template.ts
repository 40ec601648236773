import ExcelJS from 'exceljs'
import { type Column, GUIDE_SHEET, SAMPLE_MARK, type SheetDefinition } from './definition.ts'

/** Data rows that get drop-downs and text format in a template. */
const PREPARED_ROWS = 500

/** The template (模板): text-typed identity columns, drop-downs, a frozen heading, a sample row, 填写说明. */
export async function sheetTemplate(definition: SheetDefinition): Promise<Uint8Array> {
  const book = newBook(definition)
  const sheet = dataSheet(book, definition)
  const sample = sheet.addRow(definition.columns.map((column, index) => (index === 0 ? `${SAMPLE_MARK}：${column.example ?? ''}` : (column.example ?? ''))))
  sample.font = { italic: true, color: { argb: 'FF5B6670' } }
  for (const [index, column] of definition.columns.entries()) dropDown(sheet, column, index + 1)
  guide(book, definition)
  return bytesOf(book)
}

/** A filled sheet with the template's own columns, so that what goes out can come back (导出). */
export async function writeSheet(definition: SheetDefinition, rows: readonly Record<string, string>[]): Promise<Uint8Array> {
  const book = newBook(definition)
  const sheet = dataSheet(book, definition)
  for (const row of rows) sheet.addRow(definition.columns.map((column) => row[column.key] ?? ''))
  guide(book, definition)
  return bytesOf(book)
}

function newBook(definition: SheetDefinition): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook()
  book.title = definition.name
  book.keywords = `haihe ${definition.name} ${definition.version}`
  return book
}

function dataSheet(book: ExcelJS.Workbook, definition: SheetDefinition): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(definition.name, { views: [{ state: 'frozen', ySplit: 1 }] })
  const heading = sheet.addRow(definition.columns.map((column) => column.title))
  heading.font = { bold: true }
  for (const [index, column] of definition.columns.entries()) {
    const place = sheet.getColumn(index + 1)
    place.width = column.width ?? Math.max(12, column.title.length * 2 + 4)
    place.numFmt = '@'
  }
  for (const [index, column] of definition.columns.entries()) {
    if (column.required) sheet.getCell(1, index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E9F1' } }
  }
  return sheet
}

function dropDown(sheet: ExcelJS.Worksheet, column: Column, index: number): void {
  if (!column.choices) return
  for (let row = 2; row <= PREPARED_ROWS; row += 1) {
    sheet.getCell(row, index).dataValidation = {
      type: 'list',
      allowBlank: !column.required,
      formulae: [`"${column.choices.join(',')}"`],
      showErrorMessage: true,
      errorTitle: column.title,
      error: '请从下拉列表中选择',
    }
  }
}

function guide(book: ExcelJS.Workbook, definition: SheetDefinition): void {
  const sheet = book.addWorksheet(GUIDE_SHEET)
  sheet.getColumn(1).width = 20
  sheet.getColumn(2).width = 90
  sheet.addRow(['模板', `${definition.name} ${definition.version}`])
  for (const line of definition.instructions ?? []) sheet.addRow(['说明', line])
  for (const column of definition.columns) {
    const needed = column.required ? '必填。' : '选填。'
    const choices = column.choices ? `只能填：${column.choices.join('、')}。` : ''
    sheet.addRow([column.title, `${needed}${column.note ?? ''}${choices}`])
  }
  sheet.addRow(['示例行', `以“${SAMPLE_MARK}”开头的一行不会导入，可以保留。`])
}

export async function bytesOf(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}
