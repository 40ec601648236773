import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { casesOf } from '../../../kernel/case/index.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { fileReport, readReport } from '../verbs/reports.ts'

const checker = official('municipal-officer')
const decider = official('municipal-reviewer')
const TOLD = '三月二日晚上的班没有人上课，考勤却是满的。'

let kernel: TestKernel
let places = 0
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

/** Another place each time, unless it is told. */
function elsewhere(): string {
  places += 1
  return `10.6.0.${places}`
}
const report = (more: object = {}, actor: Actor = PUBLIC, address = elsewhere()) =>
  perform(
    kernel,
    fileReport,
    { ...asking(actor), address },
    { organisation: '演示学校', told: TOLD, ...more },
  )
const look = async (number: string, code: string, address = '10.7.0.1') =>
  (await perform(kernel, readReport, { ...asking(PUBLIC), address }, { number: number as never, code })).found
const step = (actor: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(actor, CASE_VERBS.stepCase, { number, step: name, ...more })

describe('匿名举报，凭查询码看结果', () => {
  test('不登录举报，凭办件号和查询码看到哪一步；一人核查、另一人答复以后看得到答复', async () => {
    const { number, queryCode } = await report()
    expect(await look(number, queryCode)).toMatchObject({
      organisation: '演示学校',
      state: '待核查',
      answer: null,
      due: expect.stringMatching(/^\d{4}-/),
    })
    await step(checker, number, 'check', { note: '调了当晚的门禁和签到记录' })
    const answer = { input: { answer: '查实当晚没有上课，已责令整改，这一天不计课时。' } }
    await expect(
      step({ ...decider, account: checker.account }, number, 'uphold', answer),
    ).rejects.toMatchObject({
      status: 403,
    })
    await step(decider, number, 'uphold', answer)
    expect(await look(number, queryCode.toLowerCase())).toMatchObject({
      state: '属实，已转处理',
      answer: '查实当晚没有上课，已责令整改，这一天不计课时。',
      due: null,
    })
  })

  test('查询码不对、是另一件的、办件号不是举报的：什么也看不到', async () => {
    const [one, other] = [await report(), await report()]
    expect(await look(one.number, other.queryCode)).toBeNull()
    expect(await look(one.number, 'AAAAAAAAAA')).toBeNull()
    expect(await look('ZX-2026-120000-000001', one.queryCode)).toBeNull()
  })

  test('一个地方猜十次停一小时，别的地方照样看；一天最多五件', async () => {
    const { number, queryCode } = await report()
    for (let times = 0; times < 10; times += 1) await look(number, `AAAAAAAAA${times}`, '10.8.0.1')
    await expect(look(number, queryCode, '10.8.0.1')).rejects.toMatchObject({ status: 429 })
    expect(await look(number, queryCode, '10.8.0.2')).toMatchObject({ number })
    for (let times = 0; times < 5; times += 1) await report({}, PUBLIC, '10.9.0.1')
    await expect(report({}, PUBLIC, '10.9.0.1')).rejects.toMatchObject({ status: 429 })
  })

  test('登录的人举报也一样匿名：办件、事件、审计里都没有他；写了什么库里封存', async () => {
    const me = citizen('018f0000-0000-7000-8000-0000000000aa')
    const { number } = await report({ contact: '13900001111' }, me)
    const [file] = await casesOf(kernel.database.db, { numbers: [number] })
    expect([file?.person, file?.organisation]).toEqual([null, null])
    const { rows: kept } = await sql<{
      all: string
    }>`select row_to_json(r)::text as all from supervision_report r
      where number = ${number}`.execute(kernel.database.db)
    expect(kept[0]?.all).not.toContain('没有人上课')
    expect(kept[0]?.all).not.toContain('13900001111')
    const { rows: said } = await sql<{ all: string }>`
      select row_to_json(e)::text as all from case_event e where number = ${number}
      union all select row_to_json(a)::text from audit_record a where row_to_json(a)::text like ${`%${number}%`}`.execute(
      kernel.database.db,
    )
    expect(said.length).toBeGreaterThan(1)
    for (const { all } of said) {
      expect(all).not.toContain(me.person)
      expect(all).not.toContain(me.account)
    }
  })
})
