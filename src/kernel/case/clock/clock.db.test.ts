import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { event, workOff } from '../../event/index.ts'
import { civilDate } from '../../value/time/civil-date.ts'
import { may, verb } from '../../verb/index.ts'
import {
  caseFollowers,
  caseVerbs,
  type Hold,
  objectionProcedure,
  openCase,
  type Procedure,
  procedure,
  readEvents,
  readFile,
  tickCases,
  wake,
} from '../index.ts'

const CLAUSE = { document: 'test', article: '1', text: '示例办法 第一条', status: 'assumed' as const }
const term = (days: number) => () => ({ days, clause: CLAUSE })
const answered = event('registers.answered', z.object({ person: z.string() }))

/** Subtitles of the cases whose cause is gone, and of those that break when they are looked at. */
const ready = new Set<string>()
const broken = new Set<string>()
let looks = 0

const example: Procedure = procedure({
  kind: 'XL',
  title: '示例办件',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: term(7) },
    window: {
      title: '窗口期',
      holder: '申请人',
      progress: 1,
      within: { until: () => civilDate('2026-03-20') },
    },
    done: { title: '已办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    wait: { title: '等', from: 'filed', to: 'window', who: may('subsidy.accept') },
    finish: {
      title: '办结',
      from: ['filed', 'window'],
      to: 'done',
      who: may('subsidy.accept'),
      tone: 'primary',
    },
  },
  async resume(_ctx, file) {
    looks += 1
    if (broken.has(file.subtitle)) throw new Error(`${file.subtitle} breaks`)
    return ready.has(file.subtitle) && file.record ? { record: file.record, amount: null } : { hold: HELD }
  },
})
const HELD: Hold = {
  code: 'register',
  text: '社保登记未应答',
  whose: '社保登记应答',
  wakes: [wake(answered, { person: 'p1' })],
}
const objections = objectionProcedure(() => procedures)
const procedures: Procedure[] = [example, objections]
const verbs = caseVerbs(procedures, objections)

const file = verb({
  name: 'example.file',
  title: '提交示例',
  http: 'POST /example',
  who: may('training.file'),
  input: z.strictObject({ name: z.string(), held: z.boolean() }),
  output: z.object({ number: z.string() }),
  run: async (ctx, { name, held }) =>
    openCase(ctx, example, {
      district: '120116',
      title: '示例',
      subtitle: name,
      form: {},
      record: {
        rule: 'example',
        decidedOn: ctx.today,
        facts: {},
        editions: [],
        decision: { outcome: 'granted', value: 1, reasons: [], editions: [] },
      },
      held: held ? HELD : null,
    }),
})
const told = verb({
  name: 'example.answer',
  title: '应答',
  http: 'POST /answer',
  who: may('cases.read'),
  input: z.strictObject({ person: z.string() }),
  output: z.object({}),
  async run(ctx, { person }) {
    await ctx.emit(answered, { person })
    return {}
  },
})

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ followers: caseFollowers })
})
beforeEach(async () => {
  ready.clear()
  broken.clear()
  looks = 0
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  await sql`truncate case_file cascade`.execute(kernel.database.db)
  await sql`delete from trouble`.execute(kernel.database.db)
})
afterAll(() => kernel.close())

const clerk = official('district-clerk', ['120116'])
const filed = async (name: string, held = false) =>
  (await kernel.as(agent('provider-agent', '00000000-0000-4000-8000-000000000001'), file, { name, held }))
    .number
const tick = (onError: (error: unknown) => void = () => {}) => tickCases(kernel, procedures, onError)
const read = async (number: string) => (await readFile(kernel.database.db, number))!
const later = (seconds: number) =>
  kernel.clock.set(new Date(kernel.clock.now().getTime() + seconds * 1000).toISOString())

