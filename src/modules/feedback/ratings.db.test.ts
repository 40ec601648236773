import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, asking, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { type CaseFile, openCase } from '../../kernel/case/index.ts'
import type { Actor } from '../../kernel/identity/actor.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { listMessages } from '../../kernel/message/index.ts'
import { perform, performAsSystem } from '../../kernel/verb/index.ts'
import { CASE_VERBS, PROCEDURES } from '../../main/modules.ts'
import { forgetOld } from './forget.ts'
import { myRatings, withdrawMyRating } from './verbs/my-ratings.ts'
import { rateCase } from './verbs/rate-case.ts'
import { rateService } from './verbs/rate-service.ts'
import { ratingSums } from './verbs/sums.ts'

const DISTRICT = '120116'
const clerk = official('district-clerk', [DISTRICT], '受理的人')
const reviewer = official('district-reviewer', [DISTRICT], '复核的人')
const bureau = official('municipal-reviewer')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

/** A refused filing of a class: the clerk accepted it, the reviewer refused it. */
async function ended(who: Actor): Promise<CaseFile> {
  const kb = PROCEDURES.find(({ kind }) => kind === 'KB')
  if (!kb) throw new Error('no KB')
  const file = await performAsSystem(kernel, 'test.open', (ctx) =>
    openCase(ctx, { ...kb, form: undefined } as never, {
      district: DISTRICT,
      person: who.person,
      organisation: who.organisation,
      title: '示例',
      form: {},
    }),
  )
  const { sql } = await import('kysely')
  for (const [seq, actor] of [clerk, reviewer].entries())
    await sql`insert into case_event (number, seq, step, from_state, to_state, actor, actor_label, actor_kind, at)
      values (${file.number}, ${seq + 2}, 'claimed', 'filed', 'filed', ${actor.account}, ${actor.label}, 'official', ${new Date()})`.execute(
      kernel.database.db,
    )
  await sql`update case_file set state = 'refused', closed_at = ${kernel.clock.now()} where number = ${file.number}`.execute(
    kernel.database.db,
  )
  return file
}

const someone = () => citizen(randomUUID())
const step = (actor: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })
const todo = async (actor: Actor) =>
  (await kernel.as(actor, CASE_VERBS.listCases, { box: 'todo', kind: 'CP' })).items.map(
    ({ number }) => number,
  )

async function badlyRated(who = someone()): Promise<{ who: Actor; about: string; number: string }> {
  const { number: about } = await ended(who)
  const { complaint } = await kernel.as(who, rateCase, {
    number: about,
    stars: 1,
    words: '等了一个月没有人管',
  })
  if (!complaint) throw new Error('no complaint')
  return { who, about, number: complaint }
}

