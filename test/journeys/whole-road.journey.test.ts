import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, civilDateOf } from '../../src/kernel/value/civil-date.ts'
import { type RosterPerson, rosterFile } from '../../src/main/demo/roster.ts'
import { openBrowser } from '../browser.ts'
import { type CityServer, startCityServer } from './city-server.ts'
import { enter } from './enter.ts'
import { freeWelders } from './residents.ts'

let server: CityServer
let browser: Browser
let welders: RosterPerson[]

beforeAll(async () => {
  welders = freeWelders(join(import.meta.dirname, '../../city/tianjin'))
  server = await startCityServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const today = civilDateOf(new Date())
/** The class begins tomorrow. */
const first = addDays(today, 1)

/** What the road has made so far; each part goes on from the one before. */
const road = { filing: '', classPath: '' }

describe('从备案到签到，每一步在页面上点', () => {
  test('机构报开班，区里一次告知补正，机构改好重交，两人办成', async () => {
    await as('jigou', '/classes/new', async (page) => {
      await page.getByLabel('职业').fill('焊工')
      await page.getByLabel('等级').selectOption({ label: '四级（中级工）' })
      await page.getByLabel('总课时').fill('80')
      await page.getByLabel('开班日').fill(first)
      await page.getByLabel('不休息', { exact: true }).check()
      await page.getByLabel('教学地点').fill('实训楼')
      await page.getByLabel('任课教师').fill('演示·韩师傅')
      await attachRoster(page)
      await page.getByRole('button', { name: '提交备案' }).click()
      await page.getByRole('heading', { name: /焊工 四级（中级工） 80 课时/ }).waitFor()
      road.classPath = new URL(page.url()).pathname.replace('/work', '')
      const progress = page.getByRole('link', { name: '看办理进度' })
      road.filing = ((await progress.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    })
    expect(road.filing).toMatch(/^KB-/)
    await step('qushouli', road.filing, '受理')
    await as('qufuhe', `/cases/${road.filing}`, async (page) => {
      await page.getByRole('button', { name: '一次告知补正' }).click()
      await page.getByLabel('教学地点不明确').check()
      await moves(page, road.filing, () => page.getByRole('button', { name: '发出一次告知' }).click())
    })
    await as('jigou', road.classPath, async (page) => {
      await page.getByRole('link', { name: '去补正' }).click()
      await page.getByLabel('教学地点').fill('演示实训楼 402')
      await attachRoster(page)
      await page.getByRole('button', { name: '重新提交' }).click()
      await page.getByText(`学员（${welders.length} 人）`).waitFor()
    })
    await step('qushouli', road.filing, '受理')
    await step('qufuhe', road.filing, '准予开班')
  })

  test('第一天本人用手机扫码签到，机构当时看到', async () => {
    await server.until(first)
    const me = welders[0] as RosterPerson
    await as('jigou', road.classPath, async (page) => {
      const answer = await page.waitForResponse((one) => /attendance-code|\/code/.test(one.url()) && one.ok())
      const { url } = (await answer.json()) as { url: string }
      await asCitizen(me.name, new URL(url).pathname, async (phone) => {
        await phone.getByRole('button', { name: '签到' }).click()
        await phone.getByRole('heading', { name: '已签到' }).waitFor()
      })
      await page.getByText('已扫码签到').waitFor()
    })
  })
})

/** Does something at the workbench as one of the demo's posts, in a browser of its own. */
async function as(login: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
  const context = await enter(browser, server.base, { account: login })
  await within(context, `${server.base}/work${path}`, does)
}

/** The same as a citizen, who signs in by the city's identity and is found by name. */
async function asCitizen(name: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await within(context, server.base + path, async (page) => {
    if (await page.getByRole('link', { name: '用统一身份登录' }).count()) {
      await page.getByRole('link', { name: '用统一身份登录' }).click()
      await page.getByLabel('按姓名查找').fill(name)
      await page.getByRole('button', { name: '查找' }).click()
      await page.getByRole('button', { name }).first().click()
    }
    await does(page)
  })
}

async function within(
  context: BrowserContext,
  url: string,
  does: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  try {
    await page.goto(url)
    await does(page)
  } catch (error) {
    const shown = await page
      .locator('body')
      .textContent()
      .catch(() => '')
    throw new Error(`${page.url()}\n${(shown ?? '').slice(0, 1500)}`, { cause: error })
  } finally {
    await context.close()
  }
}

/** One step of a case by its button, on the review screen, which then shows the next case in line. */
const step = (login: string, number: string, title: string): Promise<void> =>
  as(login, `/cases/${number}`, async (page) => {
    await moves(page, number, () => page.getByRole('button', { name: new RegExp(`^${title}`) }).click())
  })

/** Does something on the screen that has to move the case. */
async function moves(page: Page, number: string, does: () => Promise<void>): Promise<void> {
  const state = async () => {
    const answer = await page.request.get(`${server.base}/api/v1/cases/${number}`)
    return ((await answer.json()) as { state: string }).state
  }
  const before = await state()
  await does()
  await expect.poll(state, { timeout: 15_000 }).not.toBe(before)
}

async function attachRoster(page: Page): Promise<void> {
  const { name, content } = await rosterFile(welders)
  await page.getByLabel('学员名册').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(content),
  })
}
