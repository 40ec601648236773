import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../../test/kernel.ts'
import { aHouse, aSheet, type House, held } from '../../../../../test/practical/practical-walk.ts'
import { withCheckDigit } from '../../../../../test/training/classroom.ts'
import { serveWorkbench } from '../../../../../test/training/serve-workbench.ts'
import { FOLLOWERS } from '../../../../main/modules.ts'
import '../../../practical/module.ts'
import { assessment } from '../../module.ts'

const PICTURES = process.env.HAIHE_PICTURES

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let house: House
let who: Parameters<typeof serveWorkbench>[2]

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
  who = { actor: house.agent, mode: 'normal' }
  app = await serveWorkbench(kernel, assessment.verbs, who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

async function open(actor: typeof who.actor, path: string, width = 390): Promise<Page> {
  who.actor = actor
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`)
  await page.locator('h1').waitFor()
  return page
}

async function fits(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

test('考评员在手机上勾一个考生，当场换人；更正要写理由；亲属登记一次以后自动比对；考务看到谁申报了', async () => {
  const one = await held(kernel, house, 4, { examiners: house.examiners, declared: false })
  const marker = house.examiners[0]
  if (!marker) throw new Error('nobody examines')
  const page = await open(marker.actor, `/exams/${one.exam}/declaration`)
  await page.getByText(`证卡 ${marker.card}`).waitFor()
  await fits(page, 'declaration')
  await page.getByRole('table').getByRole('checkbox').first().check()
  await page.getByRole('combobox').first().selectOption('mentor')
  await page.getByRole('button', { name: '申报回避 1 人' }).click()
  await page.getByText('已记下').waitFor()
  await page.getByText('第 2 次要写明为什么更正').waitFor()
  await page.getByRole('table').getByRole('checkbox', { checked: true }).uncheck()
  await page.getByLabel('我承诺').check()
  await page.getByLabel('为什么更正').fill('看错了，是同名')
  await page.getByRole('button', { name: '申报', exact: true }).click()
  await page.getByText('已记下').waitFor()

  const relatives = await open(marker.actor, '/relatives')
  await relatives.getByLabel('姓名').fill('周小妹')
  await relatives.getByLabel('证件号码').fill(withCheckDigit('12010119900307002'))
  await fits(relatives, 'relatives')
  await relatives.getByRole('button', { name: '登记' }).click()
  await relatives.getByText('已登记。').waitFor()

  const planner = await open(house.agent, `/exams/${one.exam}/declaration`, 1280)
  await planner
    .getByRole('row', { name: new RegExp(marker.name) })
    .getByText('已申报')
    .waitFor()
  await fits(planner, 'declared')
})
