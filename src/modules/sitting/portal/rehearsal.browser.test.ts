import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { type Arranged, anAssessor, arranged, welders } from '../../../../test/sitting/sitting-walk.ts'
import { portalScripts } from '../../../../vite.config.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import {
  type Kernel,
  mountVerbs,
  perform,
  problemOf,
  sendProblem,
  systemClock,
} from '../../../kernel/verb/index.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { readDesk } from '../desk/read.ts'
import { sitting } from '../module.ts'
import { beginRehearsal, readRehearsal } from '../rehearsal/desk.ts'
import { sittingPortal } from './index.tsx'

const SCRIPTS = join(tmpdir(), `haihe-rehearsal-${process.pid}`)
const PICTURES = process.env.HAIHE_PICTURES

let base: TestKernel
let kernel: Kernel
let app: FastifyInstance
let browser: Browser
let one: Arranged
let asked: string[] = []

beforeAll(async () => {
  base = await testKernel({ at: new Date(Date.now() + 20 * 60_000).toISOString() })
  kernel = { ...base, clock: systemClock }
  one = await arranged(base, await anAssessor(base), await welders(base, 1, 2))
  for (const script of portalScripts(SCRIPTS, ['sitting'])) await build(script)
  app = Fastify({ forceCloseConnections: true })
  app.addHook('onRequest', async (request) => {
    asked.push(`${request.method} ${request.url}`)
  })
  await app.register(async (api) => {
    api.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.url))
    mountVerbs(api, sitting.verbs, { kernel, actorOf: () => PUBLIC, guard: () => undefined })
  })
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: sittingPortal.pages,
    styles: sittingPortal.styles ?? [],
    scripts: [pathToFileURL(join(SCRIPTS, 'sitting.js'))],
    actorOf: () => PUBLIC,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
    report: (error) => {
      throw error
    },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await base?.close()
  rmSync(SCRIPTS, { recursive: true, force: true })
})

const open = async (path: string, width = 1280) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(app.server.address() as { port: number }).port}${path}`)
  return page
}

test('机器填演练码，自己答题、断网、重开、交卷，报到监考台；不留答案', async () => {
  const { code } = await base.as(one.chief, beginRehearsal, { id: one.session })
  const page = await open('/exam-room/rehearsal')
  await page.getByLabel('演练码').fill(code)
  await page.getByLabel('机号').fill('A07')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '开始演练' }).click()
  await page.getByText('演练中，请不要动键盘').waitFor()
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/rehearsing.png` })
  await page.getByRole('heading', { name: '这台机器通过' }).waitFor({ timeout: 60_000 })
  expect(await axe(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/rehearsed.png` })
  const { last } = await base.as(one.invigilator, readRehearsal, { id: one.session })
  expect(last?.machines).toMatchObject([{ machine: 'A07', passed: true }])
  const desk = await base.as(one.invigilator, readDesk, { id: one.session })
  expect(desk.readiness.find(({ what }) => what === '演练')?.text).toContain('1/1 台通过')
  const { rows } = await sql<{ count: number }>`select (select count(*) from sitting_answer)::int
    + (select count(*) from sitting_rehearsal_machine where answers <> '{}'::jsonb)::int as count`.execute(
    kernel.database.db,
  )
  expect(rows).toEqual([{ count: 0 }])
}, 120_000)

test('在家体验：不登录，每种题型一道，交卷以后什么都没有送到服务器', async () => {
  const page = await open('/assess/practice', 390)
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  await page.getByRole('link', { name: '开始体验' }).click()
  await page.getByText('第 1 题').or(page.getByRole('radio').first()).first().waitFor()
  asked = []
  await page.getByRole('radio').first().check()
  await page.getByText('已保存', { exact: true }).waitFor()
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/practice.png`, fullPage: true })
  for (let turn = 0; turn < 6; turn += 1) {
    await page.getByRole('button', { name: '下一题' }).click()
    // The first question has no earlier one: what is looked at is the second, once the button has taken its full colour.
    const back = page.getByRole('button', { name: '上一题' })
    await expect.poll(() => back.evaluate((one) => getComputedStyle(one).opacity)).toBe('1')
    expect(await axe(page)).toEqual([])
  }
  await page.getByRole('button', { name: '检查交卷' }).first().click()
  await page.getByRole('button', { name: '交卷，不再修改' }).click()
  await page.getByRole('heading', { name: '体验完了' }).waitFor()
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual([])
}, 120_000)
