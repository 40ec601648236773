import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { aHouse, aSheet, type House, held } from '../../../../test/practical/practical-walk.ts'
import { welders } from '../../../../test/sitting/sitting-walk.ts'
import { bareClass, completes } from '../../../../test/training/bare-class.ts'
import { withCheckDigit } from '../../../../test/training/classroom.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import '../../practical/module.ts'
import { planExam } from '../index.ts'
import { assessment } from '../module.ts'

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
  app = await serveWorkbench(kernel, [...assessment.verbs, ...Object.values(CASE_VERBS)], who)
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

test('排座位以后才结业的：考务补报、补排，看得到座位号，已经排的不动；不够的说加开考场', async () => {
  kernel.clock.set('2026-06-01T09:00:00+08:00')
  const [first = '', second = '', third = '', fourth = ''] = await welders(kernel, 700, 4)
  const trained = await bareClass(kernel, '焊工', '5')
  for (const person of [first, second]) await completes(kernel, trained, person)
  const { id, number } = await kernel.as(house.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-06-20',
    place: '第一实训车间',
    capacity: 3,
    class: trained,
  })
  for (const step of ['enrol-class', 'seat'])
    await kernel.as(house.agent, CASE_VERBS.stepCase, { number: number ?? '', step })
  for (const person of [third, fourth]) await completes(kernel, trained, person)

  const page = await open(house.agent, `/exams/${id}`, 1440)
  const seats = () =>
    page
      .getByRole('row')
      .getByText(/^\d{3} 号$/)
      .allTextContents()
  await page.getByRole('heading', { name: '考生（2 人）' }).waitFor()
  expect(await seats()).toEqual(['001 号', '002 号'])
  const names = await page.getByRole('table', { name: '考生' }).getByRole('row').allTextContents()
  await page.getByRole('button', { name: '补报结业学员' }).click()
  await page.getByRole('heading', { name: '考生（4 人）' }).waitFor()
  await fits(page, 'late-enrolled')
  await page.getByRole('button', { name: '补排座位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 人：003 号').waitFor()
  await dialog.getByText('座位已满').waitFor()
  await fits(page, 'late-dialog')
  await dialog.getByLabel('座位、机位不够').check()
  await dialog.getByLabel('考场', { exact: true }).fill('2')
  await dialog.getByLabel('座位数').fill('10')
  await dialog.getByRole('button', { name: '确认补排' }).click()
  await page.getByText('已补排 2 人').waitFor()
  await expect.poll(seats).toEqual(['001 号', '002 号', '003 号', '004 号'])
  const after = await page.getByRole('table', { name: '考生' }).getByRole('row').allTextContents()
  expect(after.slice(0, 3)).toEqual(names.slice(0, 3))
  await fits(page, 'late-seated')
  await page.getByRole('button', { name: '补报结业学员' }).click()
  await page.getByText('没有新结业的学员').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await fits(page, 'late-narrow')
})
