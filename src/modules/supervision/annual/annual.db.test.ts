import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  clerk,
  openSchool,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { openCase } from '../../../kernel/case/index.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { CASE_VERBS, PROCEDURES } from '../../../main/modules.ts'
import { rateCase } from '../../feedback/index.ts'
import {
  annualReportPaper,
  annualReports,
  confirmAnnualReport,
  myAnnualReport,
} from '../verbs/annual-reports.ts'
import { fileReport } from '../verbs/reports.ts'
import { chaseAnnualReports } from './chase.ts'

let kernel: TestKernel
let school: Awaited<ReturnType<typeof openSchool>>
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  school = await openSchool(kernel, 841)
})
afterAll(() => kernel.close())

const bureau = official('municipal-reviewer')
const step = (actor: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })

/** Somebody who signed up with a school, was turned away, and rates it badly. */
async function complained(organisation: string): Promise<{ complaint: string }> {
  const kind = PROCEDURES.find((one) => one.kind === 'BM')
  if (!kind) throw new Error('no BM')
  const who = citizen(randomUUID())
  const { number } = await asSystem(kernel, (ctx) =>
    openCase(ctx, { ...kind, form: undefined } as never, {
      district: '120116',
      person: who.person,
      organisation,
      title: '报名',
      form: {},
    }),
  )
  await sql`update case_file set state = 'refused', closed_at = ${kernel.clock.now()} where number = ${number}`.execute(
    kernel.database.db,
  )
  const { complaint } = await kernel.as(who, rateCase, { number, stars: 1, words: '报了名没有人答复' })
  if (!complaint) throw new Error('no complaint')
  return { complaint }
}

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
  expect((await standing())?.standing).toBe('none')
  await chaseAnnualReports(kernel, (error) => {
    throw error
  })
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

test('投诉举报只计查实、答复了的件数，不写办件号和是谁；没有查实的、说别家的、不予采纳的不计；认定通过逐班列出', async () => {
  kernel.clock.set('2026-05-06T09:00:00+08:00')
  const [own, other] = [await openSchool(kernel, 843), await openSchool(kernel, 844)]
  const badly = await complained(own.id)
  const discounted = await complained(own.id)
  await step(bureau, badly.complaint, 'confirm', { note: '查了，确实没有答复' })
  await step(bureau, badly.complaint, 'mended', { note: '机构补了答复' })
  await step(bureau, badly.complaint, 'answer', { note: '机构已补上答复，谢谢' })
  await step(bureau, discounted.complaint, 'discount', { reason: 'other-matter' })
  for (const [name, outcome] of [
    ['海河职业培训学校843', 'uphold'],
    ['海河职业培训学校843', 'not-upheld'],
    ['海河职业培训学校844', 'uphold'],
  ] as const) {
    const { number } = await kernel.as(PUBLIC, fileReport, {
      organisation: name,
      told: '签到以后就让大家回家，没有上课',
    })
    await step(official('municipal-officer'), number, 'check', { note: '看了录像和签到' })
    await step(bureau, number, outcome, { input: { answer: '已经核查，谢谢您的举报' } })
  }
  const lines = async (agent: Actor) =>
    (await kernel.as(agent, myAnnualReport, { year: 2026 })).report?.lines ?? []
  const found = (await lines(own.agent)).find(({ key }) => key === 'complaints')
  expect(found).toMatchObject({
    value: '2 件',
    rows: [
      { text: '报名的差评，已核实答复：1 件', to: null },
      { text: '举报，查实：1 件', to: null },
    ],
  })
  expect(JSON.stringify(found)).not.toMatch(/[A-Z]{2}-\d{4}/)
  expect((await lines(other.agent)).find(({ key }) => key === 'complaints')?.value).toBe('1 件')
  const passed = (await lines(school.agent)).find(({ key }) => key === 'passed')
  expect(passed?.rows).toEqual([
    { text: expect.stringMatching(/^KB-.+没有人参加$/), to: expect.stringMatching(/^\/classes\//) },
  ])
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
