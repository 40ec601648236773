import { deflateRawSync } from 'node:zlib'
import type ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { BYTE_LIMIT, FILE, PROBLEM_LIMIT, ROW_LIMIT } from '../definition.ts'
import { MISTAKES, type Mistake, readSheet, returnSheet, type SheetDefinition } from '../index.ts'
import {
  edited,
  filledTemplate,
  OTHER,
  opened,
  ROSTER,
  repacked,
  roster,
  SOUND,
  withPart,
} from '../roster.fixture.ts'
import { writeSheet } from '../write/sheet-template.ts'

interface Case {
  definition?: SheetDefinition
  file: () => Promise<Uint8Array> | Uint8Array
  /** The cell that is wrong; left out when the file as a whole is. */
  cell?: string
  line?: number
  column?: string
  says: RegExp
}

const set = (place: string, value: unknown) => (sheet: ExcelJS.Worksheet) => {
  sheet.getCell(place).value = value as ExcelJS.CellValue
}

const at = (cell: string, value: unknown, says: RegExp): Case => ({
  file: () => roster(set(cell, value)),
  cell,
  says,
})

const formatted = (cell: string, value: unknown, format: string) =>
  roster((sheet) => {
    set(cell, value)(sheet)
    sheet.getCell(cell).style = { ...sheet.getCell(cell).style, numFmt: format }
  })

const text = (content: string): Uint8Array => new TextEncoder().encode(content)

const parts = (names: Record<string, string>) => async () =>
  repacked(await roster(), (all) => {
    all.clear()
    for (const [name, content] of Object.entries(names)) all.set(name, Buffer.from(content))
  })

const many = (count: number, row: (index: number) => Record<string, string>) => () =>
  writeSheet(
    ROSTER,
    Array.from({ length: count }, (_, index) => row(index)),
  )