describe('好差评', () => {
  test('办结的办件，当事人评一次；别人不能评，没有办结不能评', async () => {
    const who = someone()
    const { number } = await ended(who)
    await expect(kernel.as(someone(), rateCase, { number, stars: 5 })).rejects.toMatchObject({ status: 403 })
    await expect(
      kernel.as(agent('provider-agent', randomUUID()), rateCase, { number, stars: 5 }),
    ).rejects.toMatchObject({ status: 403 })
    expect((await kernel.as(who, myRatings, {})).open.map((one) => one.number)).toEqual([number])
    expect(await kernel.as(who, rateCase, { number, stars: 5 })).toEqual({ complaint: null })
    expect((await kernel.as(who, myRatings, {})).open).toEqual([])
    await expect(kernel.as(who, rateCase, { number, stars: 4 })).rejects.toMatchObject({ status: 409 })
  })

  test('差评要写一句；写了就成为办件，五个工作日核实、整改、答复，评价人看得到答复', async () => {
    const who = someone()
    const { number: about } = await ended(who)
    await expect(kernel.as(who, rateCase, { number: about, stars: 2 })).rejects.toMatchObject({ status: 400 })
    const { complaint } = await kernel.as(who, rateCase, { number: about, stars: 2, words: '电话没人接' })
    const number = complaint as string
    await step(bureau, number, 'confirm', { note: '查了，确实没人接' })
    await step(bureau, number, 'mended', { note: '换了值班表' })
    await step(bureau, number, 'answer', { note: '已经换了值班表，谢谢' })
    const { given } = await kernel.as(who, myRatings, {})
    expect(given).toMatchObject([{ number: about, complaint: number, answer: '已经换了值班表，谢谢' }])
  })

  test('答复以后只告诉评价的人；同一件的单位不知道有人评过', async () => {
    const who = someone()
    const school = agent('provider-agent', randomUUID())
    const { number: about } = await ended({ ...who, organisation: school.organisation })
    const { complaint } = await kernel.as(who, rateCase, { number: about, stars: 1, words: '没有人答复' })
    const number = complaint as string
    await step(bureau, number, 'explain', { reason: 'by-rule' })
    await step(bureau, number, 'answer', { note: '按规定只能这样办，依据已附上' })
    const told = async (one: Actor) => (await kernel.as(one, listMessages, {})).items
    expect(await told(who)).toMatchObject([{ case: about, text: '您的评价已有答复，请到“我的评价”看。' }])
    expect(await told(school)).toEqual([])
    expect(JSON.stringify(await kernel.as(bureau, CASE_VERBS.readCase, { number }))).not.toContain(who.person)
  })

  test('被评价的人看不到、办不了、待办里也没有；没有办过的同事能', async () => {
    const { number } = await badlyRated()
    for (const judged of [clerk, reviewer]) {
      await expect(kernel.as(judged, CASE_VERBS.readCase, { number })).rejects.toMatchObject({ status: 403 })
      await expect(step(judged, number, 'confirm', { note: '没有这回事' })).rejects.toMatchObject({
        status: 403,
      })
      expect(await todo(judged)).not.toContain(number)
    }
    const colleague = official('district-clerk', [DISTRICT], '没有办过的人')
    expect(await todo(colleague)).toContain(number)
    expect(await todo(bureau)).toContain(number)
    expect((await kernel.as(colleague, CASE_VERBS.readCase, { number })).evidence.tabs).toHaveLength(1)
  })

  test('核实的办件里没有评价人的姓名和账号', async () => {
    const { who, number } = await badlyRated()
    const seen = JSON.stringify(await kernel.as(bureau, CASE_VERBS.readCase, { number }))
    expect(seen).not.toContain(who.label)
    expect(seen).not.toContain(who.person)
    expect(seen).not.toContain(who.account)
  })

  test('撤回后不计入汇总，核实的办件停办', async () => {
    const { who, number } = await badlyRated()
    const [own] = (await kernel.as(who, myRatings, {})).given
    await expect(kernel.as(someone(), withdrawMyRating, { id: own?.id ?? '' })).rejects.toMatchObject({
      status: 404,
    })
    await kernel.as(who, withdrawMyRating, { id: own?.id ?? '' })
    expect((await kernel.as(bureau, CASE_VERBS.readCase, { number })).state).toBe('withdrawn')
    expect((await kernel.as(who, myRatings, {})).given).toMatchObject([{ withdrawn: true }])
  })

  test('不登录可以评事项和窗口，一天不能刷；今天的评价明天才计入，满十条才公布', async () => {
    kernel.clock.set('2026-03-03T09:00:00+08:00')
    const at = (address: string) => ({ ...asking(PUBLIC), address })
    const rate = (address: string, stars: 5 | 1 = 5) =>
      perform(kernel, rateService, at(address), {
        code: 'class-filing',
        stars,
        words: stars === 1 ? '不好' : '',
      })
    for (let times = 0; times < 3; times += 1) await rate('10.0.0.1')
    await expect(rate('10.0.0.1')).rejects.toMatchObject({ status: 429 })
    for (let times = 0; times < 8; times += 1) await rate(`10.0.1.${times}`)
    const { complaint, queryCode } = await rate('10.0.2.1', 1)
    expect(complaint).toMatch(/^CP-/)
    expect(queryCode).toHaveLength(10)
    const sumOf = async () =>
      (await perform(kernel, ratingSums, asking(PUBLIC), {})).services.find(
        (one) => one.service === 'class-filing',
      )
    const before = await sumOf()
    kernel.clock.set('2026-03-04T09:00:00+08:00')
    const after = await sumOf()
    expect(before?.count).toBeNull()
    expect(after?.count).toBeGreaterThanOrEqual(12)
  })

  test('过了保存年限，文字和评价人的摘要清除，星级留作统计；还在核实的不清除', async () => {
    const { who, number } = await badlyRated()
    const done = await badlyRated()
    await step(bureau, done.number, 'explain', { reason: 'by-rule' })
    await step(bureau, done.number, 'answer', { note: '按规定只能这样办，依据已附上' })
    expect(await forgetOld(kernel)).toBe(0)
    kernel.clock.set('2029-03-06T09:00:00+08:00')
    expect(await forgetOld(kernel)).toBeGreaterThan(0)
    expect(await forgetOld(kernel)).toBe(0)
    expect((await kernel.as(done.who, myRatings, {})).given).toEqual([])
    expect((await kernel.as(who, myRatings, {})).given).toMatchObject([
      { complaint: number, words: '等了一个月没有人管' },
    ])
    const { sql } = await import('kysely')
    const { rows } =
      await sql`select stars, words, rater, answer from feedback_rating where complaint = ${done.number}`.execute(
        kernel.database.db,
      )
    expect(rows).toEqual([{ stars: 1, words: '', rater: null, answer: '' }])
  })
})
