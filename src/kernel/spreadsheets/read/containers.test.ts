import { describe, expect, test } from 'vitest'
import { type Archive, unpack } from '../../office/index.ts'
import { growth, packLong, prefixed, renamed } from '../../office/office.fixture.ts'
import { readSheet, returnSheet, writeSheet } from '../index.ts'
import { OTHER, opened, ROSTER, repacked, roster, SOUND, withPart } from '../roster.fixture.ts'
import { shownBy } from './number-format.ts'
import { readBook } from './read-book.ts'

const SHEET = 'xl/worksheets/sheet1.xml'

const everyPart = (archive: Archive, change: (xml: string, name: string) => string): void => {
  for (const [name, data] of archive)
    if (/^xl\/(worksheets\/)?\w+\.xml$/.test(name))
      archive.set(name, Buffer.from(change(data.toString(), name)))
}

/** What other programs than Excel write, and Excel opens. */
const WRITERS: Record<string, (archive: Archive) => void> = {
  '共享文字叫 SharedStrings.xml（a1）': (archive) =>
    renamed(archive, 'xl/sharedStrings.xml', 'xl/SharedStrings.xml'),
  '工作表叫 Sheet1.xml（a2）': (archive) => renamed(archive, SHEET, 'xl/worksheets/Sheet1.xml'),
  指针和文件名大小写不同: (archive) => {
    const data = archive.get('xl/sharedStrings.xml') as Buffer
    archive.delete('xl/sharedStrings.xml')
    archive.set('XL/SharedStrings.XML', data)
  },
  '路径用反斜杠（a4）': (archive) => {
    for (const [name, data] of [...archive]) {
      archive.delete(name)
      archive.set(name.replaceAll('/', '\\'), data)
    }
  },
  '元素带前缀（a5）': (archive) => everyPart(archive, (xml) => prefixed(xml, 'x')),
  '行和单元格不写位置（a6b）': (archive) =>
    everyPart(archive, (xml, name) => (name === SHEET ? xml.replace(/<(c|row) r="\w+"/g, '<$1') : xml)),
  '[content_types].xml 小写': (archive) => {
    archive.set('[content_types].xml', archive.get('[Content_Types].xml') as Buffer)
    archive.delete('[Content_Types].xml')
  },
  '主文件不在 xl/workbook.xml': (archive) => renamed(archive, 'xl/workbook.xml', 'xl/book2.xml'),
  '严格格式（Strict OOXML）': (archive) => {
    for (const [name, data] of archive)
      archive.set(
        name,
        Buffer.from(
          data
            .toString()
            .replaceAll(
              'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
              'http://purl.oclc.org/ooxml/spreadsheetml/main',
            )
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
              'http://purl.oclc.org/ooxml/officeDocument/relationships',
            ),
        ),
      )
  },
  'UTF-16 写的工作表': (archive) => {
    const xml = (archive.get(SHEET) as Buffer).toString().replace('UTF-8', 'UTF-16')
    archive.set(SHEET, Buffer.from(`\ufeff${xml}`, 'utf16le'))
  },
}

describe('别的软件写的 .xlsx，Excel 打得开的，这里也读得对', () => {
  test.each(Object.entries(WRITERS))('%s', async (_name, change) => {
    const { rows, problems } = await readSheet(ROSTER, repacked(await roster(), change))
    expect(problems).toEqual([])
    expect(rows.map(({ values }) => values)).toEqual([SOUND, OTHER])
  })

  test.each(Object.entries(WRITERS))('%s：退回的文件标红后还能读', async (_name, change) => {
    const bytes = repacked(await roster(), change)
    const back = await returnSheet(bytes, [{ line: 3, column: '姓名', message: '查无此人。' }])
    const { rows, problems } = await readSheet(ROSTER, back ?? new Uint8Array())
    expect(problems).toEqual([])
    expect(rows.map(({ values }) => values)).toEqual([SOUND, OTHER])
  })

  test('小文件也用 zip64', async () => {
    const archive = unpack(await roster(), 1e8)
    if (typeof archive === 'string') throw new Error(archive)
    const { rows } = await readSheet(ROSTER, packLong(archive))
    expect(rows.map(({ values }) => values)).toEqual([SOUND, OTHER])
  })

  test('文件声明（DOCTYPE）和套得太深的元素是损坏的文件', async () => {
    const odd = withPart(await roster(), SHEET, (xml) => xml.replace('<worksheet', '<!DOCTYPE w><worksheet'))
    expect((await readSheet(ROSTER, odd)).problems[0]?.kind).toBe('damaged')
    const deep = withPart(await roster(), SHEET, (xml) =>
      xml.replace('<sheetData>', `${'<extLst>'.repeat(20_000)}${'</extLst>'.repeat(20_000)}<sheetData>`),
    )
    expect((await readSheet(ROSTER, deep)).problems[0]?.kind).toBe('damaged')
  })
})