const CASES: Record<Mistake, Case> = {
  'empty-file': { file: () => new Uint8Array(), says: /空的/ },
  'too-big': { file: () => new Uint8Array(BYTE_LIMIT + 1), says: /8 MB/ },
  'old-excel': { file: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), says: /旧版/ },
  encrypted: {
    file: () => Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    says: /密码/,
  },
  'binary-workbook': { file: parts({ 'xl/workbook.bin': 'x' }), says: /xlsb/ },
  'not-excel': { file: () => text('姓名,身份证号码\r\n张建国,1'), says: /不是 Excel/ },
  'other-zip': { file: parts({ 'word/document.xml': '<w/>' }), says: /这是 ?Word 文档/ },
  macros: {
    file: async () => repacked(await roster(), (all) => all.set('xl/vbaProject.bin', Buffer.from('x'))),
    says: /宏/,
  },
  'cut-off': { file: async () => (await roster()).slice(0, 3000), says: /没有传完/ },
  damaged: {
    file: async () => withPart(await roster(), 'xl/workbook.xml', () => '<workbook><'),
    says: /损坏/,
  },
  'unpacks-too-big': {
    file: async () =>
      withPart(await roster(), 'xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('<sheetData>', `<sheetData>${'<row />'.repeat(300_000)}`),
      ),
    says: /过大/,
  },
  'no-sheet': {
    file: () => roster((sheet, book) => book.removeWorksheet(sheet.id)),
    says: /没有名为“学员名册”/,
  },
  'other-sheet': {
    file: () => roster((_sheet, book) => book.addWorksheet('Sheet2').addRow(['李明'])),
    says: /“Sheet2”里也有内容/,
  },
  'other-template': {
    file: () => roster((_sheet, book) => set('B1', '成绩单')(stampOf(book))),
    says: /“成绩单”模板/,
  },
  'other-version': {
    file: () => roster((_sheet, book) => set('B2', '2025-1')(stampOf(book))),
    says: /2025-1.*2026-1/,
  },
  'no-heading': { file: () => roster((sheet) => sheet.spliceRows(1, 0, ['某班学员名册'])), says: /表头/ },
  'missing-column': {
    file: () => roster((sheet) => sheet.spliceColumns(3, 1)),
    line: 1,
    column: '人员类别',
    says: /缺少/,
  },
  'unknown-column': { ...at('H1', '籍贯', /没有这一列/), line: 1, column: '籍贯' },
  'twofold-column': { ...at('H1', '姓名', /两次/), line: 1, column: '姓名' },
  'moved-column': {
    definition: { ...ROSTER, ordered: true },
    file: () =>
      roster((sheet) => {
        set('E1', '成绩')(sheet)
        set('F1', '课时')(sheet)
      }),
    cell: 'F1',
    says: /应在 E 列/,
  },
  'hidden-column': {
    file: () =>
      roster((sheet) => {
        sheet.getColumn(3).hidden = true
      }),
    cell: 'C1',
    says: /隐藏/,
  },
  'too-many-rows': {
    file: many(ROW_LIMIT + 2, (index) => ({ ...SOUND, idNumber: String(index) })),
    says: /20000 行/,
  },
  'no-rows': { file: () => writeSheet(ROSTER, []), line: 2, says: /没有内容/ },
  'hidden-row': {
    file: () =>
      roster((sheet) => {
        sheet.getRow(3).hidden = true
      }),
    cell: 'A3',
    says: /隐藏/,
  },
  'merged-cell': { file: () => roster((sheet) => sheet.mergeCells('C2:C3')), cell: 'C2', says: /合并/ },
  'stray-cell': at('J2', '备注', /没有表头/),
  'sample-changed': { file: () => filledTemplate(set('B2', '11010519491231002X')), cell: 'A2', says: /示例/ },
  formula: at('A2', { formula: 'B2&"1"', result: '张建国' }, /公式/),
  'error-value': at('B2', { error: '#N/A' }, /错误值/),
  boolean: at('C2', true, /逻辑值/),
  'lost-digits': at('B2', 120116199001011230, /15 位.*文本/),
  'scientific-text': at('B2', '1.20116E+17', /科学计数法/),
  'date-as-text': {
    file: () =>
      roster((sheet) => {
        set('A2', new Date('2026-03-02T00:00:00Z'))(sheet)
        sheet.getCell('A2').numFmt = 'yyyy/m/d'
      }),
    cell: 'A2',
    says: /变成了日期/,
  },
  'control-character': at('A2', '张\u202e国', /控制字符/),
  'line-break': at('A2', '张建国\n李明', /换行/),
  'too-long': at('A2', '张'.repeat(51), /最多 50 个字/),
  required: at('A2', null, /没有填姓名/),
  'not-a-choice': at('C2', '退休人员', /只能填：企业职工、院校学生、失业人员/),
  'no-such-day': at('D2', '2026-02-30', /没有这一天/),
  'date-unclear': at('D2', '3/2/2026', /2026-03-04/),
  'not-an-integer': at('E2', '12.5', /整数/),
  'not-a-number': at('F2', '优', /数字/),
  'not-money': at('G2', '3240.005', /两位小数/),
  percent: { ...at('F2', 0.865, /百分比（86.5%）/), file: () => formatted('F2', 0.865, '0.0%') },
  'shown-differs': {
    ...at('E2', 2.5, /显示 3，实际存的是 2.5/),
    file: () => formatted('E2', 2.5, '0'),
  },
  'hidden-sheet': {
    file: () =>
      roster((sheet, book) => {
        sheet.state = 'hidden'
        book.addWorksheet('说明')
      }),
    says: /“学员名册”是隐藏的/,
  },
  'twofold-row': {
    file: () => writeSheet(ROSTER, [SOUND, OTHER, SOUND]),
    cell: 'A4',
    says: /第 2 行完全相同/,
  },
  'twofold-value': {
    file: () => writeSheet(ROSTER, [SOUND, { ...OTHER, idNumber: SOUND.idNumber ?? '' }]),
    cell: 'B3',
    says: /第 2 行重复/,
  },
  'too-many-problems': {
    file: many(PROBLEM_LIMIT + 5, (index) => ({ idNumber: String(index) })),
    says: /超过 10000 处/,
  },
}

