import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { foldFigures, readSums, talliesOf } from '../../kernel/figure/index.ts'
import { type Actor, PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { feedbackFigures } from './figures.ts'
import { forgetOld } from './forget.ts'
import { listQuestions, readAnswer, takeBack, writeLetter } from './verbs/letters.ts'

const officer = official('municipal-officer')
const reviewer = official('municipal-reviewer')

let kernel: TestKernel
let written = 0
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

const at = (address: string) => ({ ...asking(PUBLIC), address })
/** Another place each time, unless it is told. */
function elsewhere(): string {
  written += 1
  return `10.1.0.${written}`
}
const write = (more: object = {}, address = elsewhere()) =>
  perform(kernel, writeLetter, at(address), {
    topic: 'question',
    subject: '补贴要自己申请吗',
    body: '培训结业、拿到证书以后，要自己申请补贴吗？',
    mayPublish: true,
    ...more,
  })
const look = async (number: string, code: string, address = '10.2.0.1') =>
  (await perform(kernel, readAnswer, at(address), { number, code })).found
const step = (actor: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })
const ANSWER = { input: { answer: '不用，系统自动为您发起。' } }
const shown = async () => (await perform(kernel, listQuestions, asking(PUBLIC), {})).items

describe('咨询建议、我为网站找错', () => {
  test('不登录写一条，凭办件号和查询码看答复；码不对什么也看不到', async () => {
    const { number, queryCode } = await write()
    expect(await look(number, queryCode)).toMatchObject({ state: '待答复', answer: null, open: true })
    expect(await look(number, 'AAAAAAAAAA')).toBeNull()
    await step(officer, number, 'answer', ANSWER)
    expect(await look(number, queryCode.toLowerCase())).toMatchObject({
      answer: '不用，系统自动为您发起。',
      open: false,
    })
  })

  test('公开要另一个人审核、写信人同意，不带号码；不同意的答复后就办结', async () => {
    const { number } = await write()
    await step(officer, number, 'answer', ANSWER)
    expect(await shown()).toEqual([])
    const publish = (question: string) =>
      step(reviewer, number, 'publish', { input: { question, answer: '不用，系统自动为您发起。' } })
    await expect(publish('我的手机 13912345678，要申请吗')).rejects.toMatchObject({
      status: 422,
      code: 'feedback.notForThePublic',
    })
    await publish('要自己申请补贴吗？')
    expect(await shown()).toMatchObject([{ number, question: '要自己申请补贴吗？' }])
    const quiet = await write({ mayPublish: false })
    await step(officer, quiet.number, 'answer', ANSWER)
    expect((await kernel.as(officer, CASE_VERBS.readCase, { number: quiet.number })).state).toBe('kept')
  })

  test('找错三个工作日、咨询五个工作日', async () => {
    const due = async (topic: string) => {
      const { number } = await write({ topic })
      return (await kernel.as(officer, CASE_VERBS.readCase, { number })).due
    }
    expect(await due('error')).toBe('2026-03-05')
    expect(await due('suggestion')).toBe('2026-03-09')
  })

  test('答复以前可以撤回，答复以后不能', async () => {
    const { number, queryCode } = await write({ topic: 'error', page: '/services' })
    const back = () => perform(kernel, takeBack, asking(PUBLIC), { number, code: queryCode })
    expect(await back()).toEqual({ taken: true })
    expect(await back()).toEqual({ taken: false })
    const other = await write()
    await step(officer, other.number, 'answer', ANSWER)
    expect(
      await perform(kernel, takeBack, asking(PUBLIC), { number: other.number, code: other.queryCode }),
    ).toEqual({ taken: false })
  })

  test('一个地方一天五条；猜查询码十次就停一小时，别人不受影响', async () => {
    for (let times = 0; times < 5; times += 1) await write({}, '10.3.0.1')
    await expect(write({}, '10.3.0.1')).rejects.toMatchObject({ status: 429 })
    const { number, queryCode } = await write()
    for (let times = 0; times < 10; times += 1) await look(number, `AAAAAAAAA${times + 2}`, '10.4.0.1')
    await expect(look(number, queryCode, '10.4.0.1')).rejects.toMatchObject({ status: 429 })
    expect(await look(number, queryCode, '10.4.0.2')).toMatchObject({ number })
  })

  const figures = async () => {
    await foldFigures(kernel.database, talliesOf(feedbackFigures), kernel.clock.now())
    const sums = await readSums(kernel.database.db, feedbackFigures, { districts: 'all' })
    return Object.fromEntries([...sums].map(([{ key }, { value }]) => [key, value]))
  }

  test('指标：答复了才计，按期的另算；不予答复、撤回的不计；写信的当时数不变', async () => {
    const before = await figures()
    const [inTime, late, declined] = [await write(), await write(), await write()]
    expect(await figures()).toEqual(before)
    await step(officer, inTime.number, 'answer', ANSWER)
    await step(officer, declined.number, 'decline', { reason: 'unclear' })
    const after = await figures()
    expect(after['feedback-answered']).toBe((before['feedback-answered'] ?? 0) + 1)
    expect(after['feedback-in-time']).toBe(10_000)
    kernel.clock.set('2026-04-02T09:00:00+08:00')
    await step(officer, late.number, 'answer', ANSWER)
    const ended = await figures()
    expect(ended['feedback-answered']).toBe((before['feedback-answered'] ?? 0) + 2)
    expect(ended['feedback-in-time']).toBeLessThan(10_000)
  })

  test('办结满三年，来信和查询码清除，公开的问答还在，指标不变；没有办结的不清除', async () => {
    const [open, { number, queryCode }] = [await write(), await write()]
    await step(officer, number, 'answer', ANSWER)
    await step(reviewer, number, 'publish', { input: { question: '要自己申请补贴吗？', ...ANSWER.input } })
    const before = await figures()
    expect(await forgetOld(kernel)).toBe(0)
    kernel.clock.set('2029-04-03T09:00:00+08:00')
    expect(await forgetOld(kernel)).toBeGreaterThan(0)
    expect(await look(number, queryCode)).toBeNull()
    const seen = await kernel.as(officer, CASE_VERBS.readCase, { number })
    expect(JSON.stringify(seen.evidence)).toContain('已到期清除')
    expect(JSON.stringify(seen.evidence)).not.toContain('培训结业')
    expect(await shown()).toContainEqual(expect.objectContaining({ number }))
    expect(await look(open.number, open.queryCode)).toMatchObject({ number: open.number })
    expect(await figures()).toEqual(before)
  })
})
