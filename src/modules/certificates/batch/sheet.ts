import { parse } from 'csv-parse/sync'
import { kindOfFile, textOfFile } from '../../../kernel/office/index.ts'
import {
  type Column,
  readSheet,
  type SheetDefinition,
  sheetTemplate,
  writeCsv,
  writeSheet,
} from '../../../kernel/spreadsheets/index.ts'
import { isFormula } from '../../../kernel/value/text/csv.ts'
import type { Download, Upload } from '../../../kernel/verb/index.ts'
import { type Asked, RESULTS, type Result } from './answers.ts'

/** Rows that one list may have (S13). */
export const MOST_ROWS = 500

const COLUMNS: Column[] = [
  {
    key: 'number',
    title: '证书编号',
    kind: 'identity',
    required: true,
    longest: 40,
    width: 28,
    note: '证书上印的 22 位编号，照抄。',
    example: 'S000012000067264000001',
  },
  {
    key: 'name',
    title: '姓名',
    kind: 'text',
    required: true,
    longest: 60,
    note: '证书上印的持证人姓名。',
    example: '张建国',
  },
  { key: 'result', title: '查验结果', kind: 'text', width: 16, note: '系统填写，上传时不读。' },
]

const sheet: SheetDefinition = {
  name: '批量查验名单',
  version: '2026-1',
  columns: COLUMNS,
  instructions: [
    `一行一张证书，最多 ${MOST_ROWS} 行。只要证书编号和姓名，别的列请删去。`,
    '证书编号的列已设为文本，请勿改成数字。',
    '查验结果由系统填写：真实有效、已更正、已撤销、姓名不符、查无此证。',
  ],
}

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

/** The list's template (批量查验模板). */
export const listTemplate = async (): Promise<Download> => ({
  name: '批量查验模板.xlsx',
  type: EXCEL,
  bytes: await sheetTemplate(sheet),
})

/** A list as it was read; `faults` say by line what must be put right before anything is looked up. */
export interface List {
  rows: (Asked & { line: number })[]
  faults: { line: number; column: string; message: string }[]
  kind: 'xlsx' | 'csv'
}

/** Reads an uploaded list, .xlsx or CSV: before a transaction is opened, never within one. */
export async function readList(file: Upload): Promise<List> {
  const list = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b ? await readBook(file) : readCsv(file.bytes)
  if (list.faults.length === 0 && list.rows.length === 0) return whole(list.kind, '名单是空的，请至少填一行')
  if (list.rows.length > MOST_ROWS)
    return whole(
      list.kind,
      `名单有 ${list.rows.length} 行，一次最多 ${MOST_ROWS} 行，请拆成几个文件，分几次上传`,
    )
  return list
}

const whole = (kind: List['kind'], message: string): List => ({
  rows: [],
  faults: [{ line: 1, column: '文件', message }],
  kind,
})

async function readBook({ bytes }: Upload): Promise<List> {
  const { rows, problems } = await readSheet(sheet, bytes)
  const faults = problems.map(({ line, column, message }) => ({ line, column, message }))
  return { rows: rows.map(({ line, values }) => ({ line, ...askedIn(values) })), faults, kind: 'xlsx' }
}

function readCsv(bytes: Uint8Array): List {
  if (kindOfFile(bytes) !== null) return whole('csv', '这不是 .xlsx 或 CSV 文件，请用本页的模板填写')
  const text = textOfFile(bytes)
  if (text === null) return whole('csv', '文件的编码认不出来，请另存为 .xlsx 再上传')
  let records: string[][]
  try {
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS * 4 })
  } catch {
    return whole('csv', '文件里的引号没有成对，请另存为 .xlsx 再上传')
  }
  const [heading = [], ...lines] = records
  const places = COLUMNS.map(({ title }) => heading.findIndex((one) => one.trim() === title))
  if ((places[0] ?? -1) < 0 || (places[1] ?? -1) < 0)
    return whole('csv', '第一行要有“证书编号”和“姓名”两栏，请用本页的模板填写')
  const at = (fields: string[], place: number) => (fields[places[place] ?? -1] ?? '').trim()
  const rows = lines.map((fields, index) => ({
    line: index + 2,
    number: at(fields, 0),
    name: at(fields, 1),
  }))
  const faults = rows.flatMap(({ line, number, name }) =>
    [
      { line, column: '证书编号', message: faultOf(number, 40) },
      { line, column: '姓名', message: faultOf(name, 60) },
    ].flatMap(({ message, ...place }) => (message === null ? [] : [{ ...place, message }])),
  )
  return { rows, faults, kind: 'csv' }
}

const faultOf = (text: string, longest: number): string | null =>
  text === '' ? '请填写' : text.length > longest ? `最多 ${longest} 个字` : null

const askedIn = (values: Readonly<Record<string, string>>): Asked => ({
  number: values.number ?? '',
  name: values.name ?? '',
})

/** The same list with the column 查验结果 filled in, in the kind that it came in. */
export async function answeredList(
  name: string,
  kind: List['kind'],
  rows: readonly (Asked & { result: Result })[],
): Promise<Download> {
  const shown = rows.map(({ number, name, result }) => ({
    number: inert(number),
    name: inert(name),
    result: RESULTS[result],
  }))
  const title = `${name.replace(/\.(xlsx|csv)$/i, '').slice(0, 100)}-查验结果`
  return kind === 'csv'
    ? { name: `${title}.csv`, type: CSV, bytes: writeCsv(sheet, shown) }
    : { name: `${title}.xlsx`, type: EXCEL, bytes: await writeSheet(sheet, shown) }
}

/** A text that a spreadsheet would take for a formula, kept from being one wherever it is copied to. */
const inert = (text: string): string => (isFormula(text) ? `'${text}` : text)
