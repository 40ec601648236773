import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { agent, asking, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { auditTrail } from '../../audit/index.ts'
import type { Db } from '../../database/index.ts'
import type { Actor } from '../../identity/actor.ts'
import { may, perform, problem, verb } from '../../verb/index.ts'
import {
  carryOut,
  caseVerbs,
  objectionProcedure,
  openCase,
  type Procedure,
  procedure,
  readEvents,
  readFile,
} from '../index.ts'

let doubts: string[] = []

const example: Procedure = procedure({
  kind: 'XJ',
  title: '示例决定',
  starts: 'review',
  states: {
    review: { title: '待复核', holder: '区复核岗', progress: 2, within: { noTerm: '示例' } },
    approved: { title: '通过', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予通过', holder: '已办结', progress: 4, ends: 'refused' },
  },
  steps: {
    approve: {
      title: '通过',
      from: 'review',
      to: 'approved',
      who: may('subsidy.decide'),
      decides: true,
      tone: 'primary',
      async foresees(ctx) {
        const rest = await restOf(ctx.db)
        return [{ label: '资金', text: `可用 ${rest}，办后 ${rest - 100}` }]
      },
      async run(ctx) {
        const { rows } =
          await sql`update example_fund set rest = rest - 100 where rest >= 100 returning rest`.execute(
            ctx.db,
          )
        if (rows.length === 0) throw problem(409, '资金不够')
        return {}
      },
    },
    refuse: {
      title: '不予通过',
      from: 'review',
      to: 'refused',
      who: may('subsidy.decide'),
      decides: true,
      asks: 'reason',
      reasons: [{ code: 'no', text: '不符合条件' }],
      tone: 'bad',
    },
  },
  evidence: async () => ({
    comparisons: doubts.map((note) => ({
      item: '比对',
      declared: '',
      authoritative: '',
      source: '登记',
      trust: 'A',
      result: 'attention',
      note,
    })),
    tabs: [],
    documents: [],
  }),
})
const objections = objectionProcedure(() => procedures)
const procedures: Procedure[] = [example, objections]
const verbs = caseVerbs(procedures, objections)
const file = verb({
  name: 'example-decision.file',
  title: '提交示例',
  http: 'POST /example-decision',
  who: may('training.file'),
  input: z.strictObject({}),
  output: z.object({ number: z.string() }),
  run: (ctx) => openCase(ctx, example, { district: '120116', title: '张*国', form: {} }),
})

const provider = agent('provider-agent', randomUUID())
const reviewer = official('district-reviewer', ['120116'])
const colleague = official('district-reviewer', ['120116'], 'colleague')

let kernel: TestKernel
let waiting: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  waiting = { ...kernel, takeBackSeconds: 10 }
  await sql`create table example_fund (rest integer not null)`.execute(kernel.database.db)
  await sql`insert into example_fund values (0)`.execute(kernel.database.db)
})
afterAll(() => kernel.close())
beforeEach(async () => {
  await giveFund(10_000)
  doubts = []
  kernel.clock.set('2026-03-02T09:00:00+08:00')
})

const restOf = async (db: Db): Promise<number> =>
  Number((await sql<{ rest: number }>`select rest from example_fund`.execute(db)).rows[0]?.rest)
const fund = () => restOf(kernel.database.db)
const giveFund = (rest: number) => sql`update example_fund set rest = ${rest}`.execute(kernel.database.db)
const filed = async () => (await kernel.as(provider, file, {})).number
const decide = (who: Actor, number: string, more: object = {}) =>
  perform(waiting, verbs.stepCase, asking(who), { number, step: 'approve', ...more })
const secondsLater = (seconds: number) =>
  kernel.clock.set(new Date(Date.parse('2026-03-02T01:00:00Z') + seconds * 1000).toISOString())
/** The worker's round, with whoever the accounts are now. */
const goOn = (still: readonly Actor[] = [reviewer, colleague]) =>
  carryOut(
    waiting,
    procedures,
    async (account) => still.find((one) => one.account === account) ?? null,
    (error) => {
      throw error
    },
  )