function stampOf(book: ExcelJS.Workbook): ExcelJS.Worksheet {
  const sheet = book.getWorksheet('模板信息')
  if (sheet === undefined) throw new Error('no stamp')
  return sheet
}

describe('每一种错误都指到地方，并说明怎么改', () => {
  test('错误的种类不少于 25 种，每种都有用例', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(MISTAKES).sort())
    expect(Object.keys(MISTAKES).length).toBeGreaterThanOrEqual(25)
  })

  test.each(Object.entries(CASES))(
    '%s',
    async (kind, { definition = ROSTER, file, cell, line, column, says }) => {
      const { problems } = await readSheet(definition, await file())
      const problem = problems.find((one) => one.kind === kind)
      expect(problem?.message).toMatch(says)
      if (cell !== undefined) {
        expect(problem?.cell).toBe(cell)
        expect(problem?.line).toBe(Number(cell.replace(/\D/g, '')))
      } else {
        expect(problem?.line).toBe(line ?? 1)
        expect(problem?.column).toBe(column ?? FILE)
      }
      expect(problem?.message).not.toMatch(/11010519491231002X|张建国/)
    },
  )

  test('一份文件里同时有多种错误时，一次全部说清', async () => {
    const bytes = await roster((sheet) => {
      set('A2', { formula: 'B1', result: 'x' })(sheet)
      set('B2', 120116199001011230)(sheet)
      set('C3', '退休')(sheet)
      set('D3', '2026-02-30')(sheet)
      set('G3', '免费')(sheet)
    })
    const { rows, problems } = await readSheet(ROSTER, bytes)
    expect(rows).toEqual([])
    expect(problems.map(({ cell, kind }) => [cell, kind])).toEqual([
      ['A2', 'formula'],
      ['B2', 'lost-digits'],
      ['C3', 'not-a-choice'],
      ['D3', 'no-such-day'],
      ['G3', 'not-money'],
    ])
  })
})

describe('有意损坏的文件', () => {
  test('在任何地方断掉的文件都说明没有传完或已损坏，不报错退出', async () => {
    const bytes = await roster()
    for (const share of [0.01, 0.2, 0.5, 0.8, 0.99]) {
      const { problems } = await readSheet(ROSTER, bytes.slice(0, Math.ceil(bytes.length * share)))
      expect(problems[0]?.kind).toMatch(/cut-off|damaged/)
    }
  })

  test('谎报大小的压缩炸弹只解到上限', async () => {
    const small = await zipOfOne(
      'xl/workbook.xml',
      deflateRawSync(Buffer.alloc(160 * 1024 * 1024), { level: 1 }),
      1000,
    )
    const { problems } = await readSheet(ROSTER, small)
    expect(problems[0]?.kind).toBe('unpacks-too-big')
  })

  test('整列的下拉、筛选和大片合并不会拖住读取', async () => {
    const bytes = withPart(await roster(), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        /<dataValidations[\s\S]*<\/dataValidations>/,
        '<dataValidations count="1"><dataValidation type="list" sqref="A:XFD"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
      ),
    )
    const named = withPart(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace(
        '</sheets>',
        '</sheets><definedNames><definedName name="all">学员名册!$A$1:$XFD$1048576</definedName></definedNames>',
      ),
    )
    expect((await readSheet(ROSTER, named)).problems).toEqual([])
    expect(await returnSheet(named, [])).not.toBeNull()
    const merged = withPart(await roster(), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    )
    expect((await readSheet(ROSTER, merged)).problems[0]?.kind).toBe('merged-cell')
  })
})

async function zipOfOne(name: string, packed: Buffer, claimed: number): Promise<Uint8Array> {
  const zip = Buffer.from(
    repacked(await roster(), (all) => {
      all.clear()
      all.set(name, packed)
    }),
  )
  const directory = zip.readUInt32LE(zip.length - 6)
  zip.writeUInt16LE(8, directory + 10)
  zip.writeUInt32LE(claimed, directory + 24)
  return new Uint8Array(zip)
}