test('搁置期间不计时、不督办；恢复以后期限顺延搁置的工作日数', async () => {
  const number = await filed('a', true)
  expect(await read(number)).toMatchObject({ dueOn: '2026-03-11' })
  kernel.clock.set('2026-03-16T09:00:00+08:00')
  await tick()
  expect((await readEvents(kernel.database.db, number)).map(({ step }) => step)).toEqual(['open'])
  expect(await kernel.as(clerk, verbs.readCase, { number })).toMatchObject({
    due: null,
    workingDaysLeft: null,
    holder: '等待社保登记应答，系统自动继续',
  })
  ready.add('a')
  later(3600)
  await tick()
  // Held from Monday 2 March to Monday 16 March: ten working days more.
  expect(await read(number)).toMatchObject({ held: null, dueOn: '2026-03-25' })
})

test('到期日跨入放假安排未公布的年份，标明是估算；公布以后重新计算', async () => {
  kernel.clock.set('2026-12-28T09:00:00+08:00')
  const number = await filed('b')
  const seen = await kernel.as(clerk, verbs.readCase, { number })
  expect(seen).toMatchObject({ due: '2027-01-06', estimatedYears: [2027] })
  const years = { ...kernel.city.calendar.years, 2027: { holidays: [civilDate('2027-01-01')], workdays: [] } }
  const informed = { ...kernel, city: { ...kernel.city, calendar: { years } } }
  await tickCases(informed, procedures, () => {})
  expect(await kernel.as(clerk, verbs.readCase, { number })).toMatchObject({
    due: '2027-01-07',
    estimatedYears: [],
  })
})

test('有截止日的状态按截止日督办', async () => {
  const number = await filed('c')
  await kernel.as(clerk, verbs.stepCase, { number, step: 'wait' })
  expect(await read(number)).toMatchObject({ dueOn: '2026-03-20' })
  kernel.clock.set('2026-03-20T23:00:00+08:00')
  await tick()
  expect((await read(number)).escalatedOn).toBeNull()
  kernel.clock.set('2026-03-21T00:10:00+08:00')
  await tick()
  expect((await read(number)).escalatedOn).toBe('2026-03-21')
})

test('第 501 件搁置的办件，和排在出错办件后面的，一分钟内都轮到', async () => {
  const first = await filed('first', true)
  const { db } = kernel.database
  await sql`insert into case_file (number, kind, district, title, subtitle, state, form, record, held_code, held_text,
      held_since, opened_at, moved_at)
    select 'XL-2026-120116-1' || lpad(n::text, 5, '0'), kind, district, title, 'more ' || n, state, form, record,
      held_code, held_text, held_since, opened_at, moved_at
    from case_file, generate_series(1, 620) n where number = ${first}`.execute(db)
  for (let n = 1; n <= 40; n += 1) broken.add(`more ${n}`)
  await tick()
  expect(looks).toBe(621)
  ready.add('more 620')
  later(30)
  await tick()
  expect(await read('XL-2026-120116-100620')).toMatchObject({ held: null })
  looks = 0
  await tick()
  expect(looks).toBe(0)
}, 120_000)

test('没有变化的越看越疏；等的事发生了就马上看', async () => {
  const number = await filed('d', true)
  const times: number[] = []
  for (let second = 0; second <= 600; second += 5) {
    looks = 0
    await tick()
    if (looks > 0) times.push(second)
    later(5)
  }
  expect(times).toEqual([0, 10, 30, 70, 150, 310])
  ready.add('d')
  await kernel.as(clerk, told, { person: 'somebody else' })
  await workOff(kernel, () => {})
  await tick()
  expect((await read(number)).held).not.toBeNull()
  await kernel.as(clerk, told, { person: 'p1' })
  await workOff(kernel, () => {})
  await tick()
  expect((await read(number)).held).toBeNull()
})

test('看五次都出错的是卡住的工作；有人办了这一件，它就不再卡住', async () => {
  const number = await filed('e', true)
  broken.add('e')
  for (let round = 0; round < 8; round += 1) {
    await tick()
    later(1300)
  }
  expect(looks).toBe(5)
  const stuck = async () =>
    (await sql`select id, tries from trouble where stuck_at is not null`.execute(kernel.database.db)).rows
  expect(await stuck()).toEqual([{ id: number, tries: 5 }])
  await kernel.as(clerk, verbs.stepCase, { number, step: 'wait' })
  await tick()
  expect(await stuck()).toEqual([])
})
