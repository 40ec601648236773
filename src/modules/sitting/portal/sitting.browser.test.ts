import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  type Arranged,
  anAssessor,
  arranged,
  ITEMS,
  RIGHT,
  welders,
} from '../../../../test/sitting/sitting-walk.ts'
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
import { unlockSeat } from '../desk/give.ts'
import { readDesk } from '../desk/read.ts'
import { sitting } from '../module.ts'
import { answersOf } from '../store/answers.ts'
import { sittingPortal } from './index.tsx'

/** The script as it is built, apart from what the program serves. */
const SCRIPTS = join(tmpdir(), `haihe-sitting-${process.pid}`)
const PICTURES = process.env.HAIHE_PICTURES

let base: TestKernel
let kernel: Kernel
let app: FastifyInstance | null = null
let browser: Browser
let port = 0
let one: Arranged

beforeAll(async () => {
  base = await testKernel({ at: new Date(Date.now() - 59_000).toISOString() })
  kernel = { ...base, clock: systemClock }
  one = await arranged(base, await anAssessor(base), await welders(base, 1, 2))
  for (const script of portalScripts(SCRIPTS, ['sitting'])) await build(script)
  await serve()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await kill()
  await base?.close()
  rmSync(SCRIPTS, { recursive: true, force: true })
})

async function serve(): Promise<void> {
  const made = Fastify({ forceCloseConnections: true })
  await made.register(async (api) => {
    api.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.url))
    mountVerbs(api, sitting.verbs, { kernel, actorOf: () => PUBLIC, guard: () => undefined })
  })
  await mountPages(made, {
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
  await made.listen({ port, host: '127.0.0.1' })
  port = (made.server.address() as { port: number }).port
  app = made
}

/** The server is gone, in the middle of whatever it was doing. */
async function kill(): Promise<void> {
  app?.server.closeAllConnections()
  await app?.close()
  app = null
}

const held = async (seat = 0) =>
  Object.fromEntries(
    (await answersOf(kernel.database.db, one.seats[seat]?.id as string)).map(({ item, answer }) => [
      item,
      answer,
    ]),
  )
const id = (kind: string) => ITEMS.find((item) => item.kind === kind)?.id as string
const status = (page: Page) => page.locator('[data-unsent]')

async function enter(context: BrowserContext, seat = 0, width = 1440): Promise<Page> {
  const at = one.seats[seat] as Arranged['seats'][number]
  base.clock.set(new Date().toISOString())
  const { code, admission } = await base.as(one.invigilator, unlockSeat, { id: at.id })
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`http://127.0.0.1:${port}/exam-room`)
  await page.getByLabel('准考证号').fill(admission)
  await page.getByLabel('入场码').fill(code)
  await page.getByLabel('机号').fill(`M${seat}`)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/enter-${width}.png`, fullPage: true })
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  await page.getByRole('button', { name: '进入', exact: true }).click()
  return page
}

test('在真的浏览器里答一张卷：断网、关浏览器、服务器被杀，一题不丢，交卷后本机不留', async () => {
  const context = await browser.newContext()
  let page = await enter(context)
  await page.getByText('1. 瓶身涂成白色的是哪一种气瓶？').waitFor({ timeout: 30_000 })
  expect(await axe(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/paper-1440.png`, fullPage: true })
  await page.getByLabel('乙炔瓶').check()
  await expect.poll(() => held()).toMatchObject({ [id('choice')]: 'c2' })

  // The line is cut: one goes on, and sees how many are unsent.
  await context.setOffline(true)
  await page.getByRole('button', { name: '下一题' }).click()
  for (const name of ['氧气瓶', '氩气瓶', '氮气瓶']) await page.getByLabel(name).check()
  await page.getByRole('button', { name: '下一题' }).click()
  await page.getByRole('button', { name: '就是这个顺序' }).click()
  await page.getByRole('button', { name: '回头再看', exact: true }).click()
  await expect.poll(() => status(page).textContent()).toContain('未发送 3 条')
  await expect.poll(() => page.getByRole('button', { name: '导出救援文件' }).count()).toBe(1)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/offline-1440.png`, fullPage: true })
  expect(Object.keys(await held())).toEqual([id('choice')])

  // The browser's page is closed with all that unsent; the line is there again when it is opened anew.
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/exam-room`)
  await page.getByText('1. 瓶身涂成白色的是哪一种气瓶？').waitFor({ timeout: 30_000 })
  expect(await page.getByLabel('乙炔瓶').isChecked()).toBe(true)
  expect(await held()).toMatchObject({
    [id('multiple')]: ['c1', 'c3', 'c4'],
    // In the order of this candidate's lots.
    [id('order')]: expect.arrayContaining(['s1', 's2', 's3']),
    _flags: [id('order')],
  })

  // The server is killed while one types.
  await page.getByRole('button', { name: /^5\s*，未答/ }).click()
  await kill()
  await page.getByLabel('填写').pressSequentially('111', { delay: 100 })
  await expect.poll(() => status(page).textContent()).toContain('未发送')
  await serve()
  await expect.poll(() => held().then((all) => all[id('text-entry')]), { timeout: 60_000 }).toBe('111')
  await page.getByRole('button', { name: '下一题' }).click()
  await page.getByLabel('作答').fill('坡口不净、焊条受潮会产生气孔。')
  await expect.poll(() => status(page).textContent()).toBe('已保存')

  // By the keyboard alone, to a place in a picture.
  await page.getByRole('button', { name: '下一题' }).click()
  await page.getByRole('button', { name: /焊缝示意图/ }).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => held().then((all) => all[id('hotspot')])).toEqual({ x: 110, y: 100 })
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/hotspot-1440.png`, fullPage: true })
  expect(await axe(page)).toEqual([])

  // Handing in waits for the time of the standard; the check page says what is open.
  await page.getByRole('button', { name: '检查交卷' }).first().click()
  await page.getByText('未答 1 题').waitFor()
  expect(await page.getByRole('button', { name: '交卷，不再修改' }).isDisabled()).toBe(true)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/check-1440.png`, fullPage: true })
  expect(await axe(page)).toEqual([])
  await sql`update sitting_session set hand_in_after_minutes = 0`.execute(kernel.database.db)
  await page.reload()
  await page.getByRole('button', { name: '检查交卷' }).first().click()
  await page.getByRole('button', { name: '交卷，不再修改' }).click()
  await page.getByRole('heading', { name: '已交卷' }).waitFor()
  await page.getByText('答案已全部保存，可以离场。').waitFor()
  const { seats } = await base.as(one.invigilator, readDesk, { id: one.session })
  expect(seats[0]).toMatchObject({ state: 'handed-in', answered: 6 })
  // The next candidate at this machine finds nothing of the one before.
  await page.reload()
  await page.getByRole('heading', { name: '进入机考' }).waitFor()
  await context.close()
})

