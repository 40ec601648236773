import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '../../src/main/demo/people/accounts.ts'
import { openBrowser } from '../browser.ts'
import { follow, settled } from '../workbench/follow.ts'
import { faultsOf, looks } from './crawl.ts'
import { enter, WIDE } from './enter.ts'
import { sharedCity } from './shared-city.ts'

/** So high that no pane scrolls: a button that a pane cuts off at its edge is no smaller for it. */
const TALL = { width: WIDE.width, height: 2400 }

let base: string
let browser: Browser

beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** One account of each post: two of one post have the same pages. */
const POSTS = DEMO_ACCOUNTS.filter(
  ({ role }, at) => DEMO_ACCOUNTS.findIndex((one) => one.role === role) === at,
)

describe('工作台', () => {
  /** The first to have a page opens it by its address and looks at it; the others come by a link, as one does who is in. */
  const looked = new Set<string>()
  test.each(POSTS.map(({ login }) => login))(
    '%s：菜单里的每一页打得开，没有脚本错误；每一页 axe 无问题',
    async (login) => {
      const context = await enter(browser, base, { account: login }, TALL)
      const page = await context.newPage()
      const wrong = faultsOf(page, base)
      page.on('response', (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
      })
      await page.goto(`${base}/work/`)
      await page.getByRole('heading').first().waitFor()
      const links = await page.$$eval('a[href^="/work/"]', (all) =>
        all.map((one) => one.getAttribute('href')),
      )
      // Of cases, examinations and classes one each: the lists of one's work lead to many.
      const each = new Map(
        links.map(String).map((path) => [path.replaceAll(/\d{4,}|[\da-f]{8}-[\da-f-]{27}/g, ''), path]),
      )
      for (const path of each.values()) {
        if (looked.has(path)) {
          await come(page, path)
          continue
        }
        await page.goto(base + path)
        await settled(page)
        looked.add(path)
        wrong.push(...(await looks(page)))
      }
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

/** By a link where one screen gives place to another; what differs by its query alone is opened by its address. */
async function come(page: Page, path: string): Promise<void> {
  const [from, to] = [new URL(page.url()), new URL(base + path)]
  if (from.pathname !== to.pathname) return follow(page, path)
  if (from.search === to.search) return
  await page.goto(to.href)
  await settled(page)
}
