import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { readSheet, writeSheet } from '../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import {
  catalogueKind,
  catalogueSheet,
  currentCatalogue,
  draftEdition,
  exportEdition,
  listEditions,
  readDraftVerb,
  readEdition,
} from './index.ts'

const bureau = official('municipal-officer')
const finance = official('finance-officer')
const { listCases, readCase, stepCase } = CASE_VERBS

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

/** One signature of the two. */
const sign = (who: typeof bureau, number: string) => kernel.as(who, stepCase, { number, step: 'sign' })

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
    const todo = async (who: typeof bureau) =>
      (await kernel.as(who, listCases, { box: 'todo', kind: 'ML', q: number })).items.length
    await expect(sign(finance, number)).rejects.toMatchObject({ status: 409 })
    await kernel.as(bureau, stepCase, { number, step: 'submit' })
    expect([await todo(bureau), await todo(finance)]).toEqual([1, 1])
    await sign(bureau, number)
    expect([await todo(bureau), await todo(finance)]).toEqual([0, 1])
    expect(await amountOn('2026-07-01')).toBe(was)
    await expect(sign(bureau, number)).rejects.toMatchObject({ status: 409, title: '已经签过' })
    await expect(sign({ ...bureau, account: 'another' }, number)).rejects.toMatchObject({ status: 409 })
    const half = await kernel.as(finance, readCase, { number })
    expect(half.timeline.at(-1)).toMatchObject({ title: '人社签发', state: '待签发、会签' })
    expect(half.steps).toMatchObject([{ step: 'sign', title: '财政会签', allowed: true }, { step: 'return' }])
    await sign(finance, number)
    expect(await amountOn('2026-06-30')).toBe(was)
    expect(await amountOn('2026-07-01')).not.toBe(was)
    expect(await amountOn('2026-07-01')).toBe('"3400"')
  })

  test('同一个版本号、与另一版同日有效的都不能再装入', async () => {
    await expect(kernel.as(bureau, draftEdition, form(await workbook()))).rejects.toMatchObject({
      status: 409,
    })
    for (const from of ['2026-06-30', '2026-07-01'])
      await expect(
        kernel.as(bureau, draftEdition, form(await workbook(), { id: '2027-again', from })),
      ).rejects.toMatchObject({
        status: 409,
        fields: [{ path: 'from', message: expect.stringContaining('2026-07-01') }],
      })
  })

  test('两份草案同一天开始，先签的发布，后签的不能再发', async () => {
    const [one, other] = await Promise.all(
      ['a', 'b'].map(async (id) =>
        kernel.as(bureau, draftEdition, form(await workbook(), { id: `2028-${id}`, from: '2026-09-01' })),
      ),
    )
    const [first, second] = [one?.number ?? '', other?.number ?? '']
    for (const number of [first, second]) {
      await kernel.as(bureau, stepCase, { number, step: 'submit' })
      await sign(bureau, number)
    }
    await sign(finance, first)
    await expect(sign(finance, second)).rejects.toMatchObject({ status: 409, title: '与另一个版本同日有效' })
    await kernel.as(finance, stepCase, { number: second, step: 'return', note: '改施行日' })
    await kernel.as(bureau, stepCase, { number: second, step: 'submit' })
    // What was signed before it went back counts no longer.
    await sign(bureau, second)
  })

  test('装入的答复说出文件和工作表，对不上的地方只提示', async () => {
    const drafted = await kernel.as(
      bureau,
      draftEdition,
      form(await workbook(mismatched), { id: '2029', from: '2027-01-01' }),
    )
    expect(drafted).toMatchObject({
      outcome: 'drafted',
      file: '目录.xlsx',
      sheet: '紧缺职业目录',
      warnings: expect.arrayContaining([
        { occupation: '焊工', message: expect.stringContaining('三分之二') },
        { occupation: '电子商务师', message: '大典标注为数字职业（S），草案为无标注' },
      ]),
    })
    const { evidence } = await kernel.as(finance, readCase, { number: drafted.number ?? '' })
    expect(evidence.tabs.map(({ title }) => title)).toContain(`核对提示 ${drafted.warnings.length} 处`)
  })
})

