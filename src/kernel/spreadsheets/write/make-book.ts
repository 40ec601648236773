import ExcelJS from 'exceljs'
import {
  CHOICE_SHEET,
  type Column,
  GUIDE_SHEET,
  ROW_LIMIT,
  SAMPLE_MARK,
  type SheetDefinition,
  type SheetValues,
  STAMP_SHEET,
} from '../definition.ts'
import { escaped } from '../read/plain-text.ts'
import { sampleTexts } from './sample-row.ts'

/** A template, as it is downloaded; runs in the workroom. */
export function makeTemplate(definition: SheetDefinition): Promise<Uint8Array> {
  const book = newBook(definition)
  const sheet = dataSheet(book, definition)
  const sample = sheet.addRow(sampleTexts(definition))
  sample.eachCell({ includeEmpty: true }, (cell) => {
    cell.numFmt = '@'
    cell.font = { italic: true, color: { argb: 'FF5B6670' } }
  })
  finish(book, sheet, definition)
  return bytesOf(book)
}

/** The same sheet with rows in it; runs in the workroom. */
export function fillSheet(
  definition: SheetDefinition,
  rows: readonly Readonly<SheetValues>[],
): Promise<Uint8Array> {
  const book = newBook(definition)
  const sheet = dataSheet(book, definition)
  for (const row of rows)
    sheet.addRow(definition.columns.map((column) => cellValue(row[column.key] ?? '', column)))
  finish(book, sheet, definition)
  return bytesOf(book)
}

export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)

/** Days and numbers become such in the sheet, if they come back as the same text; everything else stays text. */
function cellValue(text: string, { kind }: Column): ExcelJS.CellValue {
  if (text === '') return null
  if (kind === 'date' && /^(19|20)\d\d-\d\d-\d\d$/.test(text)) return new Date(`${text}T00:00:00Z`)
  const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'money'
  if (isNumber && /^-?\d{1,12}(\.\d{1,2})?$/.test(text)) {
    const back = kind === 'money' ? Number(text).toFixed(2) : String(Number(text))
    if (back === text) return Number(text)
  }
  return escaped(text)
}

function newBook(definition: SheetDefinition): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook()
  book.title = definition.name
  book.creator = 'Haihe'
  return book
}

const FORMATS: Record<Column['kind'], string> = {
  text: '@',
  identity: '@',
  choice: '@',
  date: 'yyyy-mm-dd',
  integer: '0',
  decimal: 'General',
  money: '#,##0.00',
}

function dataSheet(book: ExcelJS.Workbook, { name, columns }: SheetDefinition): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const [index, column] of columns.entries()) {
    const place = sheet.getColumn(index + 1)
    place.width = column.width ?? Math.max(12, column.title.length * 2 + 4)
    place.numFmt = FORMATS[column.kind]
    const heading = sheet.getCell(1, index + 1)
    heading.value = column.title
    heading.style = headingStyle(column)
  }
  return sheet
}

const headingStyle = ({ required }: Column): Partial<ExcelJS.Style> => ({
  numFmt: '@',
  font: { bold: true, color: { argb: required ? 'FFA63F24' : 'FF14212B' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E9F1' } },
  border: { bottom: { style: 'thin', color: { argb: 'FF0B5F8A' } } },
  alignment: { vertical: 'middle', wrapText: true },
})

function finish(book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, definition: SheetDefinition): void {
  if (definition.goesOut) return
  guide(book, definition)
  const lists = definition.columns.some(needsSheet)
    ? book.addWorksheet(CHOICE_SHEET, { state: 'veryHidden' })
    : undefined
  for (const [index, column] of definition.columns.entries()) dropDown(sheet, lists, column, index + 1)
  const stamp = book.addWorksheet(STAMP_SHEET, { state: 'veryHidden' })
  stamp.addRow(['模板', escaped(definition.name)])
  stamp.addRow(['版本', escaped(definition.version)])
}

/** A drop-down's own list holds 255 characters and no commas. */
const needsSheet = ({ choices }: Column): boolean =>
  choices !== undefined && (choices.join(',').length > 250 || choices.some((one) => /[,"]/.test(one)))

function dropDown(
  sheet: ExcelJS.Worksheet,
  lists: ExcelJS.Worksheet | undefined,
  column: Column,
  index: number,
): void {
  if (column.choices === undefined) return
  const letter = sheet.getColumn(index).letter
  for (const [row, one] of needsSheet(column) ? column.choices.entries() : [])
    if (lists) lists.getCell(row + 1, index).value = escaped(one)
  const list = needsSheet(column)
    ? `'${CHOICE_SHEET}'!$${letter}$1:$${letter}$${column.choices.length}`
    : `"${column.choices.join(',')}"`
  addRule(sheet, `${letter}2:${letter}${ROW_LIMIT + 1}`, {
    type: 'list',
    formulae: [list],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: column.title,
    error: '请从下拉列表中选择。',
  })
}

/** A rule of entry for a range. The library knows ranges, but its types only single cells. */
export function addRule(sheet: ExcelJS.Worksheet, range: string, rule: ExcelJS.DataValidation): void {
  const rules = (
    sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }
  ).dataValidations
  rules.add(range, rule)
}

function guide(book: ExcelJS.Workbook, definition: SheetDefinition): void {
  const sheet = book.addWorksheet(GUIDE_SHEET)
  sheet.getColumn(1).width = 20
  sheet.getColumn(2).width = 90
  sheet.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  sheet.getColumn(1).font = { bold: true }
  sheet.addRow(['模板', `${definition.name}，版本 ${definition.version}`])
  for (const line of definition.instructions ?? []) sheet.addRow(['说明', escaped(line)])
  sheet.addRow(['示例行', `以“${SAMPLE_MARK}：”开头的一行不会导入，可以保留，也可以删去。`])
  sheet.addRow([
    '粘贴',
    '从别处复制时请用“选择性粘贴—数值”，不要粘贴公式，不要合并单元格，不要增加、删除或隐藏列。',
  ])
  for (const column of definition.columns) sheet.addRow([column.title, columnGuide(column)])
}

const KINDS: Record<Column['kind'], string> = {
  text: '文字。',
  identity: '号码，单元格已设为文本，请勿改成数字。',
  choice: '',
  date: '日期，填成 2026-03-04 的样子。',
  integer: '整数。',
  decimal: '数字。',
  money: '金额，单位元，最多两位小数。',
}

const columnGuide = ({ required, kind, choices, note = '' }: Column): string =>
  escaped(
    `${required ? '必填。' : '选填。'}${KINDS[kind]}${choices ? `只能填：${choices.join('、')}。` : ''}${note}`,
  )
