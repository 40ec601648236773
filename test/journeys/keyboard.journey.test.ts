import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_DISTRICT } from '../../src/main/demo/people/accounts.ts'
import { openBrowser } from '../browser.ts'
import { type Desk, deskOf, tabTo } from './desk.ts'
import { WIDE } from './enter.ts'
import { freeWelders } from './residents.ts'
import { sharedCity } from './shared-city.ts'

let base: string
let browser: Browser
let desk: Desk
let signUp = ''

beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
  desk = deskOf(browser, base)
})
afterAll(async () => {
  await browser?.close()
})

// G18: nobody needs a mouse. Only Tab, Enter and letters from here on.
test('群众只用键盘：从首页找到正在招生的班，登录，报名', async () => {
  const [, somebody] = freeWelders(join(import.meta.dirname, '../../city/tianjin'))
  const name = somebody?.name ?? ''
  const context = await browser.newContext({ viewport: WIDE, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(base)
  const enter = async (address: RegExp) => {
    await page.keyboard.press('Enter')
    await page.waitForURL(address)
  }
  await tabTo(page, (text) => text.startsWith('学技能'))
  await enter(/\/learn/)
  await tabTo(page, (_text, href) => href === '/learn/offers')
  await enter(/\/learn\/offers$/)
  await tabTo(page, (_text, href) => href.includes(`district=${DEMO_DISTRICT}`))
  await enter(/district=/)
  // The demo's first offer of a district is full, the second has seats.
  const offers = new Set<string>()
  await tabTo(page, (_text, href) => {
    if (/^\/learn\/offers\/[0-9a-f-]{36}$/.test(href)) offers.add(href)
    return offers.size === 2
  })
  await enter(/\/learn\/offers\/[0-9a-f-]{36}$/)
  await tabTo(page, (text) => text === '登录后报名')
  await enter(/\/login/)
  await tabTo(page, (text) => text === '用统一身份登录')
  await enter(/\/demo\/oidc/)
  await tabTo(page, (text) => text === '#search')
  await page.keyboard.type(name)
  await enter(/search=/)
  await tabTo(page, (text) => text.startsWith(name))
  await enter(/\/learn\/offers\//)
  await tabTo(page, (text) => text === '报名')
  await enter(/number=BM-/)
  expect(await page.locator('main').textContent()).toContain('已报名')
  signUp = new URL(page.url()).searchParams.get('number') ?? ''
  expect(signUp).toMatch(/^BM-/)
  await context.close()
})

test('机构只用键盘：按编号找到这个报名，录取', async () => {
  await desk.as('jigou', '/', async (page) => {
    await page.getByRole('heading').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type(signUp)
    await page.getByText('找到 1 条').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(signUp))
    await page.getByRole('button', { name: /^录取/ }).waitFor()
    await desk.moves(page, signUp, async () => {
      await tabTo(page, (text) => text.startsWith('录取'))
      await page.keyboard.press('Enter')
    })
  })
})
