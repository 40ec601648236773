import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { tickCases } from '../../kernel/case/index.ts'
import { workOff } from '../../kernel/event/index.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { inventCreditCode } from '../../main/demo/setting/places.ts'
import { CASE_VERBS, FILE_VERBS, FOLLOWERS, PROCEDURES } from '../../main/modules.ts'
import {
  beginRectification,
  creditsOf,
  endRectification,
  registerOrganisation,
} from '../organisations/index.ts'
import { providerFacts } from '../training/class/class-facts.ts'
import { lapseTold } from './rating/lapse.ts'
import { applyRepair } from './verbs/apply-repair.ts'
import { beginCreditYear } from './verbs/begin-year.ts'
import { correctCreditEvent, enterCreditEvent } from './verbs/enter-event.ts'
import { listInspections, recordInspection } from './verbs/inspections.ts'
import { myCredit, readCredit } from './verbs/read-credit.ts'
import { readRating } from './verbs/read-rating.ts'

const DISTRICT = '120116'
const clerk = official('district-clerk', [DISTRICT])
const reviewer = official('district-reviewer', [DISTRICT])
const city = official('municipal-officer')

let kernel: TestKernel
let made = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel.close())

const fail = (error: unknown) => {
  throw error
}
const settle = () => workOff(kernel, fail)
const school = async () => {
  made += 1
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerOrganisation(ctx, {
      name: `信用测试学校${made}`,
      creditCode: inventCreditCode(DISTRICT, made),
      kinds: ['private-school'],
      district: DISTRICT,
    }),
  )
  return { id, agent: agent('provider-agent', id) }
}
const step = (who: ReturnType<typeof official>, number: string, name: string, more = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })

/** Enters an event by one, attaches the paper, confirms it by another. */
async function found(
  id: string,
  indicator: string,
  happenedOn: string,
  count = 1,
  evidence = '津人社监罚〔2025〕1号',
): Promise<void> {
  const { number } = await kernel.as(clerk, enterCreditEvent, {
    organisation: id,
    indicator,
    happenedOn,
    count,
    evidence,
  })
  await attach(number)
  await step(reviewer, number, 'confirm')
  await settle()
}
const attach = (number: string) =>
  kernel.as(clerk, FILE_VERBS.attachToCase, {
    number,
    file: {
      name: '决定书.png',
      content: new Uint8Array(Buffer.from(`89504e470d0a1a0a${Buffer.from(number).toString('hex')}`, 'hex')),
    },
  })

/** The open rating of an organisation. */
async function ratingOf(id: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`select number from credit_rating
    where organisation = ${id} and standing = 'open'`.execute(kernel.database.db)
  return rows[0]?.number ?? ''
}
async function beginYear(): Promise<void> {
  await kernel.as(city, beginCreditYear, { year: 2025 })
  await settle()
}
/** Lets the notice of every case that stands in one pass. */
async function passNotices(day: string): Promise<void> {
  const before = kernel.clock.now()
  kernel.clock.set(`${day}T09:00:00+08:00`)
  await tickCases(kernel, PROCEDURES, fail)
  await settle()
  kernel.clock.set(before.toISOString())
}
const held = async (id: string, day = '2026-03-20') => {
  kernel.clock.set(`${day}T09:00:00+08:00`)
  const { held } = await kernel.as(PUBLIC, readCredit, { id })
  return held
}

