import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HANT } from '../../src/portal/hant/address.ts'
import { COLOURS, openBrowser } from '../browser.ts'
import { crawl } from './crawl.ts'
import { enter, NARROW, WIDE } from './enter.ts'
import { sharedCity } from './shared-city.ts'
import { walkTour } from './walk-tour.ts'

let base: string
let browser: Browser
/** Whom the tour followed to the end of the road. */
let welder: string

beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
  const page = await browser.newPage()
  welder = await walkTour(page, base)
  await page.close()
})
afterAll(async () => {
  await browser?.close()
})

describe.each([
  // One page of a shape shows what the look does to it; the standard look takes three, for what differs in their data.
  { query: '', look: '标准', each: 3, axeAt: [WIDE, NARROW] },
  { query: 'mode=elder', look: '长者', each: 1, axeAt: [NARROW], elder: true },
  // Colours and characters make no page wider or narrower: they are looked at in one width.
  { query: 'theme=dark', look: '深色', each: 1, axeAt: [WIDE], axeRules: COLOURS, widths: [WIDE] },
  { query: '', look: '繁體', each: 1, axeAt: [], widths: [WIDE], under: HANT },
])('群众的页面（$look）', ({ query, under = '', ...reach }) => {
  test('从首页走遍，不出屏', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' })
    if (query) await context.request.get(`${base}/?${query}`)
    const { seen, wrong } = await crawl(context, base, [`${under}/`, `${under}/tour`], reach)
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(30)
    await context.close()
  })

  test('登录以后从“我的”走遍', async () => {
    const context = await enter(browser, base, { person: welder })
    if (query) await context.request.get(`${base}/?${query}`)
    const { seen, wrong } = await crawl(context, base, [`${under}/my`], {
      ...reach,
      below: `${under}/my`,
    })
    expect(wrong).toEqual([])
    expect([...seen].filter((path) => path.startsWith(`${under}/my`)).length).toBeGreaterThan(3)
    await context.close()
  })
})
