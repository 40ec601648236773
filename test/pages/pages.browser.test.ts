import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, widest } from '../browser.ts'
import { startSite, type TestSite } from './start-site.ts'

let site: TestSite
let browser: Browser
let address: string

beforeAll(async () => {
  site = await startSite()
  address = await site.listen()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.app.close()
})

/** Opens a page in a window of its own and looks at it; a script error or another host is a fault. */
async function visit(path: string, width: number, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 844 } })
  try {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) faults.push(`asks another host: ${request.url()}`)
    })
    await page.goto(address + path)
    expect(faults.filter((fault) => !/status of (404|500)/.test(fault))).toEqual([])
    await look(page)
  } finally {
    await context.close()
  }
}

const MODES = {
  normal: 'mode=normal&theme=light',
  elder: 'mode=elder&theme=light',
  dark: 'mode=normal&theme=dark',
  'elder dark': 'mode=elder&theme=dark',
} as const

type Mode = keyof typeof MODES

const FULL: readonly [Mode, number][] = [
  ['normal', 390],
  ['normal', 1440],
  ['elder', 320],
  ['elder', 390],
  ['elder', 1440],
  ['dark', 390],
  ['dark', 1440],
  ['elder dark', 390],
]

const PLAIN = [
  '/services',
  '/services/subsidy-training',
  '/a11y',
  '/sitemap',
  '/search?q=补贴',
  '/nowhere',
  '/fault',
]

const LOOKS = [
  ...['/', '/kit'].flatMap((path) => FULL.map(([mode, width]) => ({ path, mode, width }))),
  ...PLAIN.flatMap((path) => [
    { path, mode: 'elder' as const, width: 390 },
    { path, mode: 'dark' as const, width: 1440 },
  ]),
]

test.each(LOOKS)(
  '$path in $mode mode at $width px: axe finds nothing, nothing is wider than the screen',
  async ({ path, mode, width }) => {
    await visit(`${path}${path.includes('?') ? '&' : '?'}${MODES[mode]}`, width, async (page) => {
      expect(await axe(page)).toEqual([])
      expect(await widest(page)).toEqual([])
      if (!mode.startsWith('elder')) return
      expect(await smallText(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    })
  },
)

test('the open menu of a phone is as sound as the closed one', async () => {
  await visit('/?mode=elder', 390, async (page) => {
    await page.getByText('全部栏目').click()
    await page.getByRole('navigation', { name: '栏目', exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await widest(page)).toEqual([])
  })
})

test('without JavaScript a wrong form comes back filled, with its errors first and focused', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(`${address}/kit`)
  await page.getByLabel('姓名').fill('张建国')
  await page.getByLabel('银行账号').fill('123')
  await page.getByRole('radio', { name: '四级（中级工）' }).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForLoadState()

  expect(await page.locator('.error-summary:focus').count()).toBe(1)
  await page.getByRole('link', { name: '银行账号应是 16 到 19 位数字' }).click()
  expect(new URL(page.url()).hash).toBe('#f-account')
  expect(await page.getByLabel('姓名').inputValue()).toBe('张建国')
  expect(await page.getByRole('radio', { name: '四级（中级工）' }).isChecked()).toBe(true)

  await page.getByLabel('银行账号').fill('6222021001234567890')
  await page.getByRole('button', { name: '提交申请' }).click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('已提交')
  await context.close()
})

test('a page with errors is as sound as one without', async () => {
  await visit('/kit?mode=elder', 390, async (page) => {
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await widest(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
  })
})

test('the whole page can be walked by keyboard, and the first step skips the navigation', async () => {
  await visit('/services', 1440, async (page) => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('service-search')
  })
})

test('in print the frame is gone and the content stays', async () => {
  await visit('/services/subsidy-training', 1440, async (page) => {
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['.top', 'nav.main', 'footer', '.tabbar', '.demo']) {
      expect(await page.locator(gone).isVisible()).toBe(false)
    }
    expect(await page.getByRole('heading', { name: '职业培训补贴' }).isVisible()).toBe(true)
  })
})