describe('信用评价', () => {
  test('登记由一人办、附材料、另一人复核，才计入；同一人复核、没有材料的不行', async () => {
    const one = await school()
    const { number } = await kernel.as(clerk, enterCreditEvent, {
      organisation: one.id,
      indicator: 'late',
      happenedOn: '2025-05-01',
      count: 2,
      evidence: '逾期清单',
    })
    await expect(step(reviewer, number, 'confirm')).rejects.toMatchObject({ status: 409 })
    await attach(number)
    await expect(step(clerk, number, 'confirm')).rejects.toMatchObject({ status: 403 })
    expect((await kernel.as(PUBLIC, readCredit, { id: one.id })).events).toEqual([])
    await step(reviewer, number, 'confirm')
    const { events, decision } = await kernel.as(PUBLIC, readCredit, { id: one.id })
    expect(events).toMatchObject([{ name: '逾期申报', count: 2, left: 2, evidence: '逾期清单' }])
    expect(decision.value).toEqual({ score: '98', grade: 'A+' })
    expect(decision.reasons.filter(({ met }) => !met).map(({ found }) => found)).toEqual([
      '逾期申报：2 次，扣 2 分（满分 10）',
    ])
    expect(decision.reasons.every(({ assumed, clause }) => assumed && clause.text !== '')).toBe(true)
    const { number: correction } = await kernel.as(clerk, correctCreditEvent, {
      id: events[0]?.id ?? '',
      times: 1,
      evidence: '重复登记一次',
    })
    await attach(correction)
    await step(reviewer, correction, 'confirm')
    expect((await kernel.as(PUBLIC, readCredit, { id: one.id })).events).toMatchObject([
      { left: 1 },
      { correction: true, evidence: '登记有误：重复登记一次' },
    ])
    await expect(
      kernel.as(clerk, correctCreditEvent, { id: events[0]?.id ?? '', times: 2, evidence: '再减两次' }),
    ).rejects.toMatchObject({ status: 422 })
    await expect(sql`update credit_event set count = 1`.execute(kernel.database.db)).rejects.toThrow()
  })

  test('初评、告知、异议成立撤去扣分、公示、生效；各步的人不同', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await school()
    await found(one.id, 'violation', '2025-04-01')
    await found(one.id, 'assessment', '2025-11-01', 2, '年度评估表')
    await beginYear()
    await beginYear()
    const number = await ratingOf(one.id)
    expect((await kernel.as(one.agent, myCredit, {})).cases).toEqual([])
    await step(clerk, number, 'tell')
    const told = await kernel.as(one.agent, readRating, { number })
    expect(told).toMatchObject({ state: 'told', score: '82', grade: 'B' })
    expect(told.events).toHaveLength(2)
    const other = await school()
    await expect(kernel.as(other.agent, readRating, { number })).rejects.toMatchObject({ status: 403 })
    const violation = told.events.find(({ text }) => text.includes('查实违规'))?.id ?? ''
    await kernel.as(one.agent, CASE_VERBS.stepCase, {
      number,
      step: 'dispute',
      input: { event: violation, text: '处理决定已经被复议机关撤销，请更正。' },
    })
    await expect(step(clerk, number, 'uphold', { note: '属实' })).rejects.toMatchObject({ status: 403 })
    await step(reviewer, number, 'uphold', { note: '复议决定书属实' })
    expect(await held(one.id)).toBeNull()
    kernel.clock.set('2026-03-02T10:00:00+08:00')
    await passNotices('2026-03-12')
    expect(await held(one.id)).toMatchObject({ grade: 'A', year: 2025, newClasses: true, inspections: 2 })
    const { items } = await kernel.as(clerk, listInspections, {})
    expect(items.find(({ id }) => id === one.id)).toMatchObject({ perYear: 2, drawWeight: 2, lastOn: null })
    await kernel.as(clerk, recordInspection, {
      id: one.id,
      on: '2026-03-19',
      document: '查〔2026〕1',
      finding: '场地和师资与协议一致',
    })
    const after = await kernel.as(clerk, listInspections, {})
    expect(after.items.find(({ id }) => id === one.id)).toMatchObject({
      lastOn: '2026-03-19',
      dueOn: '2026-09-17',
    })
  })

  test('机构没有回音的，期满自动公示', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await school()
    await beginYear()
    const number = await ratingOf(one.id)
    await step(clerk, number, 'tell')
    expect(await lapseTold(kernel, fail)).toBe(0)
    kernel.clock.set('2026-03-10T09:00:00+08:00')
    expect(await lapseTold(kernel, fail)).toBe(1)
    await passNotices('2026-03-19')
    expect(await held(one.id)).toMatchObject({ grade: 'A+', priority: true })
  })

  test('查实一票否决：自动开降级，告知公示以后不开新班；已报的班看报的那天', async () => {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const one = await school()
    await beginYear()
    await step(clerk, await ratingOf(one.id), 'tell')
    await kernel.as(one.agent, CASE_VERBS.stepCase, { number: await ratingOf(one.id), step: 'accept' })
    await passNotices('2026-03-12')
    kernel.clock.set('2026-03-13T09:00:00+08:00')
    await found(one.id, 'fraud', '2026-03-13', 1, '审计移送书')
    const number = await ratingOf(one.id)
    expect((await kernel.as(clerk, CASE_VERBS.readCase, { number })).subtitle).toBe('动态降级')
    await step(clerk, number, 'tell')
    await kernel.as(one.agent, CASE_VERBS.stepCase, { number, step: 'accept' })
    await passNotices('2026-03-23')
    expect(await held(one.id, '2026-03-25')).toMatchObject({ grade: 'C', year: 2026, newClasses: false })
    const { halts } = await providerFacts(kernel.database.db, one.id, civilDate('2026-03-25'))
    expect(halts).toEqual([{ grade: 'C', from: '2026-03-23', to: null }])
    expect((await creditsOf(kernel.database.db, one.id)).map(({ grade, to }) => [grade, to])).toEqual([
      ['C', null],
      ['A+', '2026-03-22'],
    ])
  })

  test('整改函自动记入，同一份只记一次；改正满规定日数申请修复，核实后当天恢复，不超过修复的上限', async () => {
    kernel.clock.set('2025-06-02T09:00:00+08:00')
    const one = await school()
    await performAsSystem(kernel, 'test', (ctx) =>
      beginRectification(ctx, one.id, {
        letter: '改〔2025〕8',
        from: civilDate('2025-06-02'),
        reason: '教室与备案不符',
      }),
    )
    await performAsSystem(kernel, 'test', (ctx) => endRectification(ctx, one.id, civilDate('2025-06-20')))
    await settle()
    await found(one.id, 'late', '2025-05-01', 2, '逾期清单')
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    await beginYear()
    const number = await ratingOf(one.id)
    await step(clerk, number, 'tell')
    await kernel.as(one.agent, CASE_VERBS.stepCase, { number, step: 'accept' })
    await passNotices('2026-03-12')
    expect(await held(one.id, '2026-03-13')).toMatchObject({ grade: 'A' })
    const { card } = await kernel.as(one.agent, myCredit, {})
    const event = card.events.find(({ name }) => name === '被责令整改')
    expect(event?.repair).toEqual({ may: 'yes' })
    const repair = await kernel.as(one.agent, applyRepair, {
      event: event?.id ?? '',
      done: '教室已经换到备案地址，区里复查合格。',
    })
    await expect(
      kernel.as(one.agent, applyRepair, { event: event?.id ?? '', done: '再申请一次，请尽快办理。' }),
    ).rejects.toMatchObject({ status: 409 })
    await step(clerk, repair.number, 'accept', { note: '现场看过' })
    await step(reviewer, repair.number, 'repair')
    // 98 points are A+; a repair leads to A at the most.
    const after = await kernel.as(PUBLIC, readCredit, { id: one.id })
    expect(after.held).toMatchObject({ grade: 'A' })
    expect(after.decision.value).toEqual({ score: '98', grade: 'A+' })
  })

  test('还没过完的一年不评；不参加评价的机构不登记；外区的经办人办不了', async () => {
    const one = await school()
    await expect(kernel.as(city, beginCreditYear, { year: 2026 })).rejects.toMatchObject({ status: 409 })
    const given = {
      organisation: one.id,
      indicator: 'late',
      happenedOn: '2025-05-01',
      count: 1,
      evidence: '逾期清单',
    }
    await expect(
      kernel.as(official('district-clerk', ['120101']), enterCreditEvent, given),
    ).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(clerk, enterCreditEvent, { ...given, indicator: 'rumour' })).rejects.toMatchObject(
      { status: 422, fields: [{ path: 'indicator' }] },
    )
    await expect(
      kernel.as(clerk, enterCreditEvent, { ...given, happenedOn: '2027-01-01' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ path: 'happenedOn' }] })
  })
})