test('换机：新机器一进入，旧机器上的试卷立即收起；没发出的可以导出成只有服务器能读的文件', async () => {
  const old = await browser.newContext()
  const page = await enter(old, 1, 390)
  await page.getByText('1. 瓶身涂成白色的是哪一种气瓶？').waitFor({ timeout: 30_000 })
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/paper-390.png`, fullPage: true })
  expect(await widest(page)).toEqual([])
  await page.getByLabel('乙炔瓶').check()
  await expect.poll(() => status(page).textContent()).toBe('已保存')
  const other = await browser.newContext()
  const fresh = await enter(other, 1)
  await fresh.getByText('1. 瓶身涂成白色的是哪一种气瓶？').waitFor({ timeout: 30_000 })
  expect(await fresh.getByLabel('乙炔瓶').isChecked()).toBe(true)
  await page.getByLabel('氧气瓶').check()
  await page.getByRole('heading', { name: '这台机器已经退出' }).waitFor()
  expect(await page.getByText('瓶身涂成白色').count()).toBe(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出救援文件' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'haihe-rescue-1', session: one.session })
  expect(text).not.toMatch(/"c[12]"|answer|氧气/)
  expect(await held(1)).toEqual({ [id('choice')]: RIGHT.choice })
  await old.close()
  await other.close()
})
