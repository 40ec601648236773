import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { agent, asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { acting, ROLES } from '../../../test/posts.ts'
import { auditTrail } from '../audit/index.ts'
import { createAccount } from '../identity/accounts.ts'
import type { Actor } from '../identity/actor.ts'
import { giveGrant } from '../identity/grants.ts'
import type { Role } from '../identity/roles.ts'
import { civilDate } from '../value/time/civil-date.ts'
import { may, perform, verb } from '../verb/index.ts'
import {
  caseVerbs,
  goOnWithBatches,
  objectionProcedure,
  openCase,
  type Procedure,
  procedure,
  readEvents,
  readFile,
  stateOf,
  tickCases,
} from './index.ts'

const CLAUSE = { document: 'test', article: '1', text: '示例办法 第一条', status: 'assumed' as const }
let ready = false

const example: Procedure = procedure({
  kind: 'XL',
  title: '示例办件',
  compared: true,
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: () => ({ days: 7, clause: CLAUSE }) },
    review: { title: '待复核', holder: '区复核岗', progress: 2, within: { noTerm: '示例' } },
    notice: {
      title: '公示中',
      holder: '公示',
      progress: 3,
      notice: {
        title: () => '示例公示',
        fields: async (_ctx, files) => files.map(() => [{ label: '姓名', text: '张*国' }]),
        term: () => ({ days: 5, clause: CLAUSE }),
      },
    },
    approved: { title: '通过', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予通过', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '受理',
      from: 'filed',
      to: 'review',
      who: may('subsidy.accept'),
      vouches: true,
      tone: 'primary',
    },
    correct: {
      title: '一次告知补正',
      from: 'review',
      to: 'filed',
      who: may('subsidy.decide'),
      once: true,
      asks: 'corrections',
      corrections: [
        { code: 'photo', text: '补照片' },
        { code: 'seal', text: '补盖章' },
      ],
    },
    approve: {
      title: '通过',
      from: 'review',
      to: 'notice',
      who: may('subsidy.decide'),
      decides: true,
      tone: 'primary',
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
    withdraw: {
      title: '撤回',
      from: ['filed', 'review'],
      to: 'withdrawn',
      who: may('training.file'),
      asks: 'reason',
      reasons: [{ code: 'mistake', text: '填错了' }],
    },
    publish: { title: '公示期满', from: 'notice', to: 'approved', by: 'clock', unless: 'objection' },
    object: { title: '异议成立', from: 'notice', to: 'review', by: 'system' },
  },
  resume: async (_ctx, file) =>
    ready && file.record
      ? { record: file.record, amount: 5 }
      : { hold: { code: 'register', text: '社保登记未应答' } },
})
const objections = objectionProcedure(() => procedures)
const procedures: Procedure[] = [example, objections]
const verbs = caseVerbs(procedures, objections)

const file = verb({
  name: 'example.file',
  title: '提交示例',
  http: 'POST /example',
  who: may('training.file'),
  input: z.strictObject({ district: z.string(), held: z.boolean().default(false) }),
  output: z.object({ number: z.string() }),
  run: async (ctx, { district, held }) =>
    openCase(ctx, example, {
      district,
      organisation: ORGANISATION,
      title: '张*国',
      form: { a: 1 },
      record: {
        rule: 'example',
        decidedOn: ctx.today,
        facts: { a: 1 },
        editions: [],
        decision: { outcome: 'granted', value: 1, reasons: [], editions: [] },
      },
      held: held ? { code: 'register', text: '社保登记未应答' } : null,
    }),
})

const ORGANISATION = randomUUID()
const provider = agent('provider-agent', ORGANISATION)
const clerk = official('district-clerk', ['120116'])
const reviewer = official('district-reviewer', ['120116'])
const elsewhere = official('district-reviewer', ['120101'], 'elsewhere')
const city = official('municipal-reviewer')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel.close())

const filed = async (input: { held?: boolean; district?: string } = {}) =>
  (await kernel.as(provider, file, { district: input.district ?? '120116', held: input.held ?? false }))
    .number
