import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  entered,
  ITEMS,
  NOBODY,
  RIGHT,
  welders,
} from '../../../../test/sitting/sitting-walk.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { sitting } from '../module.ts'
import { readPaper } from '../protocol/read-paper.ts'
import { saveAnswers } from '../protocol/save.ts'

/** What a machine marks alone. */
const PAPER = ITEMS.filter(({ kind }) => kind !== 'extended-text')
const PICTURES = process.env.HAIHE_PICTURES

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let one: Arranged
let who: Parameters<typeof serveWorkbench>[2]
const broken: string[] = []

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  one = await arranged(kernel, await anAssessor(kernel), await welders(kernel, 1, 2), { items: PAPER })
  who = { actor: one.invigilator, mode: 'normal' }
  app = await serveWorkbench(kernel, sitting.verbs, who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

async function open(actor: typeof who.actor, path: string, width = 1440): Promise<Page> {
  who.actor = actor
  await Promise.all(browser.contexts().map((before) => before.close()))
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) broken.push(message.text())
  })
  await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`)
  await page.locator('h1').waitFor()
  return page
}

async function fits(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

const at = (minutes: number) =>
  kernel.clock.set(new Date(one.opensAt.getTime() + minutes * 60_000).toISOString())

test('开考前监考台先说还缺什么；收卷以后两个人各签一次', async () => {
  const before = await open(one.invigilator, `/sittings/${one.session}`)
  await before.getByText('可用 0 台，还差 2 台没有试过').waitFor()
  await before.getByText('已开卷，到时间自动出卷').waitFor()
  await fits(before, 'desk-before')
  at(0)
  const machines = [await entered(kernel, one, 0), await entered(kernel, one, 1, 'M02')]
  for (const [n, { token, first }] of machines.entries()) {
    await kernel.as(NOBODY, readPaper, { token })
    const saves = PAPER.slice(n).map(({ id, kind }, order) => ({
      item: id,
      seq: first + order + 1,
      answer: RIGHT[kind] as string,
      at: kernel.clock.now().getTime(),
    }))
    await kernel.as(NOBODY, saveAnswers, { token, saves })
  }
  at(91)
  const chief = await open(one.chief, `/sittings/${one.session}`)
  await chief.getByLabel('断线的机位已经检查，没有遗漏的答案').check()
  await chief.getByRole('button', { name: '收卷', exact: true }).click()
  await chief.getByText('已评分').waitFor()
  await chief.getByRole('button', { name: '签名' }).click()
  await chief.getByText('陆考务（').waitFor()
  await chief.getByRole('button', { name: '签名' }).click()
  await chief.getByText('同一个人不能签两次').waitFor()
  const second = await open(one.invigilator, `/sittings/${one.session}?room=1`)
  await second.getByRole('button', { name: '签名' }).click()
  await second.getByText('裴监考（').waitFor()
  await expect.poll(() => second.getByRole('button', { name: '签名' }).count()).toBe(0)
})

test('题目情况里提作废和更正答案；没有变化的当场说明', async () => {
  const page = await open(one.chief, '/sittings')
  await page.getByRole('link', { name: '看题目情况' }).click()
  await page.getByRole('heading', { name: /题目情况/ }).waitFor()
  await fits(page, 'items')
  const row = (kind: string) => page.getByRole('row').filter({ hasText: kind })
  await row('单选题').getByRole('button', { name: '提出处理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /更正答案/ }).check()
  await dialog.getByLabel('理由').fill('参考答案有误，专家复核')
  await dialog.getByRole('button', { name: '提出，等市局决定' }).click()
  await dialog.getByText('请选择正确的是').waitFor()
  await dialog.getByRole('radio', { name: '乙炔瓶' }).check()
  await dialog.getByRole('button', { name: '提出，等市局决定' }).click()
  await dialog.getByText('这道题现在就是这样判的').waitFor()
  await dialog.getByRole('radio', { name: '氧气瓶' }).check()
  await fits(page, 'propose')
  await dialog.getByRole('button', { name: '提出，等市局决定' }).click()
  await row('单选题').getByText('等决定').waitFor()
  await row('多选题').getByRole('button', { name: '提出处理' }).click()
  await dialog.getByRole('radio', { name: /作废/ }).check()
  await dialog.getByLabel('理由').fill('题干有歧义，建议作废')
  await dialog.getByRole('button', { name: '提出，等市局决定' }).click()
  await row('多选题').getByText('等决定').waitFor()
})

test('市局决定以前看得到会变什么，决定以后全场重新评分；手机上也放得下', async () => {
  const reviewer = official('municipal-reviewer')
  const page = await open(reviewer, '/item-rulings')
  const row = page.getByRole('row').filter({ hasText: '更正答案' })
  await row.getByRole('link').click()
  await page.getByRole('heading', { name: '决定以后会变什么' }).waitFor()
  await page.getByText('2 人里 1 人变化：0 人升高，1 人降低').first().waitFor()
  await page.getByText('考试还没有公布成绩，公布时按新的成绩判定').waitFor()
  await fits(page, 'ruling')
  await page.getByRole('button', { name: '同意并重新评分' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 人里 1 人变化').waitFor()
  await dialog.getByRole('button', { name: '确认同意' }).click()
  await page.getByText('已同意').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '同意并重新评分' }).count()).toBe(0)
  const phone = await open(reviewer, '/item-rulings', 390)
  await phone.getByRole('row').filter({ hasText: '作废' }).getByRole('link').click()
  await phone.getByRole('heading', { name: '决定以后会变什么' }).waitFor()
  await fits(phone, 'ruling-phone')
  await phone.getByRole('button', { name: '不同意' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '确认不同意' }).click()
  await phone.getByText('不同意。').waitFor()
  expect(broken).toEqual([])
})
