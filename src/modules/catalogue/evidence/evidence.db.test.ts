import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { catalogueKind } from '../index.ts'
import { draftReviewed } from '../verbs/draft-reviewed.ts'
import { importEvidence } from '../verbs/import-evidence.ts'
import { listProposals, readProposal } from '../verbs/proposals.ts'
import { reviewProposals } from '../verbs/review-proposals.ts'
import { evidenceSheet } from './sheet.ts'

const officer = official('municipal-officer')
const reviewer = official('municipal-reviewer')
const finance = official('finance-officer')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-05-10T09:00:00+08:00' })
})
afterAll(() => kernel?.close())

type Row = Record<string, string>
const row = (more: Row): Row => ({
  code: '6-18-02-04',
  name: '焊工',
  period: '2026Q1',
  source: '监测月报',
  ...more,
})
const file = async (...rows: Row[]) => ({ name: '证据.xlsx', content: await writeSheet(evidenceSheet, rows) })
const bring = async (...rows: Row[]) => kernel.as(officer, importEvidence, { file: await file(...rows) })
const proposals = async () => (await kernel.as(officer, listProposals, {})).items
const proposal = async (name: string) => {
  const found = (await proposals()).find((one) => one.name === name)
  if (!found) throw new Error(`no proposal for ${name}`)
  return found
}
const kept = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from catalogue_evidence`.execute(
    kernel.database.db,
  )
  return rows[0]?.n
}

const COLD = {
  vacancies: '10',
  seekers: '100',
  vacancy_days: '5',
  wage_growth: '-2',
  survey_score: '8',
  industry_growth: '-6',
}
const HOT = {
  vacancies: '500',
  seekers: '100',
  vacancy_days: '95',
  wage_growth: '16',
  survey_score: '95',
  industry_growth: '16',
}
const QUARTERS = ['2025Q1', '2025Q2', '2025Q3', '2025Q4', '2026Q1']
const year = (who: Row, said: Row): Row[] =>
  QUARTERS.map((period, at) => row({ ...who, ...said, vacancies: `${Number(said.vacancies) + at}`, period }))
const GUARD = { code: '4-07-05-01', name: '保安员' }
const TURNER = { code: '6-18-01-01', name: '车工' }

describe('有错的证据整份退回，说得出行、列和怎么改', () => {
  test.each<[string, Row, string, RegExp]>([
    ['季度还没有结束', { period: '2026Q2' }, '所属期', /结束/],
    ['没有的编码', { code: '6-18-02-99' }, '职业编码', /没有这个编码/],
    ['各列错位', { name: '车工' }, '职业', /焊工.*错位/],
    ['数字是文字', { vacancies: '很多' }, '招聘需求人数', /数字/],
    ['负的人数', { seekers: '-3' }, '求职人数', /小于 0/],
    ['超出范围的调查分', { survey_score: '101' }, '用人单位调查分', /100/],
    ['没有来源', { source: '' }, '数据来源', /没有填/],
    ['不是季度', { period: '2026-1' }, '所属期', /2026Q1/],
  ])('%s', async (_what, wrong, column, message) => {
    const answer = await bring(row({ period: '2025Q4' }), row(wrong))
    expect(answer.errors).toEqual([{ row: 3, column, message: expect.stringMatching(message) }])
    expect(answer).toMatchObject({ rows: 2, returned: { name: '证据-标红.xlsx' } })
    expect(await kept()).toBe(0)
  })

  test('单元格里的公式；表头移动了的列照样认得，少了的列说得出', async () => {
    const change = async (turn: (sheet: ExcelJS.Worksheet) => void) => {
      const book = new ExcelJS.Workbook()
      const { content } = await file(row({ vacancies: '3', seekers: '2', period: '2025Q2' }))
      await book.xlsx.load(Buffer.from(content) as unknown as ExcelJS.Buffer)
      turn(book.getWorksheet(evidenceSheet.name) as ExcelJS.Worksheet)
      const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
      return kernel.as(officer, importEvidence, { file: { name: '证据.xlsx', content: bytes } })
    }
    const formula = await change((sheet) => {
      sheet.getCell('D2').value = { formula: '1+2', result: 3 }
    })
    expect(formula.errors).toEqual([
      { row: 2, column: '招聘需求人数', message: expect.stringMatching(/公式.*选择性粘贴/) },
    ])
    const headingsSwapped = await change((sheet) => {
      sheet.getCell('A1').value = '职业'
      sheet.getCell('B1').value = '职业编码'
    })
    expect(headingsSwapped.errors.map(({ row: line, column }) => [line, column])).toContainEqual([
      2,
      '职业编码',
    ])
    const gone = await change((sheet) => sheet.spliceColumns(5, 1))
    expect(gone.errors).toEqual([{ row: 1, column: '求职人数', message: expect.stringMatching(/模板/) }])
    expect(await kept()).toBe(0)
  })

  test('同一职业同一季度两行', async () => {
    const { errors } = await bring(row({ vacancies: '1' }), row({ vacancies: '2' }))
    expect(errors).toEqual([{ row: 3, column: '所属期', message: expect.stringMatching(/第 2 行重复/) }])
    expect(await kept()).toBe(0)
  })

  test('只有编目录的岗位能导入，只有评审的岗位能评审', async () => {
    await expect(kernel.as(reviewer, importEvidence, { file: await file(row({})) })).rejects.toMatchObject({
      status: 403,
    })
    const items = [{ code: '6-18-02-04', basis: '' }]
    await expect(kernel.as(officer, reviewProposals, { items })).rejects.toMatchObject({ status: 403 })
  })
})

describe('从证据到发布', () => {
  test('导入以后每个职业有分数、建议、理由；全国排行并列显示', async () => {
    const answer = await bring(...year({}, COLD), ...year(GUARD, HOT), ...year(TURNER, COLD))
    expect(answer).toMatchObject({ rows: 15, replaced: 0, errors: [], returned: null })
    const listed = await kernel.as(reviewer, listProposals, {})
    expect(listed.method.status).toBe('assumed')
    expect(listed.items.map(({ name, before, class: grade }) => [name, before, grade])).toEqual([
      ['保安员', null, '非常紧缺'],
      ['车工', null, '不列入'],
      ['焊工', '非常紧缺', '不列入'],
    ])
    expect(await proposal('焊工')).toMatchObject({
      confidence: '高',
      reviewed: false,
      national: expect.stringMatching(/第 10 位/),
    })
    expect(listed.silent).toBeGreaterThan(10)
  })

  test('改类建议没有评审，不能生成草案', async () => {
    await expect(
      kernel.as(officer, draftReviewed, {
        id: '2027',
        name: '2027 年目录',
        from: '2027-01-01',
        source: '评审',
      }),
    ).rejects.toMatchObject({ status: 409, detail: expect.stringMatching(/保安员、焊工/) })
  })

  test('改判要有理由，看到的建议变了要重审；谁、何时、为什么都留着', async () => {
    const { code, basis } = await proposal('焊工')
    const items = [{ code, basis }]
    await expect(kernel.as(reviewer, reviewProposals, { items, class: '一般紧缺' })).rejects.toMatchObject({
      status: 400,
    })
    await expect(
      kernel.as(reviewer, reviewProposals, { items, class: '不列入', reason: '与建议相同的改判' }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(
      kernel.as(reviewer, reviewProposals, { items: [{ code, basis: `${basis}x` }] }),
    ).rejects.toMatchObject({ status: 409 })
    await kernel.as(reviewer, reviewProposals, {
      items,
      class: '一般紧缺',
      reason: '重点企业扩产，下季度用工回升',
    })
    expect(await proposal('焊工')).toMatchObject({
      reviewed: true,
      review: {
        proposed: '不列入',
        decided: '一般紧缺',
        by: 'municipal-reviewer',
        reason: expect.stringMatching(/扩产/),
      },
    })
    await expect(sql`delete from catalogue_review`.execute(kernel.database.db)).rejects.toThrow(/only added/)
  })

  test('新的证据改变了建议，原来的评审不再算数，但仍然看得到', async () => {
    expect(await bring(row({ ...HOT, vacancies: '800' }))).toMatchObject({ rows: 1, replaced: 1 })
    const { code, reviewed, review, basis } = await proposal('焊工')
    expect({ reviewed, decided: review?.decided }).toEqual({ reviewed: false, decided: '一般紧缺' })
    await kernel.as(reviewer, reviewProposals, {
      items: [{ code, basis }],
      class: '紧缺',
      reason: '综合各方意见',
    })
    const read = await kernel.as(officer, readProposal, { code })
    expect(read.reviews.map(({ decided }) => decided)).toEqual(['紧缺', '一般紧缺'])
    expect(read.evidence[0]).toMatchObject({
      period: '2026 年一季度',
      values: { vacancies: '800' },
      source: '监测月报',
    })
    await expect(
      sql`update catalogue_evidence set vacancies = 1`.execute(kernel.database.db),
    ).rejects.toThrow(/only added/)
  })

  test('评审完成后生成草案，人社、财政签发后施行，施行前一天不变', async () => {
    const open = (await proposals()).filter(({ reviewed }) => !reviewed)
    await kernel.as(reviewer, reviewProposals, { items: open.map(({ code, basis }) => ({ code, basis })) })
    const drafted = await kernel.as(officer, draftReviewed, {
      id: '2027-pingshen',
      name: '2027 年紧缺职业目录',
      from: '2027-01-01',
      source: '2026 年度专家评审',
    })
    expect(drafted.differences).toBe(2)
    const { stepCase } = CASE_VERBS
    const { number } = drafted
    await kernel.as(officer, stepCase, { number, step: 'submit' })
    await kernel.as(officer, stepCase, { number, step: 'sign' })
    await kernel.as(finance, stepCase, { number, step: 'sign' })
    const on = async (day: string) =>
      (await kernel.standards()).inForce(catalogueKind, civilDate(day))?.data.rows ?? []
    const demand = (rows: Awaited<ReturnType<typeof on>>, name: string) =>
      rows.find((one) => one.name === name)?.demand
    expect(demand(await on('2026-12-31'), '焊工')).toBe('非常紧缺')
    expect(demand(await on('2027-01-01'), '焊工')).toBe('紧缺')
    expect(demand(await on('2027-01-01'), '保安员')).toBe('非常紧缺')
    expect(demand(await on('2027-01-01'), '车工')).toBeUndefined()
  })

  test('发布以后证据没有变，测算不再提出改类，改判的也不推翻', async () => {
    kernel.clock.set('2027-01-05T09:00:00+08:00')
    for (const { class: grade, before, name } of await proposals())
      expect([name, grade]).toEqual([name, name === '车工' ? '不列入' : before])
    expect(await proposal('焊工')).toMatchObject({ class: '紧缺', before: '紧缺', reviewed: true })
    await bring(row({ ...COLD, period: '2026Q2' }))
    expect(await proposal('焊工')).toMatchObject({ before: '紧缺', reviewed: false })
  })
})
