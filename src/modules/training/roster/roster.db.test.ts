import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  asSystem,
  card,
  creditCode,
  filing,
  type Line,
  openSchool,
  withCheckDigit,
  worker,
  workers,
} from '../../../../test/training/classroom.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { organisationByCreditCode } from '../../organisations/index.ts'
import { registerPerson, type StatusKind, setStatus } from '../../people/index.ts'
import { checkRoster, fileClass, readRosterTemplate, returnCheckedRoster, writeRoster } from '../index.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
let other: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  school = await openSchool(kernel, 21)
  other = await openSchool(kernel, 22)
})
afterAll(() => kernel.close())

const SCHEDULE = { startsOn: '2026-03-09', hours: 120, hoursPerDay: 8, restDays: 'none' as const }
const file = (content: Uint8Array) => ({ name: '名册.xlsx', content })
const check = async (lines: readonly Line[]) =>
  kernel.as(school.agent, checkRoster, { ...SCHEDULE, roster: file(await writeRoster(lines)) })

/** A worker of whom the register says something. */
async function known(kind: StatusKind | null, change: Line = {}): Promise<Line> {
  const line = worker()
  await asSystem(kernel, async (ctx) => {
    const { id } = await registerPerson(ctx, { name: line.name ?? '', idNumber: line.idNumber ?? '' })
    if (kind) await setStatus(ctx, id, { kind, from: civilDate('2020-01-01'), source: '登记', trust: 'A' })
  })
  return { ...line, ...change }
}

describe('名册里的错，逐格找出来，用中文说明', () => {
  const MISTAKES: [string, Line | (() => Promise<Line>), string, RegExp][] = [
    ['没有姓名', worker({ name: '' }), '姓名', /请填写姓名/],
    ['姓名里有数字', worker({ name: '王小2' }), '姓名', /数字/],
    ['姓名中间有空格', worker({ name: '王 小明' }), '姓名', /空格/],
    ['到了法定退休年龄', worker({ born: '19600101' }), '身份证号', /退休年龄/],
    ['姓名太长', worker({ name: '王'.repeat(61) }), '姓名', /60/],
    ['姓名里有符号', worker({ name: '王小明？' }), '姓名', /符号/],
    ['没有身份证号', worker({ idNumber: '' }), '身份证号', /请填写身份证号/],
    ['身份证号少一位', worker({ idNumber: '12011619900131001' }), '身份证号', /17位/],
    ['身份证号有字母', worker({ idNumber: '1201161990013100AX' }), '身份证号', /前17位/],
    ['15 位旧号有字母', worker({ idNumber: '12011690013100A' }), '身份证号', /15位/],
    ['出生日期不存在', worker({ idNumber: withCheckDigit('12011619900231001') }), '身份证号', /不存在/],
    ['出生日期在以后', worker({ born: '20300101' }), '身份证号', /晚于今天/],
    ['校验位不符', worker({ idNumber: '120116199001319990' }), '身份证号', /校验位/],
    ['科学计数', worker({ idNumber: '1.20116E+17' }), '身份证号', /科学计数/],
    ['开班日未满 16 周岁', worker({ born: '20100310' }), '身份证号', /16/],
    ['手机号不对', worker({ phone: '12345678901' }), '手机号', /手机号/],
    ['手机号少一位', worker({ phone: '138200000' }), '手机号', /手机号/],
    ['没有人员类别', worker({ group: '' }), '人员类别', /下拉列表/],
    ['没有这个类别', worker({ group: '退休人员' }), '人员类别', /没有“退休人员”/],
    ['企业职工没有单位', worker({ group: '企业职工' }), '用人单位信用代码', /企业职工要填/],
    [
      '信用代码少一位',
      worker({ group: '企业职工', creditCode: '91120116MA0000001' }),
      '用人单位信用代码',
      /18位/,
    ],
    [
      '信用代码校验位不符',
      worker({
        group: '企业职工',
        creditCode: `${creditCode(1).slice(0, 17)}${creditCode(1).endsWith('0') ? '1' : '0'}`,
      }),
      '用人单位信用代码',
      /校验位/,
    ],
    [
      '名录里没有这家单位',
      worker({ group: '企业职工', creditCode: creditCode(9999) }),
      '用人单位信用代码',
      /名录里没有/,
    ],
    ['不是企业职工却填了单位', worker({ creditCode: creditCode(21) }), '用人单位信用代码', /只有企业职工/],
    ['银行卡号太短', worker({ bankAccount: '62170000' }), '银行卡号', /16至19位/],
    ['银行卡号校验位不符', worker({ bankAccount: '6217000060000000000' }), '银行卡号', /校验位/],
    ['备注太长', worker({ note: '长'.repeat(101) }), '备注', /100/],
    ['姓名与登记不一致', () => known(null, { name: '欧阳春风' }), '姓名', /登记的姓名不一致/],
    ['登记显示已死亡', () => known('deceased'), '身份证号', /死亡/],
    ['在校中学生', () => known('pupil'), '身份证号', /在校生/],
    ['已经退休', () => known('retired'), '身份证号', /退休/],
  ]

  test('至少 25 种，每一种都落到那一格', async () => {
    const lines = await Promise.all(
      MISTAKES.map(async ([, line]) => (typeof line === 'function' ? await line() : line)),
    )
    const twice = worker()
    const answer = await check([...lines, twice, { ...twice, phone: '' }, worker()])
    expect(answer.rows).toBe(lines.length + 3)
    for (const [at, [name, , column, message]] of MISTAKES.entries()) {
      expect(
        answer.errors.filter(({ row }) => row === at + 2),
        name,
      ).toEqual([{ row: at + 2, column, message: expect.stringMatching(message) }])
    }
    const repeated = answer.errors.filter(({ row }) => row === lines.length + 3)
    expect(repeated).toEqual([
      {
        row: lines.length + 3,
        column: '身份证号',
        message: `与第 ${lines.length + 2} 行是同一个人，请删去一行`,
      },
    ])
    expect(answer.errors.filter(({ row }) => row === lines.length + 4)).toEqual([])
    expect(MISTAKES.length).toBeGreaterThanOrEqual(25)
  })

  test('一行里有几处错，一次说全', async () => {
    const { errors } = await check([
      worker({ name: '', idNumber: '12', group: '', phone: '1', bankAccount: '6' }),
    ])
    expect(errors.map(({ column }) => column)).toEqual(['姓名', '身份证号', '手机号', '人员类别', '银行卡号'])
  })

  test('已经在别的班上课的人：说哪一行，不说别的班', async () => {
    const lines = workers(2)
    const first = await kernel.as(other.agent, fileClass, await filing(lines))
    const answer = await check([worker(), lines[1] ?? {}])
    expect(answer.errors).toEqual([
      { row: 3, column: '身份证号', message: expect.stringContaining('另一个补贴培训班') },
    ])
    expect(JSON.stringify(answer)).not.toContain(first.number)
  })

  test('人太多的班，从哪一行起要编到别的班', async () => {
    const { errors } = await check(workers(62))
    expect(errors).toEqual([{ row: 62, column: '姓名', message: expect.stringContaining('最多 60 人') }])
  })

  test('坏文件用一句话说明，不是 5xx', async () => {
    const broken = [
      new TextEncoder().encode('姓名,身份证号'),
      (await writeRoster(workers(3))).slice(0, 900),
      await sheetWithout('身份证号'),
    ]
    for (const content of broken) {
      const answer = await kernel.as(school.agent, checkRoster, { ...SCHEDULE, roster: file(content) })
      expect(answer.errors).toHaveLength(1)
      const filed = await kernel.as(school.agent, fileClass, await filing([], { roster: file(content) }))
      expect(filed).toMatchObject({ outcome: 'returned', number: null, id: null })
    }
  })
})