const step = (who: Parameters<TestKernel['as']>[0], number: string, name: string, more: object = {}) =>
  kernel.as(who, verbs.stepCase, { number, step: name, ...more })
const tick = () =>
  tickCases(kernel, procedures, (error) => {
    throw error
  })
const status = (title: RegExp | number) =>
  typeof title === 'number'
    ? expect.objectContaining({ status: title })
    : expect.objectContaining({ title: expect.stringMatching(title) })

describe('办件号', () => {
  test('编号按种类、年份、区连续，中间有撤回的办理也不缺号', async () => {
    const first = await filed({ district: '120119' })
    await expect(
      kernel.as(provider, file, { district: 'x'.repeat(5000) as string, held: 'no' as never }),
    ).rejects.toEqual(status(400))
    const second = await filed({ district: '120119' })
    expect([first, second]).toEqual(['XL-2026-120119-000001', 'XL-2026-120119-000002'])
  })

  test('二十件同时提交，得到连着的二十个号', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => filed({ district: '120118' })))
    expect(numbers.sort().map((number) => Number(number.slice(-6)))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
  })
})

describe('一个办件的一生', () => {
  test('受理、同意、公示五个工作日，到时自动通过', async () => {
    const number = await filed()
    await step(clerk, number, 'accept')
    await step(reviewer, number, 'approve')
    const detail = await kernel.as(reviewer, verbs.readCase, { number })
    expect(detail.stateTitle).toBe('公示中')
    expect(detail.notice).toMatchObject({ openedOn: '2026-03-02', endsOn: '2026-03-09', open: true })
    kernel.clock.set('2026-03-09T23:00:00+08:00')
    await tick()
    expect((await readFile(kernel.database.db, number))?.state).toBe('notice')
    kernel.clock.set('2026-03-10T00:30:00+08:00')
    await tick()
    expect((await readFile(kernel.database.db, number))?.state).toBe('approved')
    kernel.clock.set('2026-03-02T09:00:00+08:00')
  })

  test('列里存的就是事件说的', async () => {
    for (const { number, state, revision, kind } of (
      await sql<{
        number: string
        state: string
        revision: number
        kind: string
      }>`select number, state, revision, kind from case_file`.execute(kernel.database.db)
    ).rows) {
      const own = procedures.find((one) => one.kind === kind)!
      expect(stateOf(own, await readEvents(kernel.database.db, number))).toEqual({ state, revision })
    }
  })

  test('四眼：提交或受理过的人不能同意', async () => {
    const number = await filed()
    const both = acting({ ...clerk, roles: ['district-clerk', 'district-reviewer'] })
    await step(both, number, 'accept')
    await expect(step(both, number, 'approve')).rejects.toEqual(status(/不能审批自己/))
    const offered = (await kernel.as(both, verbs.readCase, { number })).steps.find(
      (one) => one.step === 'approve',
    )
    expect(offered).toMatchObject({ allowed: false, why: expect.stringContaining('审与批') })
  })

  test('别的区看不到，也动不了', async () => {
    const number = await filed()
    await expect(kernel.as(elsewhere, verbs.readCase, { number })).rejects.toEqual(status(403))
    await expect(step(elsewhere, number, 'approve')).rejects.toEqual(status(403))
    expect(
      (await kernel.as(elsewhere, verbs.listCases, { box: 'all' })).items.map((one) => one.number),
    ).not.toContain(number)
  })

  test('补正只要求一次，清单一次说全', async () => {
    const number = await filed()
    await step(clerk, number, 'accept')
    await expect(step(reviewer, number, 'correct', { corrections: [] })).rejects.toEqual(status(400))
    await step(reviewer, number, 'correct', { corrections: ['photo', 'seal'] })
    const timeline = (await kernel.as(provider, verbs.readCase, { number })).timeline
    expect(timeline.at(-1)?.corrections).toEqual(['补照片', '补盖章'])
    await step(clerk, number, 'accept')
    await expect(step(reviewer, number, 'correct', { corrections: ['photo'] })).rejects.toEqual(
      status(/一次告知/),
    )
  })

  test('不予和放弃的理由取自清单', async () => {
    const number = await filed()
    await expect(step(provider, number, 'withdraw')).rejects.toEqual(status(400))
    await expect(step(provider, number, 'withdraw', { reason: 'whim' })).rejects.toEqual(status(400))
    await step(provider, number, 'withdraw', { reason: 'mistake' })
    expect((await readFile(kernel.database.db, number))?.closedAt).not.toBeNull()
  })

  test('两个经办人同时办：一个办成，另一个被告知现在的状态', async () => {
    const number = await filed()
    const seen = (await kernel.as(clerk, verbs.readCase, { number })).revision
    const tries = await Promise.allSettled([
      step(clerk, number, 'accept', { revision: seen }),
      step({ ...clerk, account: 'other' }, number, 'accept', { revision: seen }),
    ])
    expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(tries.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { status: 409, detail: expect.stringContaining('待复核') },
    })
  })

  test('一个人领走以后，同事要等转交才能办', async () => {
    const number = await filed()
    await kernel.as(clerk, verbs.claimCase, { number })
    const colleague = { ...clerk, account: 'colleague' }
    await expect(step(colleague, number, 'accept')).rejects.toEqual(status(409))
    await kernel.as(clerk, verbs.transferCase, { number, to: null })
    await step(colleague, number, 'accept')
  })

  test('可以交给本区同岗位的同事；别的岗位、别的区不行', async () => {
    const number = await filed()
    const [here, there, other] = await Promise.all([
      account('li.ming', { role: 'district-clerk', district: '120116' }),
      account('wang.fang', { role: 'district-clerk', district: '120101' }),
      account('zhao.jun', { role: 'finance-officer', district: '120116' }),
    ])
    const { items } = await kernel.as(clerk, verbs.listColleagues, { number })
    expect(items).toEqual([{ account: here, label: 'li.ming', title: '区经办人（受理）' }])
    await kernel.as(clerk, verbs.claimCase, { number })
    for (const to of [there, other, randomUUID()])
      await expect(kernel.as(clerk, verbs.transferCase, { number, to })).rejects.toEqual(status(400))
    expect((await kernel.as(clerk, verbs.transferCase, { number, to: here })).handler).toBe(here)
    await expect(step(clerk, number, 'accept')).rejects.toEqual(status(409))
    await step({ ...clerk, account: here }, number, 'accept')
  })

  test('提交的人不能领走，使它没人能决定', async () => {
    const number = await filed()
    await expect(kernel.as(provider, verbs.claimCase, { number })).rejects.toEqual(status(403))
    await expect(kernel.as(official('auditor'), verbs.claimCase, { number })).rejects.toEqual(status(403))
  })

  test('管理员看不到办件', async () => {
    const number = await filed()
    for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const)
      await expect(kernel.as(official(role), verbs.readCase, { number })).rejects.toEqual(status(403))
  })
})