const stateOf = async (number: string) => (await readFile(kernel.database.db, number))?.state
const mine = async (who: Actor) => (await kernel.as(who, verbs.listHeldBack, {})).items

describe('决定可以撤回', () => {
  test('决定后十秒内没有生效；满了由原来的人办成，只办一次', async () => {
    const number = await filed()
    const answer = await decide(reviewer, number, { note: '同意' })
    expect(answer).toMatchObject({
      state: 'review',
      heldBack: { stepTitle: '通过', mine: true, secondsLeft: 10 },
    })
    expect([await stateOf(number), await fund()]).toEqual(['review', 10_000])
    secondsLater(9)
    expect(await goOn()).toBe(0)
    secondsLater(10)
    expect(await goOn()).toBe(1)
    expect(await goOn()).toBe(0)
    expect([await stateOf(number), await fund()]).toEqual(['approved', 9900])
    expect((await readEvents(kernel.database.db, number)).at(-1)).toMatchObject({
      step: 'approve',
      actor: reviewer.account,
      note: '同意',
    })
    const [act] = await auditTrail(kernel.database.db, { verb: 'cases.carry-out', districts: 'all' }, 1)
    expect(act).toMatchObject({ account: reviewer.account, subjectId: number, outcome: 'ok' })
    expect(await mine(reviewer)).toEqual([])
  })

  test('本人撤回就当没有决定过，意见还给他；别人撤不了；生效了也撤不了', async () => {
    const number = await filed()
    await decide(reviewer, number, { note: '同意' })
    await expect(kernel.as(colleague, verbs.takeBack, { number })).rejects.toMatchObject({ status: 409 })
    expect(await kernel.as(reviewer, verbs.takeBack, { number })).toMatchObject({
      step: 'approve',
      note: '同意',
    })
    secondsLater(60)
    expect(await goOn()).toBe(0)
    expect(await stateOf(number)).toBe('review')
    await decide(reviewer, number)
    secondsLater(120)
    await goOn()
    await expect(kernel.as(reviewer, verbs.takeBack, { number })).rejects.toMatchObject({
      title: expect.stringContaining('已经生效'),
    })
  })

  test('等待生效时别人不能办、不能领；不在任何人的待办里；申请人还看不到', async () => {
    const number = await filed()
    await decide(reviewer, number)
    await expect(decide(colleague, number)).rejects.toMatchObject({ status: 409 })
    await expect(kernel.as(colleague, verbs.claimCase, { number })).rejects.toMatchObject({ status: 409 })
    const { items } = await kernel.as(colleague, verbs.listCases, { box: 'todo', q: number })
    expect(items).toEqual([])
    const seen = await kernel.as(colleague, verbs.readCase, { number })
    expect(seen.heldBack).toMatchObject({ by: reviewer.label, mine: false })
    expect(seen.steps.every(({ allowed }) => !allowed)).toBe(true)
    await kernel.as(reviewer, verbs.takeBack, { number })
  })

  test('当时就办不成的当时就说；到时候才办不成的，决定的人看得到为什么', async () => {
    const number = await filed()
    await giveFund(0)
    await expect(decide(reviewer, number)).rejects.toMatchObject({ title: '资金不够' })
    expect(await mine(reviewer)).toEqual([])
    await giveFund(100)
    await decide(reviewer, number)
    await giveFund(0)
    secondsLater(10)
    expect(await goOn()).toBe(0)
    expect(await stateOf(number)).toBe('review')
    expect(await mine(reviewer)).toMatchObject([{ number, failed: expect.stringContaining('资金不够') }])
    expect((await kernel.as(colleague, verbs.readCase, { number })).heldBack).toBeNull()
    const { items } = await kernel.as(reviewer, verbs.listCases, { box: 'todo', q: number })
    expect(items).toMatchObject([{ number, heldBack: { failed: expect.stringContaining('资金不够') } }])
    const [act] = await auditTrail(kernel.database.db, { verb: 'cases.carry-out', districts: 'all' }, 1)
    expect(act).toMatchObject({ outcome: 'failed', account: reviewer.account })
    await giveFund(100)
    await decide(colleague, number)
    secondsLater(20)
    expect(await goOn()).toBe(1)
  })

  test('生效时再问一遍岗位：账号停用了、岗位收回了，都不生效', async () => {
    const gone = await filed()
    const unable = await filed()
    await decide(reviewer, gone)
    await decide(colleague, unable)
    secondsLater(10)
    expect(await goOn([{ ...colleague, may: new Set() }])).toBe(0)
    expect(await Promise.all([gone, unable].map(stateOf))).toEqual(['review', 'review'])
    expect(await mine(reviewer)).toMatchObject([{ failed: expect.stringContaining('已经停用') }])
    expect(await mine(colleague)).toMatchObject([{ failed: expect.stringContaining('岗位') }])
    for (const [who, number] of [
      [reviewer, gone],
      [colleague, unable],
    ] as const)
      await kernel.as(who, verbs.takeBack, { number })
  })

  test('两个后台同时到，只办一次', async () => {
    const number = await filed()
    await decide(reviewer, number)
    secondsLater(10)
    await Promise.all([goOn(), goOn(), goOn()])
    expect([await stateOf(number), await fund()]).toEqual(['approved', 9900])
    const { rows } =
      await sql`select 1 from case_event where number = ${number} and step = 'approve'`.execute(
        kernel.database.db,
      )
    expect(rows).toHaveLength(1)
  })
})

