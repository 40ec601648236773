import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { APPLICATION, centreWalk, POSTS } from '../../../../test/centres/centre-walk.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { servePortal } from '../../../../test/pages/serve-portal.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { FOLLOWERS, VERBS } from '../../../main/modules.ts'
import { centresPortal } from './index.tsx'

let kernel: TestKernel
let work: FastifyInstance
let site: FastifyInstance
let browser: Browser
let walk: ReturnType<typeof centreWalk>
let enterprise: Awaited<ReturnType<ReturnType<typeof centreWalk>['enterprise']>>
let who: Parameters<typeof serveWorkbench>[2]

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = centreWalk(kernel)
  enterprise = await walk.enterprise()
  who = { actor: enterprise.agent, mode: 'normal' }
  work = await serveWorkbench(kernel, VERBS, who)
  site = Fastify()
  await servePortal(site, kernel, centresPortal.pages, () => PUBLIC)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await work?.close()
  await site?.close()
  await kernel?.close()
})

const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port
async function open(app: FastifyInstance, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${portOf(app)}${path}`)
  await page.locator('h1').waitFor()
  return page
}

/** Keeps a picture of the page where somebody asks for them (HAIHE_PICTURES=folder). */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HAIHE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('从企业填申报到公众看到：不够条件的当场说明，两名复核人在办件页签字，公示期满进名录', async () => {
  const page = await open(work, '/work/centres/apply')
  await page.getByLabel('职工人数').fill('150')
  await page.getByLabel('同期培训能力').fill('120')
  await page.getByLabel('专兼职教师').fill('12')
  await page.getByLabel('培训的职业').fill(APPLICATION.occupations)
  await page.getByLabel('培训地点').fill(APPLICATION.place)
  await page.getByLabel('申报理由').fill(APPLICATION.why)
  await page.getByRole('button', { name: '提交申报' }).click()
  await page.getByText('要求：职工不少于 200 人').waitFor()
  await picture(page, 'apply')
  await page.getByLabel('职工人数').fill('800')
  await page.getByRole('button', { name: '提交申报' }).click()
  await page.getByRole('heading', { name: /已提交 QZ/ }).waitFor()
  expect(await axe(page)).toEqual([])
  const number =
    (await page.getByRole('heading', { name: /已提交 QZ/ }).textContent())?.match(/QZ[-\d]+/)?.[0] ?? ''
  await walk.toVisit(enterprise, number)
  await walk.photographed(number)
  for (const inspector of [POSTS.inspector, POSTS.city]) {
    who.actor = inspector
    const desk = await open(work, `/work/cases/${number}`)
    await desk.getByRole('button', { name: '填复核记录并签字' }).first().click()
    await picture(desk, 'sign')
    await desk.getByLabel('复核日期').fill('2026-03-02')
    await desk.getByLabel('现场核到同期能培训').fill('118')
    await desk.getByLabel('现场核到的教师').fill('12')
    await desk.getByLabel('看到的情况').fill('看了实训车间、设备和台账，与申报一致。')
    await desk.getByLabel('我与这家企业没有利害关系').check()
    await desk.getByRole('button', { name: '填复核记录并签字' }).last().click()
    await desk.getByText(`${inspector.label}`).first().waitFor()
  }
  await expect.poll(async () => await walk.stateOf(number)).toBe('deciding')
  await walk.step(POSTS.decider, number, 'propose')
  await walk.until('2026-03-20')
  const list = await open(site, '/centres?q=培训中心测试企业', 390)
  await list
    .getByRole('link', { name: /企业培训中心/ })
    .last()
    .click()
  await list.getByRole('heading', { name: '为什么命名' }).waitFor()
  expect(await list.locator('main').textContent()).toContain('118 人')
  expect(await axe(list)).toEqual([])
  expect(await widest(list)).toEqual([])
  who.actor = enterprise.agent
  const mine = await open(work, '/work/centres/mine')
  await mine.getByText('已命名').waitFor()
  expect(await axe(mine)).toEqual([])
  await picture(mine, 'mine')
  await picture(list, 'centre-390')
  for (const [name, path] of [
    ['list', '/centres'],
    ['centre', new URL(list.url()).pathname],
  ] as const)
    await picture(await open(site, path), `${name}-1440`)
})