/** An account of an official with one grant. */
async function account(login: string, held: { role: Role; district: string }): Promise<string> {
  const { db } = kernel.database
  const now = kernel.clock.now()
  const { account: id } = await createAccount(db, { kind: 'official', login, label: login, now })
  const term = { from: civilDate('2020-01-01'), to: null }
  await giveGrant(db, ROLES, { account: id, ...held, organisation: null, ...term, by: null, now })
  return id
}

describe('搁置', () => {
  test('挂起的办件说明原因，不能往下办；原因消除后自动接着办', async () => {
    ready = false
    const number = await filed({ held: true })
    expect((await kernel.as(provider, verbs.readCase, { number })).held).toEqual({
      code: 'register',
      text: '社保登记未应答',
      whose: null,
    })
    await expect(step(clerk, number, 'accept')).rejects.toEqual(status(/搁置/))
    await tick()
    expect((await readFile(kernel.database.db, number))?.held).not.toBeNull()
    ready = true
    kernel.clock.set('2026-03-02T09:00:30+08:00')
    await tick()
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    expect((await readFile(kernel.database.db, number))?.held).toBeNull()
    await step(clerk, number, 'accept')
  })
})

describe('公示异议', () => {
  test('有异议时公示停住；驳回后公示通过，成立时退回', async () => {
    for (const outcome of ['dismiss', 'uphold'] as const) {
      const number = await filed()
      await step(clerk, number, 'accept')
      await step(reviewer, number, 'approve')
      const notice = (await kernel.as(reviewer, verbs.readCase, { number })).notice!
      const objection = await kernel.as(city, verbs.objectToNotice, {
        id: notice.id,
        text: '此人当时在外地工作，没有上课。',
        contact: '13800000000',
      })
      kernel.clock.set('2026-03-10T08:00:00+08:00')
      await tick()
      expect((await readFile(kernel.database.db, number))?.state).toBe('notice')
      const decider = { ...city, account: 'decider' }
      if (outcome === 'dismiss')
        await expect(step(decider, objection.number, outcome, { reason: 'not-shown' })).rejects.toEqual(
          status(/给异议人的答复/),
        )
      await step(decider, objection.number, outcome, { reason: 'not-shown', note: '已经核查' })
      await tick()
      expect((await readFile(kernel.database.db, number))?.state).toBe(
        outcome === 'dismiss' ? 'approved' : 'review',
      )
      kernel.clock.set('2026-03-02T09:00:00+08:00')
    }
  })

  test('异议要答复：决定以后待答复，联系方式由办理的人按原因打开并记入审计，怎样答复有记录', async () => {
    const number = await filed()
    await step(clerk, number, 'accept')
    await step(reviewer, number, 'approve')
    const notice = (await kernel.as(reviewer, verbs.readCase, { number })).notice!
    const objection = await kernel.as(agent('provider-agent', ORGANISATION, 'other'), verbs.objectToNotice, {
      id: notice.id,
      text: '此人当时在外地工作，没有上课。',
      contact: '13800000000',
    })
    await step(city, objection.number, 'dismiss', { reason: 'not-shown', note: '考勤和社保记录均在本市' })
    const view = await kernel.as(city, verbs.readCase, { number: objection.number })
    expect(view).toMatchObject({ stateTitle: '异议不成立，待答复', holder: '市人社局复核岗', closed: false })
    expect(view.due).not.toBeNull()
    expect(view.timeline.at(-1)).toMatchObject({
      reason: '所说事实没有查到依据',
      note: '考勤和社保记录均在本市',
    })
    await expect(
      kernel.as(clerk, verbs.readObjectionContact, { number: objection.number, reason: '电话答复' }),
    ).rejects.toEqual(status(403))
    await expect(kernel.as(city, verbs.readObjectionContact, { number, reason: '电话答复' })).rejects.toEqual(
      status(409),
    )
    expect(
      await kernel.as(city, verbs.readObjectionContact, { number: objection.number, reason: '电话答复' }),
    ).toEqual({ contact: '13800000000' })
    const trail = await auditTrail(kernel.database.db, {
      subject: { kind: 'case', id: objection.number },
      districts: 'all',
    })
    expect(trail).toEqual(
      expect.arrayContaining([expect.objectContaining({ verb: 'objections.contact', purpose: '电话答复' })]),
    )
    await step(city, objection.number, 'answer', { reason: 'phone' })
    const answered = await kernel.as(city, verbs.readCase, { number: objection.number })
    expect(answered).toMatchObject({ state: 'dismissed', closed: true })
    expect(answered.timeline.at(-1)?.reason).toBe('已电话答复')
  })

  test('异议成立引起的退回是系统的自动行为，原因和办件都在审计里', async () => {
    const number = await filed()
    await step(clerk, number, 'accept')
    await step(reviewer, number, 'approve')
    const notice = (await kernel.as(reviewer, verbs.readCase, { number })).notice!
    const objection = await kernel.as(agent('provider-agent', ORGANISATION, 'other'), verbs.objectToNotice, {
      id: notice.id,
      text: '此人当时在外地工作，没有上课。',
      contact: '13800000000',
    })
    await step(city, objection.number, 'uphold', { note: '查实没有上课' })
    const trail = await auditTrail(kernel.database.db, {
      subject: { kind: 'case', id: number },
      districts: 'all',
    })
    expect(trail[0]).toMatchObject({
      outcome: 'automatic',
      account: null,
      purpose: '异议成立',
      district: '120116',
    })
    const own = await auditTrail(kernel.database.db, {
      subject: { kind: 'case', id: objection.number },
      districts: 'all',
    })
    expect(own[0]).toMatchObject({ outcome: 'ok', account: city.account })
  })

  test('公示结束后不能再提异议', async () => {
    const number = await filed()
    await step(clerk, number, 'accept')
    await step(reviewer, number, 'approve')
    const notice = (await kernel.as(reviewer, verbs.readCase, { number })).notice!
    kernel.clock.set('2026-03-10T08:00:00+08:00')
    await expect(
      kernel.as(city, verbs.objectToNotice, {
        id: notice.id,
        text: '此人当时在外地工作，没有上课。',
        contact: '13800000000',
      }),
    ).rejects.toEqual(status(409))
    kernel.clock.set('2026-03-02T09:00:00+08:00')
  })
})

