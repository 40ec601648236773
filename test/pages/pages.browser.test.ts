import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
    const faults = faultsOf(page)
    await page.goto(address + path)
    expect(faults()).toEqual([])
    await look(page)
  } finally {
    await context.close()
  }
}

/** Script errors and requests to other hosts, gathered as they happen. */
function faultsOf(page: Page): () => string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`asks another host: ${request.url()}`)
  })
  return () => faults.filter((fault) => !/status of (404|500)/.test(fault))
}

const MODES = {
  normal: 'mode=normal&theme=light',
  elder: 'mode=elder&theme=light',
  dark: 'mode=normal&theme=dark',
  'elder dark': 'mode=elder&theme=dark',
} as const

type Mode = keyof typeof MODES

const FULL: readonly [Mode, readonly number[]][] = [
  ['normal', [390, 1440]],
  ['elder', [320, 390, 1440]],
  ['dark', [390, 1440]],
  ['elder dark', [390]],
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
  ...['/', '/kit'].flatMap((path) => FULL.map(([mode, widths]) => ({ path, mode, widths }))),
  ...PLAIN.flatMap((path) => [
    { path, mode: 'elder' as const, widths: [390] },
    { path, mode: 'dark' as const, widths: [1440] },
  ]),
]

// In one window: axe is compiled once for all that it shows.
describe('每一种样子', () => {
  let page: Page
  let faults: () => string[]
  beforeAll(async () => {
    page = await browser.newPage()
    faults = faultsOf(page)
  })
  afterAll(() => page?.close())

  test.each(LOOKS)(
    '$path，$mode，$widths 像素：axe 查不出问题，没有东西比屏幕宽',
    async ({ path, mode, widths }) => {
      await page.setViewportSize({ width: widths[0] ?? 0, height: 844 })
      await page.goto(`${address}${path}${path.includes('?') ? '&' : '?'}${MODES[mode]}`)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 })
        expect(await axe(page)).toEqual([])
        expect(await widest(page)).toEqual([])
        if (!mode.startsWith('elder')) continue
        expect(await smallText(page)).toEqual([])
        expect(await smallTargets(page)).toEqual([])
      }
      expect(faults()).toEqual([])
    },
  )
})

test('手机上打开的菜单与收起的一样没有问题', async () => {
  await visit('/', 390, async (page) => {
    await page.getByText('全部栏目').click()
    await page.getByRole('navigation', { name: '栏目', exact: true }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await widest(page)).toEqual([])
  })
})

test('手机放大到 400%，没有东西固定着挡住内容', async () => {
  await visit('/services', 320, async (page) => {
    await page.setViewportSize({ width: 320, height: 256 })
    const fixed = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].filter((one) => {
        const { position, display } = getComputedStyle(one)
        return display !== 'none' && (position === 'fixed' || position === 'sticky')
      }),
    )
    expect(fixed).toEqual([])
  })
})

test('长者模式的页头在手机上不过一屏的五分之一', async () => {
  await visit('/services?mode=elder', 390, async (page) => {
    const top = await page.locator('#main').evaluate((main) => main.getBoundingClientRect().top)
    expect(top).toBeLessThanOrEqual(844 / 5)
  })
})

test('有声音的浏览器可以朗读，再按停下；没有声音的不显示按钮', async () => {
  const read = async (voices: number) => {
    const context = await browser.newContext()
    await context.addInitScript((count) => {
      const said: string[] = []
      const voice = {
        getVoices: () => Array.from({ length: count }, () => ({})),
        speak: (one: { text: string }) => said.push(one.text),
        cancel: () => said.push('停'),
      }
      Object.assign(window, { said })
      Object.defineProperty(window, 'speechSynthesis', { value: voice })
    }, voices)
    const page = await context.newPage()
    await page.goto(`${address}/services/subsidy-training?mode=elder`)
    return page
  }
  const silent = await read(0)
  await silent.waitForLoadState('load')
  expect(await silent.getByRole('button', { name: '朗读' }).count()).toBe(0)

  const page = await read(1)
  await page.getByRole('button', { name: '朗读' }).click()
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(await said()).toEqual(['首页'])
  await page.getByRole('button', { name: '停下' }).click()
  expect(await said()).toEqual(['首页', '停'])
  expect(await page.getByRole('button', { name: '朗读' }).isVisible()).toBe(true)
})

test('没有 JavaScript 时，填错的表单填着回来，错处在最前并得到焦点', async () => {
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

test('有错处的页面与没有的一样没有问题', async () => {
  await visit('/kit?mode=elder', 390, async (page) => {
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await widest(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
  })
})

test('整页用键盘走得完，第一步跳过导航', async () => {
  await visit('/services', 1440, async (page) => {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('service-search')
  })
})

test('打印时没有外框，内容都在', async () => {
  await visit('/services/subsidy-training', 1440, async (page) => {
    await page.emulateMedia({ media: 'print' })
    for (const gone of ['.top', 'nav.main', 'footer', '.tabbar', '.demo']) {
      expect(await page.locator(gone).isVisible()).toBe(false)
    }
    expect(await page.getByRole('heading', { name: '职业培训补贴' }).isVisible()).toBe(true)
  })
})