describe('疑点逐条确认', () => {
  test('没有全部确认的，不能通过；确认了什么，随决定留下', async () => {
    doubts = ['登记里没有这个单位', '两个班时间重叠']
    const number = await filed()
    const { doubts: shown } = await kernel.as(reviewer, verbs.readCase, { number })
    expect(shown).toHaveLength(2)
    const codes = shown.map(({ code }) => code)
    for (const acknowledged of [undefined, [], codes.slice(1)])
      await expect(
        kernel.as(reviewer, verbs.stepCase, { number, step: 'approve', acknowledged }),
      ).rejects.toMatchObject({ code: 'case.doubtsOpen' })
    await kernel.as(reviewer, verbs.stepCase, { number, step: 'approve', acknowledged: codes })
    const { timeline } = await kernel.as(reviewer, verbs.readCase, { number })
    expect(timeline.at(-1)?.doubts).toEqual(shown.map(({ text }) => text))
    const [act] = await auditTrail(kernel.database.db, { verb: 'cases.step', districts: 'all' }, 1)
    expect(act?.purpose).toContain('逐条确认了 2 处疑点')
  })

  test('决定以后又多了疑点，到时候不生效', async () => {
    const number = await filed()
    await decide(reviewer, number)
    doubts = ['名册与登记矛盾']
    secondsLater(10)
    expect(await goOn()).toBe(0)
    expect(await mine(reviewer)).toMatchObject([{ failed: expect.stringContaining('疑点') }])
    await kernel.as(reviewer, verbs.takeBack, { number })
  })

  test('不予通过不用确认疑点', async () => {
    doubts = ['登记里没有这个单位']
    const number = await filed()
    await kernel.as(reviewer, verbs.stepCase, { number, step: 'refuse', reason: 'no' })
    expect(await stateOf(number)).toBe('refused')
  })
})

test('办以前看得到办后的数字；不能办的人看不到', async () => {
  const number = await filed()
  const { lines, takeBackSeconds } = await perform(waiting, verbs.foreseeStep, asking(reviewer), {
    number,
    step: 'approve',
  })
  expect(lines).toMatchObject([
    { label: '资金', text: '可用 10000，办后 9900' },
    { label: '办后', text: '通过，本件办结' },
  ])
  expect(takeBackSeconds).toBe(10)
  await expect(
    kernel.as(official('district-clerk', ['120116']), verbs.foreseeStep, { number, step: 'approve' }),
  ).rejects.toMatchObject({ status: 403 })
})