describe('督办', () => {
  test('超过期限的办件只上报一次，仍然在办', async () => {
    const number = await filed()
    kernel.clock.set('2026-03-12T08:00:00+08:00')
    await tick()
    await tick()
    const events = (await readEvents(kernel.database.db, number)).filter((one) => one.step === 'escalated')
    expect(events).toHaveLength(1)
    expect(
      (await kernel.as(clerk, verbs.listCases, { box: 'watch' })).items.map((one) => one.number),
    ).toContain(number)
    kernel.clock.set('2026-03-02T09:00:00+08:00')
  })
})

describe('待办清单', () => {
  test('待办是我能办的，已办是我办过的；我经手的不归我决定', async () => {
    const number = await filed()
    const todo = async (who: Parameters<TestKernel['as']>[0]) =>
      (await kernel.as(who, verbs.listCases, { box: 'todo', q: number })).items.map((one) => one.number)
    expect(await todo(clerk)).toEqual([number])
    expect(await todo(reviewer)).toEqual([])
    await step(clerk, number, 'accept')
    expect(await todo(clerk)).toEqual([])
    expect(await todo(reviewer)).toEqual([number])
    expect(await todo({ ...reviewer, account: clerk.account })).toEqual([])
    expect((await kernel.as(clerk, verbs.listCases, { box: 'done', q: number })).items).toHaveLength(1)
  })
})