describe('显示的是什么，读的就是什么', () => {
  const percent = {
    ...ROSTER,
    columns: ROSTER.columns.map((one) => ({ ...one, percent: one.key === 'score' })),
  }
  const cell = (place: string, value: unknown, numFmt: string) =>
    roster((sheet) => {
      sheet.getCell(place).value = value as number
      sheet.getCell(place).style = { ...sheet.getCell(place).style, numFmt }
    })

  test.each([
    [0.08500000000000001, '0.0%', '8.5'],
    [0.04, '0%', '4'],
    [8.5, 'General', '8.5'],
    ['8.5%', '@', '8.5'],
    ['8.5', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '8.5'],
    ['8.5', '0.00;[Red]-0.00', '8.5'],
  ])('百分数的列：%s 用 %s 读作 %s', async (value, format, text) => {
    const { rows, problems } = await readSheet(percent, await cell('F2', value, format))
    expect(problems).toEqual([])
    expect(rows[0]?.values.score).toBe(text)
  })

  test.each([
    ['F2', 0.0854, '0%', /显示 9%，实际存的是 8.54%/],
    ['E2', 1_200_000, '#,##0,', /实际存的（1200000）/],
    ['G2', 3240.006, '#,##0.00', /显示 3,240.01，实际存的是 3240.006/],
    ['A2', 46_083, 'yyyy"年"m"月"d"日";@', /变成了日期/],
    ['A2', 46_083, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', /变成了日期/],
    ['A2', 0.5, 'h:mm', /变成了日期/],
    ['A2', '张三', ';;;', /隐藏了/],
    ['A2', '张三', '@"（临时）"', /添了字/],
    ['D2', 0.5, 'h:mm', /看不出是哪一天/],
  ])('%s：%s 用 %s 就说明', async (place, value, format, says) => {
    const { problems } = await readSheet(percent, await cell(place, value, format))
    expect(problems.map(({ message, cell }) => [cell, message])).toEqual([
      [place, expect.stringMatching(says)],
    ])
  })

  test.each([14, 22, 27, 30, 31, 36, 50, 57, 58])('内置日期格式 %i', async (id) => {
    const bytes = withPart(await cell('D2', 46_083, '"x"0'), 'xl/styles.xml', (xml) =>
      xml.replace(/numFmtId="(16[4-9]|17\d)"(?=[^>]*xfId)/g, `numFmtId="${id}"`),
    )
    const { rows, problems } = await readSheet(ROSTER, bytes)
    expect(problems.filter(({ cell }) => cell === 'D2')).toEqual([])
    expect(rows.find(({ line }) => line === 2)?.values.joined ?? '2026-03-02').toBe('2026-03-02')
  })

  test.each([
    ['0"元"', 12, '12元'],
    ['000000', 1234, '001234'],
    ['#,##0.00', -1234.5, '-1,234.50'],
    ['0.0%', 0.085, '8.5%'],
    ['[Red]0.00;[Blue]0', 1.005, '1.01'],
    ['¥#,##0.00', 3240, '¥3,240.00'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ', 1234.5, '1,234.50'],
    ['General', 0.1, '0.1'],
  ])('%s 把 %s 显示为 %s', (code, value, text) => {
    expect(shownBy(200, code).text(value)).toBe(text)
  })

  test('格式补的 0 是号码的一部分', async () => {
    const { rows } = await readSheet(ROSTER, await cell('B2', 1234, '000000'))
    expect(rows[0]?.values.idNumber).toBe('001234')
  })

  test('看不见的字符去掉并提示（b1、b3）', async () => {
    for (const sign of ['\u200e', '\u00ad', '\u200b', '\ufeff', '\u2062']) {
      const { rows, notices } = await readSheet(ROSTER, await cell('B2', `11010519491231${sign}002X`, '@'))
      expect(rows[0]?.values.idNumber).toBe('11010519491231002X')
      expect(notices[0]?.message).toContain('看不见的字符')
    }
  })
})

describe('退回的文件里用户的东西都在', () => {
  const CHART = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
  const withDrawing = async () =>
    repacked(
      await roster((sheet) => {
        sheet.getCell('C3').note = '用户自己的话'
      }),
      (all) => {
        all.set('xl/charts/chart1.xml', Buffer.from(CHART))
        all.set(
          'xl/drawings/drawing9.xml',
          Buffer.from('<xdr:wsDr xmlns:xdr="x"><xdr:sp>文本框</xdr:sp></xdr:wsDr>'),
        )
        const list = all.get('xl/worksheets/_rels/sheet1.xml.rels')?.toString() ?? ''
        all.set(
          'xl/worksheets/_rels/sheet1.xml.rels',
          Buffer.from(
            list.replace(
              '</Relationships>',
              '<Relationship Id="d9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../../drawings/drawing9.xml"/></Relationships>',
            ),
          ),
        )
        const xml = all.get(SHEET)?.toString() ?? ''
        all.set(SHEET, Buffer.from(xml.replace('<legacyDrawing', '<drawing r:id="d9"/><legacyDrawing')))
      },
    )

  test('图表、文本框留着；错处有用户批注的，批注留着，错误写在下面（g8、g9）', async () => {
    const bytes = await withDrawing()
    const back = await returnSheet(bytes, [
      { line: 3, column: '人员类别', message: '只能填在职的。' },
      { line: 9, column: '姓名', message: '没有填姓名。' },
    ])
    const archive = unpack(back ?? new Uint8Array(), 1e8)
    if (typeof archive === 'string') throw new Error(archive)
    expect(archive.get('xl/charts/chart1.xml')?.toString()).toBe(CHART)
    expect(archive.get('xl/drawings/drawing9.xml')?.toString()).toContain('文本框')
    expect(archive.get(SHEET)?.toString()).toContain('<drawing r:id="d9"/>')
    const bare = repacked(back ?? new Uint8Array(), (all) => {
      for (const name of all.keys()) if (/drawing9|charts/.test(name)) all.delete(name)
      all.set(SHEET, Buffer.from((all.get(SHEET)?.toString() ?? '').replace('<drawing r:id="d9"/>', '')))
    })
    const sheet = (await opened(bare)).getWorksheet(ROSTER.name)
    const note = sheet?.getCell('C3').note as { texts: { text: string }[] }
    expect(note.texts.map(({ text }) => text).join('')).toBe('用户自己的话\n【错误】只能填在职的。')
    expect(sheet?.getCell('A9').fill).toMatchObject({ fgColor: { argb: 'FFF8CFCB' } })
    const again = await returnSheet(back ?? new Uint8Array(), [])
    const last = unpack(again ?? new Uint8Array(), 1e8)
    if (typeof last === 'string') throw new Error(last)
    const comments = [...last].find(([name]) => name.includes('comments'))?.[1].toString()
    expect(comments).toContain('用户自己的话')
    expect(comments).not.toContain('【错误】')
  })
})

test('退回的文件不比送来的大多少，改好了还传得上来', async () => {
  const rows = Array.from({ length: 3_000 }, (_, at) => ({ ...SOUND, idNumber: String(at) }))
  const bytes = await writeSheet(ROSTER, rows)
  const problems = rows.map((_, at) => ({ line: at + 2, column: '姓名', message: '查无此人。' }))
  const back = await returnSheet(bytes, problems)
  expect(back?.length).toBeLessThan(bytes.length * 4)
})

describe('读表的时间只随长度增长（H1）', () => {
  const HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
  const pieces: Record<string, (n: number) => string> = {
    没有结尾的有效性规则: (n) => `<dataValidations>${'<dataValidation '.repeat(n)}`,
    没有结尾的扩展规则: (n) => '<x14:dataValidation a>'.repeat(n),
    空的公式: (n) => `<dataValidations><dataValidation>${'<formula1>'.repeat(n)}`,
    合并区: (n) =>
      `<mergeCells>${Array.from({ length: n }, (_, at) => `<mergeCell ref="A${at + 2}:B${at + 2}"/>`).join('')}</mergeCells></worksheet>`,
    属性: (n) => `<a ${Array.from({ length: n }, (_, at) => `a${at}=""`).join(' ')}/></worksheet>`,
    字符引用: (n) => `<a>${'&amp;'.repeat(n)}</a></worksheet>`,
    换行: (n) => `<a>${'\n'.repeat(n)}</a></worksheet>`,
    套着的元素: (n) => '<a>'.repeat(n),
  }

  test.each(Object.entries(pieces))('%s', async (_name, piece) => {
    const base = await roster()
    const file = (n: number) => withPart(base, SHEET, () => HEAD + piece(n))
    const files = new Map([1, 2, 4].map((times) => [times * 24_000, file(times * 24_000)]))
    expect(await growth((n) => readBook(files.get(n) ?? file(n)), 24_000)).toBeLessThan(2.5)
  })
})
