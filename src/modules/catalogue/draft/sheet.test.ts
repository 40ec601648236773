import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { newOccupationsKind, occupationsKind, registerOn } from '../../occupations/rules.ts'
import { type CatalogueLine, catalogueKind } from '../edition.ts'
import { readDraft } from './read-draft.ts'
import { catalogueSheet } from './sheet.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, occupationsKind, newOccupationsKind])
const none = registerOn(standards, civilDate('1990-01-01'))
const register = registerOn(standards, civilDate('2026-03-02'))
const editions = standards.all(catalogueKind).filter(({ data }) => data.rows.length > 0)
const current = standards.edition(catalogueKind, 'catalogue/2024').data.rows

describe('导出再装入，一格不差', () => {
  test.each(editions.map(({ id, data }) => [id, data.rows] as const))('%s', async (_id, rows) => {
    const read = await readDraft(await writeSheet(catalogueSheet, rows), none)
    expect(read.problems).toEqual([])
    expect(read.lines).toEqual(rows)
  })

  test('任意一版', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', '——', '/', '0', '999999.99', '3240.5'),
      fc.integer({ min: 0, max: 999_999 }).map(String),
    )
    const words = fc.stringMatching(/^[焊工铣床数控（）()、，。A-Za-z0-9]{0,12}$/)
    const cells = Object.fromEntries(
      Object.keys(current[0] as CatalogueLine)
        .filter((key) => /_(120|80)$/.test(key))
        .map((key) => [key, cell]),
    )
    const line = fc.record({
      code: fc.constantFrom('', '6-18-02-04', '6-18-01-02'),
      name: fc.stringMatching(/^[焊铣车钳电商务员]{2,8}(\([数控机床]{2,4}\))?$/),
      industry: words,
      demand: fc.constantFrom('', '非常紧缺', '紧缺', '一般紧缺'),
      evaluation: fc.constantFrom('', 'A', 'B', 'C'),
      package: fc.constantFrom('', '1'),
      marks: fc.constantFrom('', 'S', 'L', 'SL'),
      ...cells,
      demandFrom: fc.constantFrom('', 'catalogue/2019-2020'),
      amountsFrom: fc.constantFrom('', 'catalogue/2021-2022'),
      status: fc.constantFrom('confirmed', 'assumed'),
      note: words,
      source: fc.constantFrom('津人社发〔2026〕1 号', 'https://example.org/a?b=1&c=2'),
    }) as unknown as fc.Arbitrary<CatalogueLine>
    const edition = fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 12,
      selector: ({ name }) => occupationKey(name),
    })
    await fc.assert(
      fc.asyncProperty(edition, async (rows) => {
        const read = await readDraft(await writeSheet(catalogueSheet, rows), none)
        expect(read).toEqual({ problems: [], lines: rows })
      }),
      { numRuns: 40 },
    )
  })
})

const WELDER = current.findIndex(({ name }) => name === '焊工') + 2
const LAST = current.length + 1

/** The edition in force as a workbook, changed as a user may change it. */
async function changed(change: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const bytes = await writeSheet(catalogueSheet, current)
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  change(book.getWorksheet(catalogueSheet.name) as ExcelJS.Worksheet)
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}

const set = (cell: string, value: ExcelJS.CellValue) => (sheet: ExcelJS.Worksheet) => {
  sheet.getCell(cell).value = value
}

describe('有错的一格，说得出行、列和怎么改', () => {
  test('现行目录的编码都在职业分类大典里', async () => {
    expect((await readDraft(await changed(() => {}), register)).problems).toEqual([])
  })

  test.each([
    ['公式', set(`I${WELDER}`, { formula: 'H2*1.1', result: 3400 }), `I${WELDER}`, '120课时 四级', /公式/],
    ['金额写成文字', set(`I${WELDER}`, '三千四'), `I${WELDER}`, '120课时 四级', /应为金额/],
    ['没有的编码', set(`A${WELDER}`, '9-99-99-99'), `A${WELDER}`, '职业编码', /“焊工”的编码是 6-18-02-04/],
    ['同一职业两行', set(`B${LAST}`, '焊工'), `B${LAST}`, '职业（工种）', /重复/],
    [
      '列换了位置',
      (sheet: ExcelJS.Worksheet) => {
        set('H1', '120课时 四级')(sheet)
        set('I1', '120课时 五级')(sheet)
      },
      'I1',
      '120课时 五级',
      /应在 H 列/,
    ],
    ['列改了名', set('I1', '四级金额'), 'I1', '四级金额', /没有这一列/],
  ] as const)('%s', async (_what, change, cell, column, says) => {
    const { problems } = await readDraft(await changed(change), register)
    const problem = problems.find((one) => one.cell === cell)
    expect(problem).toMatchObject({ column, line: Number(cell.replace(/\D/g, '')) })
    expect(problem?.message).toMatch(says)
  })
})
