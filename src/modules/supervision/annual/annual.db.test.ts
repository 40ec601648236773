import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  clerk,
  openSchool,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import {
  annualReportPaper,
  annualReports,
  confirmAnnualReport,
  myAnnualReport,
} from '../verbs/annual-reports.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 841)
})
afterAll(() => kernel.close())

const mine = async () => {
  const { report } = await kernel.as(school.agent, myAnnualReport, { year: 2026 })
  if (!report) throw new Error('it reports')
  return report
}
const confirm = (more: object = {}) => kernel.as(school.agent, confirmAnnualReport, { year: 2026, ...more })
const standing = async () =>
  (await kernel.as(clerk, annualReports, { year: 2026 })).items.find(
    ({ organisation }) => organisation === school.id,
  )

test('年度报告由本单位记录汇总，每个数字带着它的班；没有过完不能确认；确认以后更正要写原因，各版都在，下载的是那一版', async () => {
  const lines = workers(2)
  const { id, number } = await approvedClass(kernel, school.agent, lines)
  const people = []
  for (const line of lines) people.push(await traineeOf(kernel, line))
  await taught(kernel, school.agent, id, people, (trainee) => trainee === 0)
  const report = await mine()
  const value = (key: string) => report.lines.find((one) => one.key === key)
  expect(value('classes')).toMatchObject({
    value: '1 个',
    rows: [{ text: expect.stringContaining(number), to: `/classes/${id}` }],
  })
  expect(value('trainees')?.value).toBe('2 人次')
  expect(value('completed')?.value).toBe('1 人次')
  expect(value('hours')?.value).toBe('120 课时')
  expect(value('paid')?.value).toBe('0.00 元')
  await expect(confirm()).rejects.toMatchObject({ code: 'supervision.yearNotOver' })
  kernel.clock.set('2027-03-31T09:00:00+08:00')
  expect((await mine()).overdue).toBe(false)
  expect((await standing())?.standing).toBe('waiting')
  kernel.clock.set('2027-04-01T09:00:00+08:00')
  expect((await mine()).overdue).toBe(true)
  expect((await standing())?.standing).toBe('overdue')
  expect(await confirm({ remark: '没有别的' })).toEqual({ version: 1 })
  await expect(confirm()).rejects.toMatchObject({ code: 'supervision.correctionSaysWhy' })
  expect(await confirm({ why: '补报一个班' })).toEqual({ version: 2 })
  expect((await mine()).versions.map(({ version, why }) => [version, why])).toEqual([
    [2, '补报一个班'],
    [1, null],
  ])
  expect(await standing()).toMatchObject({ standing: 'confirmed', versions: 2 })
  const paper = await kernel.as(school.agent, annualReportPaper, { year: 2026, version: 1 })
  expect(paper.name).toBe('2026年度报告-第1版.pdf')
  await expect(sql`update annual_report set remark = ''`.execute(kernel.database.db)).rejects.toThrow('stays')
})

test('两次同时确认，是两版，不是同一版；别家的、外区的看不到', async () => {
  const other = await openSchool(kernel, 842)
  kernel.clock.set('2027-04-02T09:00:00+08:00')
  const both = await Promise.allSettled(
    [1, 2].map(() => kernel.as(other.agent, confirmAnnualReport, { year: 2026, why: '同时确认一次' })),
  )
  expect(both.map((one) => (one.status === 'fulfilled' ? one.value.version : 0)).sort()).toEqual([1, 2])
  const abroad = { ...clerk, districts: ['120104'] }
  expect((await kernel.as(abroad as typeof clerk, annualReports, { year: 2026 })).items).toEqual([])
})
