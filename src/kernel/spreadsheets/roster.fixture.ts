import ExcelJS from 'exceljs'
import { pack, unpack } from '../office/index.ts'
import { type SheetDefinition, type SheetValues, sheetTemplate, writeSheet } from './index.ts'

/** A roster with a column of each kind. */
export const ROSTER: SheetDefinition = {
  name: '学员名册',
  version: '2026-1',
  instructions: ['一行一人。'],
  columns: [
    { key: 'name', title: '姓名', kind: 'text', required: true, example: '李国强', longest: 50 },
    {
      key: 'idNumber',
      title: '身份证号码',
      kind: 'identity',
      required: true,
      unique: true,
      example: '120101199001010000',
    },
    {
      key: 'group',
      title: '人员类别',
      kind: 'choice',
      choices: ['企业职工', '院校学生', '失业人员'],
      example: '企业职工',
    },
    { key: 'joined', title: '入学日期', kind: 'date', example: '2026-03-02' },
    { key: 'hours', title: '课时', kind: 'integer', example: '120' },
    { key: 'score', title: '成绩', kind: 'decimal', example: '86.5' },
    { key: 'fee', title: '收费（元）', kind: 'money', example: '0' },
  ],
}

export const SOUND: SheetValues = {
  name: '张建国',
  idNumber: '11010519491231002X',
  group: '企业职工',
  joined: '2026-03-02',
  hours: '120',
  score: '86.5',
  fee: '3240.00',
}

export const OTHER: SheetValues = { ...SOUND, name: '王秀英', idNumber: '440524188001010014' }

type Change = (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void

/** A file with two sound rows (lines 2 and 3), changed as a user may change it. */
export async function roster(change: Change = () => {}): Promise<Uint8Array> {
  return edited(await writeSheet(ROSTER, [SOUND, OTHER]), change)
}

/** An empty template with a row typed below the sample (line 3). */
export async function filledTemplate(change: Change = () => {}): Promise<Uint8Array> {
  return edited(await sheetTemplate(ROSTER), (sheet, book) => {
    ROSTER.columns.forEach(({ key }, index) => {
      sheet.getCell(3, index + 1).value = SOUND[key] ?? ''
    })
    change(sheet, book)
  })
}

/** A file opened, changed and saved by a spreadsheet program. */
export async function edited(bytes: Uint8Array, change: Change): Promise<Uint8Array> {
  const book = await opened(bytes)
  const sheet = book.getWorksheet(ROSTER.name)
  if (sheet === undefined) throw new Error('no roster in this file')
  change(sheet, book)
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return book
}

/** The parts of a file, changed by hand and packed again. */
export function repacked(bytes: Uint8Array, change: (parts: Map<string, Buffer>) => void): Uint8Array {
  const parts = unpack(bytes, 1e8)
  if (typeof parts === 'string') throw new Error(parts)
  change(parts)
  return new Uint8Array(pack(parts))
}

/** One part of a file with its text changed. */
export const withPart = (bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array =>
  repacked(bytes, (parts) =>
    parts.set(name, Buffer.from(change(parts.get(name)?.toString('utf8') ?? ''), 'utf8')),
  )