describe('批量办理', () => {
  const goOn = (still: readonly Actor[] = [clerk]) =>
    goOnWithBatches(
      kernel,
      procedures,
      async (account) => still.find((one) => one.account === account) ?? null,
      (error) => {
        throw error
      },
    )
  const states = async (numbers: readonly string[]) =>
    Promise.all(numbers.map(async (number) => (await readFile(kernel.database.db, number))?.state))

  test('服务器逐件再核、逐件办；有疑点的留下，说为什么；没有人看着也办完', async () => {
    const one = await filed()
    const doubtful = await filed()
    const held = await filed({ held: true })
    const far = await filed({ district: '120101' })
    await sql`update case_file set attention = '["有一处疑点"]'::jsonb where number = ${doubtful}`.execute(
      kernel.database.db,
    )
    const { id, total } = await kernel.as(clerk, verbs.stepMany, { numbers: [far, held, doubtful, one, one] })
    expect(total).toBe(4)
    expect(await states([one])).toEqual(['filed'])
    await goOn()
    const { lines, state, done, left } = await kernel.as(clerk, verbs.readBatch, { id })
    expect({ state, done, left }).toEqual({ state: 'ended', done: 1, left: 3 })
    expect(Object.fromEntries(lines.map((line) => [line.number, [line.state, line.text]]))).toEqual({
      [one]: ['done', '已办：受理'],
      [doubtful]: ['left', expect.stringContaining('有疑点，请单独看')],
      [held]: ['left', expect.stringContaining('已搁置')],
      [far]: ['left', expect.any(String)],
    })
    expect(lines.at(-1)?.number).toBe(one)
    expect(await states([one, doubtful, held, far])).toEqual(['review', 'filed', 'filed', 'filed'])
    expect((await readEvents(kernel.database.db, one)).at(-1)).toMatchObject({
      step: 'accept',
      actor: clerk.account,
      note: '批量办理：逐项比对一致。',
    })
    const [act] = await auditTrail(kernel.database.db, { verb: 'cases.step-many', districts: 'all' })
    expect(act).toMatchObject({ subjectId: id, purpose: '批量办理 4 件' })
    const acts = await auditTrail(kernel.database.db, { verb: 'cases.batch-line', districts: 'all' })
    expect(acts.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'failed', 'ok', 'refused'])
  })

  test('一百二十件也是一批；两个后台同时办，每件只办一次', async () => {
    const numbers = await Promise.all(Array.from({ length: 120 }, () => filed()))
    const { id } = await kernel.as(clerk, verbs.stepMany, { numbers })
    for (let round = 0; round < 4; round += 1) await Promise.all([goOn(), goOn()])
    while ((await goOn()) > 0);
    expect(await kernel.as(clerk, verbs.readBatch, { id })).toMatchObject({
      state: 'ended',
      done: 120,
      left: 0,
    })
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_event
      where step = 'accept' and number = any(${numbers}::text[])`.execute(kernel.database.db)
    expect(rows[0]?.count).toBe(120)
  })

  test('开始前可以停下；别人看不到、停不了；停下的没有办', async () => {
    const number = await filed()
    const { id } = await perform({ ...kernel, takeBackSeconds: 10 }, verbs.stepMany, asking(clerk), {
      numbers: [number],
    })
    expect(await goOn()).toBe(0)
    expect(await kernel.as(clerk, verbs.readBatch, { id })).toMatchObject({
      state: 'begins',
      secondsLeft: 10,
    })
    await expect(kernel.as(reviewer, verbs.readBatch, { id })).rejects.toMatchObject({ status: 404 })
    await expect(kernel.as(reviewer, verbs.haltBatch, { id })).rejects.toMatchObject({ status: 404 })
    expect(await kernel.as(clerk, verbs.haltBatch, { id })).toMatchObject({ state: 'stopped', left: 1 })
    await expect(kernel.as(clerk, verbs.haltBatch, { id })).rejects.toMatchObject({ status: 409 })
    expect(await states([number])).toEqual(['filed'])
    expect((await kernel.as(clerk, verbs.listBatches, {})).items.find((one) => one.id === id)?.state).toBe(
      'stopped',
    )
  })

  test('领办所选：同事领办了的不抢，别区的领不了；再领一次不出错', async () => {
    const [free, taken, far] = [await filed(), await filed(), await filed({ district: '120101' })]
    await kernel.as(official('district-clerk', ['120116'], '同事'), verbs.claimCase, { number: taken })
    const numbers = [free, taken, far]
    const { id, what } = await kernel.as(clerk, verbs.stepMany, { numbers, act: { do: 'claim' } })
    expect(what).toBe('领办')
    await goOn()
    const { lines } = await kernel.as(clerk, verbs.readBatch, { id })
    expect(Object.fromEntries(lines.map((line) => [line.number, line.text]))).toEqual({
      [free]: '已领办',
      [taken]: expect.stringContaining('同事领办'),
      [far]: expect.any(String),
    })
    expect((await readFile(kernel.database.db, free))?.handler).toBe(clerk.account)
    const many = Array.from({ length: 101 }, (_, at) => `XL-2026-120116-${String(900_000 + at)}`)
    await expect(
      kernel.as(clerk, verbs.stepMany, { numbers: many, act: { do: 'claim' } } as never),
    ).rejects.toMatchObject({ status: 422 })
  })

  test('同一理由办多件：不予、补正逐件照办，谁经办过的谁不能决定；同意的、没有理由的、两种事项的不开始', async () => {
    const [one, two, mine] = [await filed(), await filed(), await filed()]
    for (const number of [one, two]) await step(clerk, number, 'accept')
    const both = acting({ ...reviewer, roles: ['district-clerk', 'district-reviewer'] })
    await step(both, mine, 'accept')
    const act = { do: 'step', step: 'refuse', reason: 'no', note: '材料不全' } as const
    const { id, what } = await kernel.as(both, verbs.stepMany, { numbers: [one, mine], act })
    expect(what).toBe('不予通过：不符合条件')
    await goOn([both])
    const { lines } = await kernel.as(both, verbs.readBatch, { id })
    expect(lines.map(({ number, state }) => [number, state])).toEqual([
      [mine, 'left'],
      [one, 'done'],
    ])
    expect(lines[0]?.text).toContain('审与批须由不同的人办理')
    expect((await readEvents(kernel.database.db, one)).at(-1)).toMatchObject({
      step: 'refuse',
      note: '材料不全',
    })
    const correct = { do: 'step' as const, step: 'correct', corrections: ['photo'] }
    await kernel.as(reviewer, verbs.stepMany, { numbers: [two], act: correct })
    await goOn([reviewer])
    expect(await states([two])).toEqual(['filed'])
    const refused = (more: object, numbers = [one]) =>
      expect(
        kernel.as(reviewer, verbs.stepMany, { numbers, act: { do: 'step', ...more } } as never),
      ).rejects.toMatchObject({ status: expect.any(Number) })
    await refused({ step: 'approve' })
    await refused({ step: 'refuse' })
    await refused({ step: 'refuse', reason: 'other' })
    await refused({ step: 'correct', corrections: ['field:x'] })
    await refused({ step: 'refuse', reason: 'no' }, [one, 'YY-2026-120116-000001'])
  })

  test('办到一半账号停用了，没有办的都留下', async () => {
    const number = await filed()
    const { id } = await kernel.as(clerk, verbs.stepMany, { numbers: [number] })
    await goOn([])
    expect((await kernel.as(clerk, verbs.readBatch, { id })).lines).toMatchObject([
      { state: 'left', text: expect.stringContaining('已经停用') },
    ])
  })
})

describe('查办件', () => {
  test('按编号的一段、按来自谁、按完整姓名查；清单数出查到多少', async () => {
    const number = await filed()
    const found = async (q: string) => kernel.as(clerk, verbs.listCases, { box: 'all', q })
    await sql`update case_file set title = '周*强 · 示例', subtitle = '津沽职业培训学校' where number = ${number}`.execute(
      kernel.database.db,
    )
    for (const q of [number.slice(-6), number.toLowerCase(), '津沽', '周志强', '周*强']) {
      const { items, total } = await found(q)
      expect([items.map((one) => one.number), total], q).toEqual([[number], 1])
    }
    expect(await found('周志')).toMatchObject({ items: [], total: 0 })
    expect(await found('100%')).toMatchObject({ items: [], total: 0 })
    const all = await kernel.as(clerk, verbs.listCases, { box: 'all' })
    expect(all.total).toBeGreaterThan(1)
    expect((await found('津沽')).kinds).toEqual(all.kinds)
  })
})

test('数据库自己不让改、不让删事件', async () => {
  const number = await filed()
  await expect(
    sql`update case_event set note = 'x' where number = ${number}`.execute(kernel.database.db),
  ).rejects.toThrow('never changed')
  await expect(
    sql`delete from case_event where number = ${number}`.execute(kernel.database.db),
  ).rejects.toThrow('never changed')
})
