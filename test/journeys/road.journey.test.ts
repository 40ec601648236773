import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet, writeSheet } from '../../src/kernel/spreadsheets/index.ts'
import { addDays, civilDateOf } from '../../src/kernel/value/civil-date.ts'
import { DEMO_ACCOUNTS } from '../../src/main/demo/accounts.ts'
import { STEPS } from '../../src/main/tour/steps.ts'
import { catalogueSheet } from '../../src/modules/catalogue/index.ts'
import { openBrowser } from '../browser.ts'
import { type CityServer, startCityServer } from './city-server.ts'
import { crawl, faultsOf, looks } from './crawl.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

let server: CityServer
let browser: Browser
/** Whom the tour followed. */
let welder = ''

beforeAll(async () => {
  server = await startCityServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A fresh browser as one of the demo's people. */
async function entered(
  who: { account: string } | { person: string },
  viewport = WIDE,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const answer = await context.request.post(`${server.base}/demo/enter`, {
    form: { ...who, next: '/' },
    headers: { origin: server.base },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  return context
}

describe('演示导览', () => {
  test('七步，每步一个按钮，从目录走到焊工的账户', async () => {
    const context = await browser.newContext({ viewport: WIDE })
    const page = await context.newPage()
    await page.goto(`${server.base}/tour`)
    await page.getByRole('button', { name: '开始导览' }).click()
    const walk = page.url()
    for (const [at, { title }] of STEPS.entries()) {
      await page.goto(walk)
      const step = page.locator(`#step-${at + 1}`)
      expect(await step.textContent()).toContain(title)
      const does = step.getByRole('button', { name: '办到这一步' })
      if (await does.count()) await does.click({ timeout: 120_000 })
      await page.goto(walk)
      const person = step.locator('input[name="person"]')
      if (await person.count()) welder = (await person.getAttribute('value')) ?? ''
      await step.locator('a.btn, form[action="/demo/enter"] button').click()
      await page.waitForLoadState('load')
      await expect.poll(() => page.textContent('body'), { timeout: 20_000 }).toMatch(SEEN[at] as RegExp)
    }
    await context.close()
  })
})

/** What each step's page shows. */
const SEEN = [/焊工/, /焊工/, /焊工/, /S\d{21}/, /焊工/, /3,240\.00 元/, /3,240\.00 元/]

describe('目录发布', () => {
  test('市局装入 Excel，错的一行退回，改好看差异，人社签发，财政会签；施行日以前公众看到的不变', async () => {
    const officer = await entered({ account: 'shiju' })
    const page = await officer.newPage()
    const current = await (await officer.request.get(`${server.base}/api/v1/catalogue/current.xlsx`)).body()
    await page.goto(`${server.base}/work/catalogue`)
    await page.getByLabel('版本号').fill('tiaozheng')
    await page.getByLabel('目录名称').fill('演示 · 调整后的紧缺职业目录')
    await page.getByLabel('施行日').fill(addDays(civilDateOf(new Date()), 300))
    await page.getByLabel('依据', { exact: true }).fill('演示用，不是已发布的目录')
    await page.getByRole('radio', { name: '尚待核实' }).check()
    await page.getByLabel('目录文件').setInputFiles(await withWelders(current, '三千四'))
    await page.getByRole('button', { name: '检查并装入' }).click()
    await page.getByText('1 处要改').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('120课时 四级')
    page.once('dialog', (asks) => void asks.dismiss())
    await page.getByRole('link', { name: '待办' }).first().click()
    expect(await page.getByLabel('版本号').inputValue()).toBe('tiaozheng')
    await page.getByLabel('目录文件').setInputFiles(await withWelders(current, '3400'))
    await page.getByRole('button', { name: '检查并装入' }).click()
    await page.getByRole('link', { name: '核对差异' }).click()
    await page.getByText('差异 1 处').waitFor()
    expect(await page.textContent('main')).toMatch(/焊工.*3240.*3400/s)
    await page.getByRole('button', { name: '人社签发' }).click()
    await page.getByText('待财政会签').first().waitFor()
    expect(await page.getByRole('button', { name: '财政会签并发布' }).count()).toBe(0)
    const finance = await entered({ account: 'caizheng' })
    const signing = await finance.newPage()
    await signing.goto(page.url())
    await signing.getByRole('button', { name: '财政会签并发布' }).click()
    await signing.getByText('已发布').first().waitFor()
    await page.goto(`${server.base}/subsidy/catalog`)
    expect(await page.textContent('main')).not.toContain('调整后的紧缺职业目录')
    expect(await page.getByRole('row', { name: /^焊工/ }).textContent()).toContain('3,240')
    await officer.close()
    await finance.close()
  })
})

/** The catalogue as a file in which the welders' fourth level is another. */
async function withWelders(current: Buffer, amount: string) {
  const rows: Record<string, string>[] = []
  await readSheet(catalogueSheet, current, ({ values }) => {
    rows.push(values.name === '焊工' ? { ...values, L4_120: amount } : values)
    return []
  })
  return {
    name: '目录.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeSheet(catalogueSheet, rows)),
  }
}

describe('工作台', () => {
  test.each(DEMO_ACCOUNTS.map(({ login }) => login))(
    '%s：菜单里的每一页打得开，没有脚本错误，axe 无问题',
    async (login) => {
      const context = await entered({ account: login })
      const page = await context.newPage()
      const wrong = faultsOf(page, server.base)
      page.on('response', (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
      })
      await page.goto(`${server.base}/work/`)
      await page.getByRole('heading').first().waitFor()
      const links = await page.$$eval('a[href^="/work/"]', (all) =>
        all.map((one) => one.getAttribute('href')),
      )
      for (const path of new Set(links)) {
        await page.goto(server.base + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        wrong.push(...(await looks(page)))
      }
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

describe.each([
  { query: '', look: '标准' },
  { query: 'mode=elder', look: '长者' },
  { query: 'theme=dark', look: '深色' },
])('群众的页面（$look）', ({ query }) => {
  test.each([WIDE, NARROW])('从首页走遍（$width 像素）', async (viewport) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' })
    if (query) await context.request.get(`${server.base}/?${query}`)
    const { seen, wrong } = await crawl(context, server.base, ['/', '/tour'])
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(30)
    await context.close()
  })

  test('登录以后从“我的”走遍（390 像素）', async () => {
    const context = await entered({ person: welder }, NARROW)
    if (query) await context.request.get(`${server.base}/?${query}`)
    const { seen, wrong } = await crawl(context, server.base, ['/my'])
    expect(wrong).toEqual([])
    expect([...seen].filter((path) => path.startsWith('/my')).length).toBeGreaterThan(3)
    await context.close()
  })
})
