import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { PLATFORM_POSTS, platformWalk } from '../../../../test/online/platform-walk.ts'
import { servePortal } from '../../../../test/pages/serve-portal.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { newKeys, signed } from '../../../main/demo/platforms/platform-sender.ts'
import { FOLLOWERS, VERBS } from '../../../main/modules.ts'
import { mountXapi } from '../../learning-records/index.ts'
import { answerPlatform, XAPI_BASE } from '../platform/receive/endpoint.ts'
import { onlinePortal } from './index.ts'

let kernel: TestKernel
let work: FastifyInstance
let site: FastifyInstance
let browser: Browser
let walk: ReturnType<typeof platformWalk>
let one: Awaited<ReturnType<ReturnType<typeof platformWalk>['selected']>>
let learner: Awaited<ReturnType<ReturnType<typeof platformWalk>['trainee']>>
let who: { actor: Actor; mode: 'normal' | 'elder' }

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = platformWalk(kernel)
  one = await walk.selected()
  learner = await walk.trainee(one.platform)
  who = { actor: one.agent, mode: 'normal' }
  work = await serveWorkbench(kernel, VERBS, who)
  site = Fastify()
  await mountXapi(
    site,
    XAPI_BASE,
    () => kernel.clock.now(),
    (request, { url }) => answerPlatform(kernel, request, url),
  )
  await servePortal(site, kernel, onlinePortal.pages, () => learner.who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await work?.close()
  await site?.close()
  await kernel?.close()
})

const at = (app: FastifyInstance, path: string) =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`
async function open(app: FastifyInstance, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(at(app, path))
  await page.locator('h1').waitFor()
  return page
}

/** Keeps a picture of the page where somebody asks for them (HAIHE_PICTURES=folder). */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HAIHE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** A platform sends what was played, over the wire. */
async function sends(segments: string | null): Promise<Response> {
  const { address, method, headers, body } = await signed(kernel, one.key, {
    method: 'POST',
    path: '/statements',
    body: [walk.watched(learner.code, segments)],
  })
  return fetch(at(site, address), { method, headers, body: new Uint8Array(body) })
}

test('从登记公钥、学员登记、签名报送，到平台、市民和评估人各自看到计了多少、为什么不计', async () => {
  const mine = await open(work, '/work/online/platform')
  await mine.getByRole('textbox', { name: '公钥' }).fill(newKeys().pem)
  await mine.getByRole('button', { name: '登记公钥' }).click()
  await mine.getByText(/已登记，keyid 是/).waitFor()
  expect(await axe(mine)).toEqual([])

  walk.pass(10)
  const taken = await sends('0[.]240')
  expect(taken.status).toBe(200)
  expect(taken.headers.get('haihe-receipt')).toMatch(/^\/xapi\/receipts\//)
  expect((await sends(null)).status).toBe(200)
  const unsigned = await fetch(at(site, '/xapi/statements'), { method: 'POST', body: '[]' })
  expect(unsigned.status).toBe(401)

  const learning = await open(site, '/my/platforms', 390)
  await learning.getByText('4 分钟', { exact: true }).waitFor()
  expect(await axe(learning)).toEqual([])
  expect(await widest(learning)).toEqual([])
  await picture(learning, 'my-platforms-390')
  await learning.getByRole('button', { name: '不再学习' }).click()
  await learning.getByRole('button', { name: '登记为学员' }).click()
  await learning.getByRole('button', { name: '不再学习' }).waitFor()

  const list = await open(site, '/learn/platforms', 390)
  await list.getByText('已入选').first().waitFor()
  expect(await axe(list)).toEqual([])
  expect(await widest(list)).toEqual([])
  await picture(list, 'platforms-390')

  who.actor = PLATFORM_POSTS.officer
  const desk = await open(work, `/work/online/platforms/${one.platform}`)
  await desk.getByText('没有播放片段 1 条（50%）').waitFor()
  await desk.getByLabel('为什么评估').fill('半年一次的阶段性评估')
  await desk.getByRole('button', { name: '开始评估' }).click()
  await desk.getByText('已开始评估').waitFor()
  expect(await axe(desk)).toEqual([])
  await picture(desk, 'platform-desk')

  who.actor = one.agent
  const told = await open(work, '/work/online/platform')
  await told.getByText('已告知，等平台说明').waitFor()
  expect(await axe(told)).toEqual([])
  await picture(told, 'my-platform')
})