describe('不算错误的', () => {
  const reads = async (bytes: Uint8Array) => {
    const { rows, problems, notices } = await readSheet(ROSTER, bytes)
    expect(problems).toEqual([])
    return { first: rows[0]?.values ?? {}, rows, notices }
  }

  test('前后空格、全角数字和字母、号码中的空格、名字中间的空格，自动改正并提示', async () => {
    const { first, notices } = await reads(
      await roster((sheet) => {
        set('A2', ' 张　三　')(sheet)
        set('B2', '１１０１０５ 19491231 002ｘ')(sheet)
        set('C2', '企业职工　')(sheet)
        set('E2', '１２０')(sheet)
      }),
    )
    expect(first).toMatchObject({
      name: '张三',
      idNumber: '11010519491231002X',
      group: '企业职工',
      hours: '120',
    })
    expect(notices.map(({ line, column }) => [line, column])).toEqual([
      [2, '姓名'],
      [2, '身份证号码'],
      [2, '人员类别'],
      [2, '课时'],
    ])
  })

  test('15 位以内的号码即使是数字也读得准，但提示核对', async () => {
    const { first, notices } = await reads(await roster(set('B2', 13800000000)))
    expect(first.idNumber).toBe('13800000000')
    expect(notices[0]?.message).toMatch(/以 0 开头/)
  })

  test.each([
    ['2026/3/2'],
    ['2026.3.2'],
    ['2026年3月2日'],
    ['２０２６－３－２'],
    ['20260302'],
    [20260302],
    [new Date('2026-03-02T00:00:00Z')],
    [new Date('2026-03-02T08:30:00Z')],
  ])('日期写成 %s 也读得懂', async (value) => {
    expect((await reads(await roster(set('D2', value)))).first.joined).toBe('2026-03-02')
  })

  test('1904 日期系统的工作簿，日期不差四年', async () => {
    const bytes = await roster((_sheet, book) => {
      book.properties.date1904 = true
    })
    expect((await reads(bytes)).first.joined).toBe('2026-03-02')
  })

  test('金额带千分位、货币符号或“元”', async () => {
    for (const value of ['3,240.00', '￥3240', '3240元', 3240])
      expect((await reads(await roster(set('G2', value)))).first.fee).toBe('3240.00')
  })

  test('富文本和超链接取其文字', async () => {
    const { first } = await reads(
      await roster((sheet) => {
        set('A2', { richText: [{ text: '张' }, { font: { bold: true }, text: '建国' }] })(sheet)
        set('B2', { text: '11010519491231002X', hyperlink: 'https://example.org' })(sheet)
      }),
    )
    expect(first).toMatchObject({ name: '张建国', idNumber: '11010519491231002X' })
  })

  test('生僻字姓名原样读入', async () => {
    expect((await reads(await roster(set('A2', '李𬭎㛃')))).first.name).toBe('李𬭎㛃')
  })

  test('列的次序可以变，表头里有空格、换行和星号也认得', async () => {
    const bytes = await roster((sheet) => {
      set('A1', ' 姓 名* ')(sheet)
      set('H1', '成\n绩')(sheet)
      set('H2', 90)(sheet)
      set('H3', 91)(sheet)
      sheet.spliceColumns(6, 1)
    })
    const { rows } = await reads(bytes)
    expect(rows.map(({ values }) => values.score)).toEqual(['90', '91'])
  })

  test('中间的空行跳过，行号不变', async () => {
    const { rows } = await reads(await roster((sheet) => sheet.spliceRows(3, 0, [], ['  '])))
    expect(rows.map(({ line }) => line)).toEqual([2, 5])
  })

  test('改了名的工作表，只要只有它有内容', async () => {
    const bytes = await roster((sheet) => {
      sheet.name = 'Sheet1'
    })
    expect((await reads(bytes)).rows.length).toBe(2)
  })

  test('示例行保留着也不会导入', async () => {
    expect((await reads(await filledTemplate())).rows.map(({ line }) => line)).toEqual([3])
  })
})

