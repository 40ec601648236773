import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readSheet, returnSheet, type SheetDefinition, sheetTemplate, writeCsv, writeSheet } from './index.ts'

const ROSTER: SheetDefinition = {
  name: '花名册',
  version: 'v1',
  columns: [
    { key: 'name', title: '姓名', kind: 'text', required: true, example: '张建国' },
    { key: 'id', title: '身份证号', kind: 'identity', required: true },
    { key: 'group', title: '人员类别', kind: 'choice', required: true, choices: ['企业职工', '院校学生'] },
    { key: 'born', title: '出生日期', kind: 'date' },
    { key: 'age', title: '年龄', kind: 'integer' },
    { key: 'pay', title: '金额', kind: 'money' },
  ],
}
const GOOD = { name: '张建国', id: '11010519491231002X', group: '企业职工', born: '1949-12-31', age: '76', pay: '3240.00' }

async function changed(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await writeSheet(ROSTER, [GOOD])).slice().buffer as ArrayBuffer)
  change(book.getWorksheet('花名册')!, book)
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}
const problemsOf = async (bytes: Uint8Array) => (await readSheet(ROSTER, bytes)).problems

test('what is written is read back the same', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ ...GOOD, name: `学员${index}`, age: String(index) }))
  const read = await readSheet(ROSTER, await writeSheet(ROSTER, rows))
  expect(read.problems).toEqual([])
  expect(read.rows.map((row) => row.values)).toEqual(rows)
})

test('the template has drop-downs, text columns, a guide and a sample row that is not imported', async () => {
  const bytes = await sheetTemplate(ROSTER)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  const sheet = book.getWorksheet('花名册')!
  expect(sheet.getCell('C2').dataValidation.formulae).toEqual(['"企业职工,院校学生"'])
  expect(sheet.getColumn(2).numFmt).toBe('@')
  expect(book.getWorksheet('填写说明')!.rowCount).toBeGreaterThan(5)
  expect(await problemsOf(bytes)).toEqual([{ line: 2, column: '文件', message: '表里没有内容，请填写后再上传' }])
})

const MISTAKES: [string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, string, RegExp][] = [
  ['公式', (sheet) => { sheet.getCell('A2').value = { formula: '1+1', result: 2 } as ExcelJS.CellFormulaValue }, '姓名', /公式/],
  ['号码成了数字', (sheet) => { sheet.getCell('B2').value = 120116199001011230 }, '身份证号', /末几位/],
  ['错误值', (sheet) => { sheet.getCell('A2').value = { error: '#N/A' } as ExcelJS.CellErrorValue }, '姓名', /错误值/],
  ['逻辑值', (sheet) => { sheet.getCell('A2').value = true }, '姓名', /逻辑值/],
  ['不在列表', (sheet) => { sheet.getCell('C2').value = '退休人员' }, '人员类别', /不在可选范围/],
  ['必填为空', (sheet) => { sheet.getCell('A2').value = '' }, '姓名', /没有填/],
  ['没有这一天', (sheet) => { sheet.getCell('D2').value = '2026-02-30' }, '出生日期', /没有这一天|不存在/],
  ['日期写法', (sheet) => { sheet.getCell('D2').value = '2026.2.3' }, '出生日期', /YYYY|形如|日期/],
  ['不是整数', (sheet) => { sheet.getCell('E2').value = '三十' }, '年龄', /整数/],
  ['不是金额', (sheet) => { sheet.getCell('F2').value = '三千' }, '金额', /金额|数字/],
  ['太长', (sheet) => { sheet.getCell('A2').value = '张'.repeat(600) }, '姓名', /太长/],
  ['换行', (sheet) => { sheet.getCell('A2').value = '张\n三' }, '姓名', /无法保存/],
  ['合并单元格', (sheet) => { sheet.getCell('A3').value = '李'; sheet.mergeCells('B2:B3') }, '身份证号', /合并/],
  ['隐藏行', (sheet) => { sheet.getRow(2).hidden = true }, '姓名', /隐藏/],
  ['缺一列', (sheet) => { sheet.getCell('B1').value = '' }, '身份证号', /缺少/],
  ['多一列', (sheet) => { sheet.getCell('G1').value = '籍贯' }, '籍贯', /多出/],
  ['重复列', (sheet) => { sheet.getCell('D1').value = '姓名' }, '姓名', /两列/],
  ['别的模板', (_sheet, book) => { book.keywords = 'haihe 花名册 v0' }, '文件', /重新下载模板/],
]

test.each(MISTAKES)('%s is told with its place', async (_name, change, column, message) => {
  const problems = await problemsOf(await changed(change))
  expect(problems).toContainEqual({ line: expect.any(Number), column, message: expect.stringMatching(message) })
})

test.each([
  ['空文件', new Uint8Array(), /空的/],
  ['不是 Excel', new TextEncoder().encode('姓名,身份证号'), /不是 Excel/],
  ['旧版或加密', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /旧版/],
  ['改名的压缩包', new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(40).fill(0)]), /不完整/],
])('%s is refused in one sentence', async (_name, bytes, message) => {
  expect(await problemsOf(bytes)).toEqual([{ line: 1, column: '文件', message: expect.stringMatching(message) }])
})

test('a file that was cut off on its way is refused, whatever the place of the cut', async () => {
  const bytes = await writeSheet(ROSTER, [GOOD])
  for (const part of [0.2, 0.5, 0.9]) {
    expect((await problemsOf(bytes.slice(0, Math.floor(bytes.length * part))))[0]?.message).toMatch(/不完整|打不开/)
  }
})

test('full-width letters and stray blanks are made plain; dates of the sheet become days', async () => {
  const bytes = await changed((sheet) => {
    sheet.getCell('B2').value = '　１１０１０５１９４９１２３１００２Ｘ '
    sheet.getCell('D2').value = new Date('1949-12-31T00:00:00Z')
  })
  const { rows, problems } = await readSheet(ROSTER, bytes)
  expect(problems).toEqual([])
  expect(rows[0]?.values).toMatchObject({ id: '11010519491231002X', born: '1949-12-31' })
})

test('the same file comes back red and commented; corrected, it is read without a mistake', async () => {
  const wrong = await changed((sheet) => { sheet.getCell('C2').value = '退休' })
  const back = (await returnSheet(wrong, await problemsOf(wrong)))!
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(back.slice().buffer as ArrayBuffer)
  const sheet = book.getWorksheet('花名册')!
  expect(JSON.stringify(sheet.getCell('C2').note)).toContain('不在可选范围')
  expect(book.getWorksheet('错误汇总')!.getCell('C2').text).toContain('不在可选范围')
  sheet.getCell('C2').value = '企业职工'
  const mended = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
  expect(await problemsOf(mended)).toEqual([])
})

test('CSV for open data cannot carry a formula', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(['名', '数'], [['=1+1', '-5'], ['a"b', 'c,d']]))
  expect(text).toBe('\ufeff名,数\r\n\'=1+1,-5\r\n"a""b","c,d"\r\n')
})
