import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesOf } from '../../src/kernel/case/index.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { FOLLOWERS, VERBS } from '../../src/main/modules.ts'
import { axe, openBrowser, widest } from '../browser.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { aHouse, type House, seated } from '../practical/practical-walk.ts'
import { serveWorkbench } from '../training/serve-workbench.ts'
import { fills, officer, planned, reviewer, step, type Walker, walkers } from './visits-walk.ts'

const PICTURES = process.env.HAIHE_PICTURES

let kernel: TestKernel
let browser: Browser
let house: House
let team: [Walker, Walker]
const doors = new Map<Actor, FastifyInstance>()

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  team = (await walkers(kernel, ['督导甲', '督导乙'])) as [Walker, Walker]
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([...doors.values()].map((app) => app.close()))
  await kernel?.close()
})

/** The workbench as one of them sees it: each at a door of his own. */
async function address(actor: Actor, path: string): Promise<string> {
  const app = doors.get(actor) ?? (await serveWorkbench(kernel, VERBS, { actor, mode: 'normal' }))
  doors.set(actor, app)
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`
}

const phone = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
const desk = async (actor: Actor, path: string): Promise<Page> => {
  const page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  ).newPage()
  await page.goto(await address(actor, path))
  return page
}

async function walking(context: BrowserContext, number: string, { actor }: Walker): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await address(actor, `/visits/${number}/walk`))
  await page.locator('.visit-line').first().waitFor()
  return page
}

/** Once this phone could open the page without network. */
const keptForLater = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const all = (await (await caches.open('haihe-phone')).keys()).map(({ url }) => new URL(url).pathname)
        return [all.includes(location.pathname), all.some((one) => one.startsWith('/work/assets/'))]
      }),
    )
    .toEqual([true, true])

const says = (page: Page, text: string) =>
  expect.poll(() => page.locator('.unsent').textContent(), { timeout: 60_000 }).toContain(text)
const line = (page: Page, words: string) => page.locator('.visit-line').filter({ hasText: words })
const chooses = async (page: Page, words: string, verdict: string) => {
  const button = line(page, words).getByRole('button', { name: verdict, exact: true })
  await button.click()
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true')
}
const counted = async (number: string) => {
  const { rows } = await sql<{ entries: number; photos: number }>`select
    (select count(*)::int from visit_entry where visit = ${number}) as entries,
    (select count(*)::int from visit_photo where visit = ${number} and file is not null) as photos`.execute(
    kernel.database.db,
  )
  return rows[0]
}

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('两名督导员用手机：没有网络也填、也拍，重开、杀掉、回复丢失以后一条不少一条不多；裁定、签名、机构整改、市局验收', async () => {
  const one = await seated(kernel, house, 2)
  const number = await planned(kernel, one.exam, team, { kind: 'special' })
  const [a, b] = [await phone(), await phone()]
  let mine = await walking(a, number, team[0])
  const theirs = await walking(b, number, team[1])
  await keptForLater(mine)
  await a.setOffline(true)
  await chooses(mine, '在备案范围内', '符合')
  await chooses(mine, '考场监控能用', '不符合')
  await line(mine, '考场监控能用').getByRole('textbox').fill('三号机位没有录像')
  await line(mine, '考场监控能用').getByRole('textbox').blur()
  await line(mine, '考场监控能用')
    .locator('input[type=file]')
    .setInputFiles({ name: '监控.png', mimeType: 'image/png', buffer: PNG })
  await line(mine, '考场监控能用').getByText('已有 1 张').waitFor()
  await says(mine, '条没有送到')
  await mine.reload()
  await mine.locator('.visit-line').first().waitFor()
  await says(mine, '现在没有网络')
  await line(mine, '考场监控能用').getByText('已有 1 张').waitFor()
  expect(await line(mine, '考场监控能用').getByRole('textbox').inputValue()).toBe('三号机位没有录像')
  expect(await axe(mine)).toEqual([])
  expect(await widest(mine)).toEqual([])
  if (PICTURES) await mine.screenshot({ path: `${PICTURES}/visit-walk.png`, fullPage: true })
  // Killed as it stands, and opened again without network.
  await mine.close({ runBeforeUnload: false })
  mine = await walking(a, number, team[0])
  await says(mine, '条没有送到')
  expect(await counted(number)).toEqual({ entries: 0, photos: 0 })

  // The line comes back; the first answers are lost, so that it sends everything again.
  let lost = 0
  for (const of of ['**/entries', '**/photos'])
    await a.route(of, async (route) => {
      if (lost >= 2) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort()
    })
  await a.setOffline(false)
  await expect.poll(() => lost, { timeout: 60_000 }).toBe(2)
  await mine.reload()
  // A page that has just opened has not read yet what its phone holds.
  await expect.poll(async () => (await counted(number))?.photos, { timeout: 60_000 }).toBe(1)
  await mine.getByText('全部已送到').waitFor({ timeout: 60_000 })
  const came = await counted(number)
  expect(came?.photos).toBe(1)
  expect([2, 3]).toContain(came?.entries)

  // The rest is filled in; the other sees the cameras otherwise.
  await fills(kernel, number, team[1])
  const left = (await mine.locator('.visit-line').count()) - 2
  for (let at = 0; at < left + 2; at += 1) {
    const row = mine.locator('.visit-line').nth(at)
    if ((await row.locator('[aria-pressed=true]').count()) > 0) continue
    await row.getByRole('button', { name: '符合', exact: true }).click()
  }
  await mine.getByText('已填 13/13 项').waitFor()
  await mine.getByText('全部已送到').waitFor({ timeout: 60_000 })
  await mine.getByRole('link', { name: '填完了，去看差异、结束检查' }).click()
  await mine.getByText('不一致，等组长裁定', { exact: true }).waitFor()
  await mine.getByRole('link', { name: '照片 1' }).waitFor()
  await mine.getByRole('radio', { name: '不符合', exact: true }).check()
  await mine.getByLabel('为什么').fill('两人一起看过监控')
  await mine.getByRole('button', { name: '裁定', exact: true }).click()
  await mine.getByLabel('督导情况').fill('秩序正常，三号机位没有录像。')
  await mine.getByRole('button', { name: '结束检查' }).click()
  await mine.getByRole('button', { name: '签名：报告和检查表都看过了' }).click()
  await mine.getByText('您已经签名，等另一位督导员。').waitFor()
  expect(await axe(mine)).toEqual([])
  expect(await widest(mine)).toEqual([])
  await theirs.goto(await address(team[1].actor, `/visits/${number}`))
  await theirs.getByRole('button', { name: '签名：报告和检查表都看过了' }).click()
  await theirs.getByText('整改中').first().waitFor()

  // The organisation reads it in its case and reports what it did.
  const own = await desk(house.agent, `/cases/${number}`)
  await own.getByText('三号机位没有录像').first().waitFor()
  expect(await axe(own)).toEqual([])
  if (PICTURES) await own.screenshot({ path: `${PICTURES}/visit-case.png`, fullPage: true })
  await step(kernel, house.agent, number, 'rectify', { input: { done: '三号机位已经修好，补录像三天。' } })
  const bureau = await desk(officer, `/visits/${number}`)
  await bureau.getByRole('link', { name: '办理这件督导' }).waitFor()
  expect(await axe(bureau)).toEqual([])
  expect(await widest(bureau)).toEqual([])
  if (PICTURES) await bureau.screenshot({ path: `${PICTURES}/visit.png`, fullPage: true })
  await step(kernel, reviewer, number, 'accept', { note: '看过录像，合格' })
  expect((await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state).toBe('closed')
})

test('市局安排督导：选一场考试，看谁能去谁不能去、为什么，定组长', async () => {
  const one = await seated(kernel, house, 2)
  const page = await desk(officer, '/visits/new')
  await page.getByRole('button', { name: '督导这一场' }).first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '督导这一场' }).last().click()
  for (const { name } of team) await page.getByRole('checkbox', { name: new RegExp(name) }).check()
  await page.getByRole('radio', { name: /督导乙/ }).check()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '安排督导' }).click()
  await page.getByText('已安排，办件号').waitFor()
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from visit where exam = ${one.exam}::uuid`.execute(kernel.database.db)
  expect(rows[0]?.n).toBe(1)
})