test('疑点不挡备案，但审核人看得到：同一手机号、同一银行卡、类别没有依据；一个字的名字照收', async () => {
  const shared = card(1)
  const lines = [
    worker({ phone: '13800000000', bankAccount: shared }),
    worker({ phone: '13800000000', bankAccount: shared }),
    worker({ name: '王' }),
    await known('rural-worker'),
  ]
  const { errors, attention } = await check(lines)
  expect(errors).toEqual([])
  expect(attention).toEqual(
    expect.arrayContaining([
      '名册第 2、3 行填了同一个手机号',
      '名册第 2、3 行填了同一个银行卡号',
      '名册第 2 行填“农村劳动力”，登记中没有查到依据',
    ]),
  )
  expect(attention.some((text) => text.includes('第 5 行'))).toBe(false)
})

test('企业职工带着用人单位进名册', async () => {
  const employer = await asSystem(kernel, (ctx) => organisationByCreditCode(ctx.db, creditCode(22)))
  const line = worker({ group: '企业职工', creditCode: creditCode(22) })
  const filed = await kernel.as(
    school.agent,
    fileClass,
    await filing([line], { startsOn: '2026-08-03', teacher: '郑师傅' }),
  )
  const { rows } = await import('kysely').then(({ sql }) =>
    sql`select subsidy_group, employer from trainee where class = ${filed.id}`.execute(kernel.database.db),
  )
  expect(rows).toEqual([{ subsidy_group: 'enterprise-employee', employer: employer?.id }])
})

test('模板填好再读回来一样；示例行不导入；错行在原文件里标红', async () => {
  const template = await kernel.as(school.agent, readRosterTemplate, {})
  expect(template.name).toBe('学员名册模板.xlsx')
  const { errors } = await kernel.as(school.agent, checkRoster, { ...SCHEDULE, roster: file(template.bytes) })
  expect(errors).toEqual([{ row: 2, column: '文件', message: expect.stringContaining('没有内容') }])

  const roster = file(await writeRoster([worker(), worker({ idNumber: '12' })]))
  const checked = await kernel.as(school.agent, checkRoster, { ...SCHEDULE, roster })
  const returned = await kernel.as(school.agent, returnCheckedRoster, { roster, errors: checked.errors })
  expect(returned.name).toBe('名册-标红.xlsx')
  const book = await bookOf(returned.bytes)
  const cell = book.getWorksheet('学员名册')?.getCell('B3')
  expect(cell?.note).toContain(checked.errors[0]?.message)
  expect(cell?.fill).toMatchObject({ pattern: 'solid' })
  expect(book.getWorksheet('错误汇总')?.rowCount).toBe(2)
})

async function bookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return book
}

async function sheetWithout(title: string): Promise<Uint8Array> {
  const book = await bookOf(await writeRoster(workers(1)))
  book
    .getWorksheet('学员名册')
    ?.getRow(1)
    .eachCell((cell) => {
      if (cell.text === title) cell.value = ''
    })
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
}