describe('退回改错的文件', () => {
  const wrong = () =>
    roster((sheet) => {
      set('B2', 120116199001011230)(sheet)
      set('C3', '退休')(sheet)
      sheet.getCell('A3').note = '用户自己的批注'
    })

  test('同一份文件：错处标红加批注，另有错误汇总，其余不变', async () => {
    const bytes = await wrong()
    const { problems } = await readSheet(ROSTER, bytes)
    const back = await opened((await returnSheet(bytes, problems)) ?? new Uint8Array())
    const sheet = back.getWorksheet(ROSTER.name)
    expect(noteOf(sheet, 'B2')).toContain('15 位')
    expect(noteOf(sheet, 'C3')).toContain('只能填')
    expect(redOf(sheet, 'B2')).toBe(true)
    expect(redOf(sheet, 'C3')).toBe(true)
    for (const place of ['A2', 'B3', 'C2', 'D3']) expect(redOf(sheet, place)).toBe(false)
    expect(noteOf(sheet, 'A3')).toBe('用户自己的批注')
    expect(sheet?.getCell('A2').text).toBe('张建国')
    expect(sheet?.getCell('C20').dataValidation?.formulae).toEqual(['"企业职工,院校学生,失业人员"'])
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    const summary = back.getWorksheet('错误汇总')
    expect(summary?.getRow(2).values).toEqual([undefined, 2, '身份证号码', expect.stringContaining('15 位')])
    expect(summary?.rowCount).toBe(3)
  })

  test('改好以后再导入就通过，错误汇总不当作数据', async () => {
    const bytes = await wrong()
    const back = await returnSheet(bytes, (await readSheet(ROSTER, bytes)).problems)
    const mended = await edited(back ?? new Uint8Array(), (sheet) => {
      set('B2', SOUND.idNumber)(sheet)
      set('C3', '失业人员')(sheet)
    })
    const { rows, problems } = await readSheet(ROSTER, mended)
    expect(problems).toEqual([])
    expect(rows.map(({ values }) => values)).toEqual([SOUND, { ...OTHER, group: '失业人员' }])
  })

  test('只改好一处再退回，改好处的红色和批注消失，用户的批注留着', async () => {
    const bytes = await wrong()
    const once = await returnSheet(bytes, (await readSheet(ROSTER, bytes)).problems)
    const half = await edited(once ?? new Uint8Array(), set('B2', SOUND.idNumber))
    const twice = await returnSheet(half, (await readSheet(ROSTER, half)).problems)
    const back = await opened(twice ?? new Uint8Array())
    const sheet = back.getWorksheet(ROSTER.name)
    expect(redOf(sheet, 'B2')).toBe(false)
    expect(noteOf(sheet, 'B2')).toBe('')
    expect(redOf(sheet, 'C3')).toBe(true)
    expect(noteOf(sheet, 'A3')).toBe('用户自己的批注')
    expect(back.getWorksheet('错误汇总')?.rowCount).toBe(2)
  })

  test('调用者自己查出的错误按列名标出，整份文件的错误只进汇总', async () => {
    const bytes = await roster()
    const { problems } = await readSheet(ROSTER, bytes, ({ values }) =>
      values.name === '王秀英' ? [{ column: '身份证号码', message: '校验码不对。' }] : [],
    )
    const back = await opened(
      (await returnSheet(bytes, [...problems, { line: 1, column: FILE, message: '人数不符。' }])) ??
        new Uint8Array(),
    )
    expect(noteOf(back.getWorksheet(ROSTER.name), 'B3')).toContain('校验码不对。')
    expect(noteOf(back.getWorksheet(ROSTER.name), 'A1')).toBe('')
    expect(back.getWorksheet('错误汇总')?.getCell('C3').text).toBe('人数不符。')
  })

  test('打不开的文件没有可退的', async () => {
    expect(await returnSheet(text('姓名'), [])).toBeNull()
  })
})

function noteOf(sheet: ExcelJS.Worksheet | undefined, place: string): string {
  const note = sheet?.getCell(place).note
  return typeof note === 'string' ? note : (note?.texts ?? []).map((part) => part.text).join('')
}

function redOf(sheet: ExcelJS.Worksheet | undefined, place: string): boolean {
  const fill = sheet?.getCell(place).fill as { fgColor?: { argb?: string } } | undefined
  return fill?.fgColor?.argb === 'FFF8CFCB'
}
