import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { inventCreditCode } from '../../../main/demo/setting/places.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { letHold } from '../../credit/index.ts'
import { registerOrganisation } from '../../organisations/index.ts'
import { drawFile, listDraws, prepareDraw, readDraw } from '../verbs/draws.ts'
import { commitmentTo, DrawFile, wrongWith } from './draw.ts'

const DISTRICT = '120116'
const clerk = official('district-clerk', [DISTRICT])
const reviewer = official('district-reviewer', [DISTRICT])

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  for (let at = 1; at <= 5; at += 1)
    await performAsSystem(kernel, 'test', async (ctx) => {
      const { id } = await registerOrganisation(ctx, {
        name: `抽查学校${at}`,
        creditCode: inventCreditCode(DISTRICT, 700 + at),
        kinds: ['private-school'],
        district: DISTRICT,
      })
      await letHold(ctx, id, { grade: at % 2 ? 'A' : 'C', year: 2025, decidedIn: '测试' })
    })
})
afterAll(() => kernel.close())

const step = (who: typeof clerk, number: string, name: string, more = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const prepared = async () =>
  (
    await kernel.as(clerk, prepareDraw, {
      title: '三月场地检查',
      count: 2,
      inspectors: '甲检查\n乙检查\n丙检查',
    })
  ).number

test('名单随信用等级定签数，回避在前；两人承诺、开启，抽出的谁都能重算', async () => {
  const number = await prepared()
  await expect(kernel.as(PUBLIC, readDraw, { number })).rejects.toMatchObject({ status: 404 })
  await step(clerk, number, 'recuse', {
    input: { inspector: '甲检查', organisation: '抽查学校1', why: '曾在该校任职' },
  })
  await step(clerk, number, 'publish')
  const { digest, list } = await kernel.as(PUBLIC, readDraw, { number })
  expect(list.map(({ weight }) => weight).sort()).toEqual([2, 2, 2, 8, 8])
  const secrets = { clerk: 'f3a1c29b77d04e51', reviewer: '0c9e55b1d2a84f6e' }
  await step(clerk, number, 'commit', { input: { digest: commitmentTo(digest ?? '', secrets.clerk) } })
  await expect(step(clerk, number, 'commit', { input: { digest: 'a'.repeat(64) } })).rejects.toMatchObject({
    status: 409,
  })
  await step(reviewer, number, 'commit', { input: { digest: commitmentTo(digest ?? '', secrets.reviewer) } })
  await expect(
    step(clerk, number, 'open', { input: { secret: '不是当初的那一个秘密啊啊啊啊啊啊' } }),
  ).rejects.toMatchObject({ status: 422 })
  await step(reviewer, number, 'open', { input: { secret: secrets.reviewer } })
  await step(clerk, number, 'open', { input: { secret: secrets.clerk } })
  const { bytes } = await kernel.as(PUBLIC, drawFile, { number })
  const file = DrawFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
  expect(wrongWith(file)).toEqual([])
  expect(file.drawn).toHaveLength(2)
  expect(file.drawn.every(({ inspectors }) => inspectors.length === 2)).toBe(true)
})

test('有人拒绝开启，抽查作废并公布是谁、为什么', async () => {
  const number = await prepared()
  await step(clerk, number, 'publish')
  await step(reviewer, number, 'refuse', { note: '名单里有亲属的单位' })
  const seen = await kernel.as(PUBLIC, readDraw, { number })
  expect(seen).toMatchObject({ standing: 'void', voidWhy: expect.stringContaining('名单里有亲属的单位') })
  const { items } = await kernel.as(PUBLIC, listDraws, {})
  expect(items.find((one) => one.number === number)?.standing).toBe('已作废')
  await expect(kernel.as(PUBLIC, drawFile, { number })).rejects.toMatchObject({ status: 409 })
  expect(civilDate(seen.publishedOn ?? '')).toBe('2026-03-02')
})

test('回避以后一家剩不到两位检查员的，不能公布', async () => {
  const number = await prepared()
  for (const inspector of ['甲检查', '乙检查'])
    await step(clerk, number, 'recuse', { input: { inspector, organisation: '抽查学校1', why: '亲属任职' } })
  await expect(step(clerk, number, 'publish')).rejects.toMatchObject({ status: 409 })
})
