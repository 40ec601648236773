import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { readSheet } from '../../spreadsheets/index.ts'
import { may, performAsSystem } from '../../verb/index.ts'
import { workVerbs } from '../../work/index.ts'
import { caseTodo, caseVerbs, objectionProcedure, openCase, procedure, takeStep } from '../index.ts'
import { CASE_SHEET } from '../verbs/export-cases.ts'

const CLAUSE = { document: 'test', article: '1', text: '示例办法 第一条', status: 'assumed' as const }
const SCHOOL = '018f0000-0000-7000-8000-000000000001'

const example = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: () => ({ days: 3, clause: CLAUSE }) },
    correcting: { title: '待补正', holder: '申请人', progress: 2, within: { noTerm: '示例' } },
    review: { title: '待复核', holder: '区复核岗', progress: 2, within: { noTerm: '示例' } },
    done: { title: '已办好', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    accept: { title: '受理', from: 'filed', to: 'review', who: may('subsidy.accept'), tone: 'primary' },
    correct: {
      title: '一次告知补正',
      from: 'filed',
      to: 'correcting',
      who: may('subsidy.accept'),
      asks: 'corrections',
      corrections: [{ code: 'photo', text: '补照片' }],
    },
    resubmit: {
      title: '重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('subsidy.confirm'),
      tone: 'primary',
    },
    approve: { title: '通过', from: 'review', to: 'done', who: may('subsidy.decide'), tone: 'primary' },
  },
})

const cases = caseVerbs(
  [example],
  objectionProcedure(() => [example]),
)
const work = workVerbs(caseTodo([example]))
const clerk = official('district-clerk', ['120116'])
const other = official('district-clerk', ['120101'])
const school = agent('provider-agent', SCHOOL)

let kernel: TestKernel
const numbers: string[] = []

beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  // One a day, three working days each: on Thursday the 5th the first is due, the next on Friday, and on Monday.
  for (const [at, amount] of [300, 100, 200].entries()) {
    kernel.clock.set(`2026-03-0${2 + at}T09:00:00+08:00`)
    const { number } = await performAsSystem(kernel, 'example.file', (ctx) =>
      openCase(ctx, example, {
        district: '120116',
        organisation: SCHOOL,
        title: `示例 ${at + 1}`,
        amount,
        form: {},
      }),
    )
    numbers.push(number)
  }
  kernel.clock.set('2026-03-05T09:00:00+08:00')
})
afterAll(() => kernel.close())

const listed = async (input: object) =>
  (await kernel.as(clerk, cases.listCases, { box: 'todo', ...input } as never)).items.map(
    ({ number }) => number,
  )
const at = (...places: number[]) => places.map((place) => numbers[place])

test('待办可以按金额、按提交先后排，两个方向，翻页接得上', async () => {
  expect(await listed({})).toEqual(at(0, 1, 2))
  expect(await listed({ sort: 'amount' })).toEqual(at(1, 2, 0))
  expect(await listed({ sort: '-amount' })).toEqual(at(0, 2, 1))
  expect(await listed({ sort: '-opened' })).toEqual(at(2, 1, 0))
})

test('今天的每一部分，数和清单一致：今天到期的、七天内的、超期的、补正回来的', async () => {
  expect(await listed({ part: 'today' })).toEqual(at(0))
  expect(await listed({ part: 'week' })).toEqual(at(1, 2))
  expect(await listed({ part: 'overdue' })).toEqual([])
  const day = await kernel.as(clerk, cases.dayOfCases, {})
  expect([day.today.total, day.week.total, day.overdue.total, day.returned.total]).toEqual([1, 2, 0, 0])
  expect((await kernel.as(other, cases.dayOfCases, {})).week.total).toBe(0)
})

test('导出的就是看见的：同样的筛选、同样的次序；所选的只导出所选', async () => {
  const rows = async (input: object) => {
    const { bytes } = await kernel.as(clerk, cases.exportCases, { box: 'todo', ...input } as never)
    return (await readSheet(CASE_SHEET, bytes)).rows.map(({ values }) => [values.number, values.amount])
  }
  expect(await rows({ sort: 'amount' })).toEqual([
    [numbers[1], '1.00'],
    [numbers[2], '2.00'],
    [numbers[0], '3.00'],
  ])
  expect((await rows({ part: 'week' })).map(([number]) => number)).toEqual(at(1, 2))
  expect((await rows({ numbers: at(2) })).map(([number]) => number)).toEqual(at(2))
})

test('一份待办：什么事、到哪天、为什么是我；一天只要一个查询的条件，别的区没有', async () => {
  const mine = await kernel.as(clerk, work.listTodo, {})
  expect(mine.items[0]).toMatchObject({
    kindTitle: '示例办件',
    title: '示例 1',
    why: '等您“受理”',
    due: '2026-03-05',
    workingDaysLeft: 0,
    to: `/cases/${numbers[0]}`,
  })
  expect(mine.kinds).toMatchObject([{ total: 3, overdue: 0, today: 1, week: 2, first: 0 }])
  expect((await kernel.as(other, work.listTodo, {})).total).toBe(0)
  expect((await kernel.as(school, work.listTodo, {})).total).toBe(0)
})

test('交出去的在“等别人办的”里，说在谁手里；补正回来的认得出来', async () => {
  const [first] = numbers as [string, string, string]
  await kernel.as(clerk, cases.stepCase, { number: first, step: 'correct', corrections: ['photo'] })
  const others = await kernel.as(clerk, cases.listCases, { box: 'others' })
  expect(others.items.map(({ number, holder }) => [number, holder])).toEqual([[first, '申请人']])
  expect((await kernel.as(school, work.listTodo, {})).items).toMatchObject([{ why: '等您“重新提交”' }])
  await kernel.as(school, cases.stepCase, { number: first, step: 'resubmit' })
  expect(await listed({ part: 'returned' })).toEqual([first])
  expect(
    (await kernel.as(school, cases.listCases, { box: 'others' })).items.map(({ number }) => number),
  ).toContain(first)
  await performAsSystem(kernel, 'example.step', (ctx) => takeStep(ctx, [example], first, 'accept'))
  expect(await listed({ part: 'returned' })).toEqual([])
})

test('常用视图只属于自己；同名的换成新的；最多十二个；删了就没有', async () => {
  const list = '/cases'
  const names = async (who = clerk) =>
    (await kernel.as(who, work.listViews, { list })).items.map(({ name }) => name)
  await kernel.as(clerk, work.saveView, { list, name: '今天的', query: 'part=today' })
  await kernel.as(clerk, work.saveView, { list, name: '今天的', query: 'part=overdue' })
  expect((await kernel.as(clerk, work.listViews, { list })).items).toEqual([
    { name: '今天的', query: 'part=overdue' },
  ])
  expect(await names(other)).toEqual([])
  for (let one = 0; one < 11; one += 1)
    await kernel.as(clerk, work.saveView, { list, name: `第${one}个`, query: '' })
  await expect(kernel.as(clerk, work.saveView, { list, name: '第十三个', query: '' })).rejects.toMatchObject({
    status: 409,
  })
  await kernel.as(clerk, work.removeView, { list, name: '今天的' })
  expect(await names()).toHaveLength(11)
})
