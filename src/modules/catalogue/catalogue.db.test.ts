import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { readSheet, writeSheet } from '../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../kernel/value/civil-date.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { catalogueKind, catalogueSheet, currentCatalogue, draftEdition, exportEdition } from './index.ts'

const bureau = official('municipal-officer')
const finance = official('finance-officer')
const { stepCase, readCase } = CASE_VERBS

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

type Row = Record<string, string>

/** The edition in force as rows, changed as the test wants, as a workbook again. */
async function workbook(change: (rows: Row[]) => Row[] = (rows) => rows): Promise<Uint8Array> {
  const { bytes } = await perform(kernel, exportEdition, asking(PUBLIC), {})
  const rows: Row[] = []
  await readSheet(catalogueSheet, bytes, ({ values }) => {
    rows.push(values)
    return []
  })
  return writeSheet(catalogueSheet, change(rows))
}

const form = (content: Uint8Array, more: Partial<{ id: string; from: string }> = {}) => ({
  id: '2027',
  name: '2027 年紧缺职业目录',
  from: '2026-07-01',
  source: '津人社发〔2026〕1 号',
  file: { name: '目录.xlsx', content },
  ...more,
})

const dearer = (rows: Row[]): Row[] =>
  rows.map((row) => (row.name === '焊工' ? { ...row, L4_120: '3400' } : row))

const amountOn = async (day: string): Promise<string | null> => {
  const edition = (await kernel.standards()).inForce(catalogueKind, civilDate(day))
  const welder = edition?.data.rows.find((row) => row.name === '焊工')
  return JSON.stringify(welder?.L4_120 ?? null)
}

describe('目录版本：装入、核对、两家签发', () => {
  test('导出再装入没有差异', async () => {
    const answer = await kernel.as(bureau, draftEdition, form(await workbook(), { id: '2027-same' }))
    expect(answer).toMatchObject({ outcome: 'drafted', differences: 0, problems: [] })
    await kernel.as(bureau, stepCase, { number: answer.number ?? '', step: 'withdraw', reason: 'error' })
  })

  test('有错的文件退回，说得出行和栏，现行目录不变', async () => {
    const before = await perform(kernel, currentCatalogue, asking(PUBLIC), {})
    const twice = await workbook((rows) => [...rows, { ...(rows[0] as Row), L4_120: '1' }])
    expect(await kernel.as(bureau, draftEdition, form(twice))).toMatchObject({
      outcome: 'returned',
      problems: [{ column: '职业（工种）', message: expect.stringContaining('重复') }],
    })
    const text = await workbook((rows) =>
      rows.map((row) => (row.name === '焊工' ? { ...row, L4_120: '三千' } : row)),
    )
    const returned = await kernel.as(bureau, draftEdition, form(text))
    expect(returned.outcome).toBe('returned')
    expect(returned.problems[0]?.column).toBe('120课时 四级')
    const unknown = await workbook((rows) =>
      rows.map((row) => (row.name === '焊工' ? { ...row, code: '6-18-02-99' } : row)),
    )
    expect(await kernel.as(bureau, draftEdition, form(unknown))).toMatchObject({
      outcome: 'returned',
      problems: [{ column: '职业编码', message: expect.stringContaining('没有职业编码 6-18-02-99') }],
    })
    await expect(
      kernel.as(bureau, draftEdition, form(await workbook(), { from: '2026-01-01' })),
    ).rejects.toMatchObject({ status: 422, fields: [{ path: 'from' }] })
    expect(await perform(kernel, currentCatalogue, asking(PUBLIC), {})).toEqual(before)
  })

  test('人社签发、财政会签以后才生效，施行日以前的日子一天也不变', async () => {
    const was = await amountOn('2026-06-30')
    const drafted = await kernel.as(bureau, draftEdition, form(await workbook(dearer)))
    expect(drafted).toMatchObject({ outcome: 'drafted', differences: 1 })
    const number = drafted.number ?? ''
    const seen = await kernel.as(finance, readCase, { number })
    expect(JSON.stringify(seen.evidence)).toContain('3400')
    await expect(kernel.as(finance, stepCase, { number, step: 'sign-finance' })).rejects.toMatchObject({
      status: 409,
    })
    await kernel.as(bureau, stepCase, { number, step: 'sign-hr' })
    expect(await amountOn('2026-07-01')).toBe(was)
    await expect(kernel.as(bureau, stepCase, { number, step: 'sign-finance' })).rejects.toMatchObject({
      status: 403,
    })
    await kernel.as(finance, stepCase, { number, step: 'sign-finance' })
    expect(await amountOn('2026-06-30')).toBe(was)
    expect(await amountOn('2026-07-01')).not.toBe(was)
    expect(await amountOn('2026-07-01')).toBe('"3400"')
  })

  test('同一个版本号、同一天开始的另一版都不能再发', async () => {
    await expect(kernel.as(bureau, draftEdition, form(await workbook()))).rejects.toMatchObject({
      status: 409,
    })
    const other = await kernel.as(
      bureau,
      draftEdition,
      form(await workbook(), { id: '2027-again', from: '2026-07-01' }),
    )
    const number = other.number ?? ''
    await kernel.as(bureau, stepCase, { number, step: 'sign-hr' })
    await expect(kernel.as(finance, stepCase, { number, step: 'sign-finance' })).rejects.toMatchObject({
      status: 409,
    })
  })
})