describe('历次目录', () => {
  test('新旧各版都在，未施行的也在；新版说出改了什么', async () => {
    const { items } = await perform(kernel, listEditions, asking(PUBLIC), {})
    expect(items.map(({ edition }) => edition)).toEqual(
      expect.arrayContaining(['2028-a', '2027', '2024', '2021-2022', '2019-2020', '2014']),
    )
    expect(items.map(({ edition }) => edition)).not.toContain('2028-b')
    expect(await perform(kernel, readEdition, asking(PUBLIC), { edition: '2027' })).toMatchObject({
      from: '2026-07-01',
      to: '2026-08-31',
      before: { edition: '2024' },
      differences: [
        {
          name: '焊工',
          kind: 'changed',
          changes: [{ column: '120课时 四级', before: '3240', after: '3400' }],
        },
      ],
    })
    await expect(perform(kernel, readEdition, asking(PUBLIC), { edition: '2099' })).rejects.toMatchObject({
      status: 404,
    })
  })
})

const mismatched = (rows: Row[]): Row[] =>
  rows.map((row) => (row.name === '焊工' ? { ...row, L4_80: '2000' } : row))

describe('两人同改一份草案', () => {
  const colleague = official('municipal-officer', 'all', '乙')
  const cell = (occupation: string, column: 'L4_120' | 'L3_120' | 'code', value: string) => ({
    occupation,
    column,
    value,
  })
  let number = ''
  beforeAll(async () => {
    const drafted = await kernel.as(
      bureau,
      draftEdition,
      form(await workbook(), { id: '2030', from: '2027-06-01' }),
    )
    number = drafted.number ?? ''
  })
  const draft = () => kernel.as(bureau, readDraftVerb, { number })
  const amend = (who: typeof bureau, seen: number, ...amendments: ReturnType<typeof cell>[]) =>
    kernel.as(who, stepCase, { number, step: 'amend', input: { seen, amendments } })
  const amountIn = (rows: { name: string; L4_120: string; L3_120: string }[]) =>
    rows.filter(({ name }) => name === '焊工').map(({ L4_120, L3_120 }) => [L4_120, L3_120])[0]

  test('后保存的看见同事改了什么，自己的没有丢，再保存一次两处都在', async () => {
    const { revision } = await draft()
    await amend(colleague, revision, cell('焊工', 'L4_120', '3300'))
    const mine = cell('焊工', 'L3_120', '3900')
    await expect(amend(bureau, revision, mine)).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining('乙：焊工 120课时 四级：3240 → 3300'),
      fields: [],
    })
    const seen = await draft()
    expect(seen.revision).toBe(revision + 1)
    await amend(bureau, seen.revision, mine)
    const after = await draft()
    expect(amountIn(after.rows)).toEqual(['3300', '3900'])
    expect(after.changes.map(({ text }) => text)).toEqual([
      '焊工 120课时 三级：3780 → 3900',
      '焊工 120课时 四级：3240 → 3300',
    ])
  })

  test('改的是同一格，说出现在的和您填的', async () => {
    const { revision } = await draft()
    await amend(colleague, revision, cell('焊工', 'L4_120', '3500'))
    await expect(amend(bureau, revision, cell('焊工', 'L4_120', '3600'))).rejects.toMatchObject({
      fields: [{ path: 'L4_120', message: '焊工 的这一格现在是“3500”，您填的是“3600”' }],
    })
  })

  test('同时保存，恰好一个成功', async () => {
    const { revision } = await draft()
    const tried = await Promise.allSettled(
      [bureau, colleague].map((officer, at) =>
        amend(officer, revision, cell('装配钳工', 'L4_120', `190${at}`)),
      ),
    )
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await draft()).revision).toBe(revision + 1)
  })

  test('不成样子的金额、目录里没有的职业、分类里没有的编码不收，每次修改都在办理经过里', async () => {
    const { revision } = await draft()
    for (const wrong of [
      cell('焊工', 'L4_120', '三千'),
      cell('宇航员', 'L4_120', '1'),
      cell('焊工', 'code', '9-99-99-99'),
    ])
      await expect(amend(bureau, revision, wrong)).rejects.toMatchObject({
        status: 422,
        fields: [{ path: wrong.column }],
      })
    const { timeline } = await kernel.as(bureau, readCase, { number })
    expect(timeline.map(({ note }) => note)).toContain('焊工 120课时 三级：3780 → 3900')
  })

  test('签发以后不能再改', async () => {
    await kernel.as(bureau, stepCase, { number, step: 'submit' })
    const { revision, open } = await draft()
    expect(open).toBe(false)
    await expect(amend(bureau, revision, cell('焊工', 'L4_120', '1'))).rejects.toMatchObject({ status: 409 })
  })
})
