import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSheet, type SheetValues, sheetTemplate, writeCsv, writeSheet } from './index.ts'
import { opened, ROSTER, roster, SOUND } from './roster.fixture.ts'

describe('模板', () => {
  test('号码栏是文本，有下拉、冻结表头、示例行、填写说明和隐藏的版本', async () => {
    const book = await opened(await sheetTemplate(ROSTER))
    const sheet = book.getWorksheet(ROSTER.name)
    expect(sheet?.getColumn(2).numFmt).toBe('@')
    expect(sheet?.getCell('C2').dataValidation).toMatchObject({ type: 'list', showErrorMessage: true })
    expect(sheet?.getCell('C20001').dataValidation?.formulae).toEqual(['"企业职工,院校学生,失业人员"'])
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.getCell('A2').text).toBe('示例：李国强')
    const guide = book.getWorksheet('填写说明')
    expect(guide?.getColumn(2).values.join('')).toContain('必填。号码，单元格已设为文本')
    expect(book.getWorksheet('模板信息')?.state).toBe('veryHidden')
    expect(book.getWorksheet('模板信息')?.getCell('B2').text).toBe('2026-1')
  })

  test('没有填的模板，导入时说没有内容', async () => {
    const { problems } = await readSheet(ROSTER, await sheetTemplate(ROSTER))
    expect(problems.map(({ kind }) => kind)).toEqual(['no-rows'])
  })

  test('选项太多或含有逗号时，下拉取自隐藏的工作表', async () => {
    const choices = Array.from({ length: 60 }, (_, index) => `第${index + 1}类，其他`)
    const definition = {
      name: '类别表',
      version: '1',
      columns: [{ key: 'kind', title: '类别', kind: 'choice' as const, choices }],
    }
    const book = await opened(await sheetTemplate(definition))
    expect(book.getWorksheet('类别表')?.getCell('A2').dataValidation?.formulae).toEqual(["'选项'!$A$1:$A$60"])
    const { rows } = await readSheet(definition, await writeSheet(definition, [{ kind: '第60类，其他' }]))
    expect(rows[0]?.values).toEqual({ kind: '第60类，其他' })
  })
})

const word = fc
  .string({ unit: fc.constantFrom(...'张建国李𬭎㛃aZ09-_x000D_=+@，。（）<>&"\'·'), maxLength: 40 })
  .filter((text) => !/^示例/.test(text))
const optional = (values: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), values)
const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most })

const row: fc.Arbitrary<SheetValues> = fc.record({
  name: word.filter((text) => text !== ''),
  idNumber: digits(1, 19),
  group: optional(fc.constantFrom('企业职工', '院校学生', '失业人员')),
  joined: optional(
    fc
      .date({ min: new Date('1900-03-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
  hours: optional(fc.integer().map(String)),
  score: optional(fc.integer({ min: 0, max: 100_000 }).map((number) => String(number / 100))),
  fee: optional(
    fc.integer({ min: -1e11, max: 1e11 }).map((fen) => (fen / 100).toFixed(2).replace('-0.00', '0.00')),
  ),
})

describe('导出和导入', () => {
  test('性质：写出去再读进来，一字不差', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 1, maxLength: 15, selector: ({ idNumber }) => idNumber }),
        async (rows) => {
          const read = await readSheet(ROSTER, await writeSheet(ROSTER, rows))
          expect(read.problems).toEqual([])
          expect(read.rows.map(({ values }) => values)).toEqual(rows)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('调用者的检查只看没有错的行，可以是异步的', async () => {
    const bytes = await roster((sheet) => {
      sheet.getCell('C2').value = '退休'
    })
    const seen: string[] = []
    const { rows, problems } = await readSheet(ROSTER, bytes, async ({ line, values }, index) => {
      seen.push(`${index} ${line} ${values.name}`)
      return [{ column: '姓名', message: '查无此人。' }]
    })
    expect(seen).toEqual(['0 3 王秀英'])
    expect(rows).toEqual([])
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, expect.stringContaining('只能填')],
      [3, '查无此人。'],
    ])
  })

  test('两份文件同时读，互不相干', async () => {
    const [one, other] = await Promise.all([
      roster().then((bytes) => readSheet(ROSTER, bytes)),
      writeSheet(ROSTER, [{ ...SOUND, name: '赵敏' }]).then((bytes) => readSheet(ROSTER, bytes)),
    ])
    expect(one.rows.length).toBe(2)
    expect(other.rows.map(({ values }) => values.name)).toEqual(['赵敏'])
  })

  test('读表时主线程照常做别的事', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({ ...SOUND, idNumber: String(index) }))
    const bytes = await writeSheet(ROSTER, rows)
    let turns = 0
    const beat = setInterval(() => turns++, 1)
    const read = await readSheet(ROSTER, bytes)
    clearInterval(beat)
    expect(read.rows.length).toBe(3000)
    expect(turns).toBeGreaterThan(20)
  })
})

describe('开放数据的 CSV', () => {
  const columns = [
    { key: 'a', title: '名称', kind: 'text' as const },
    { key: 'b', title: '数额', kind: 'decimal' as const },
  ]
  const csv = (...rows: SheetValues[]) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ columns }, rows))

  test('带 BOM，逗号、引号、换行按 RFC 4180', () => {
    expect(csv({ a: '甲,"乙"\n丙', b: '1.5' }, { a: '丁', b: '' })).toBe(
      '\ufeff名称,数额\r\n"甲,""乙""\n丙",1.5\r\n丁,\r\n',
    )
  })

  test.each(['=1+1', '+1', '@SUM(A1)', '-cmd', '\t=1', ' =1', '\r=1', '＝1', '＠x'])(
    '以 %j 开头的内容不会成为公式',
    (text) => {
      expect(csv({ a: text, b: '-5' })).toMatch(/\r\n"?'[\s\S]*,-5\r\n$/)
    },
  )
})
