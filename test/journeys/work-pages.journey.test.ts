import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '../../src/main/demo/people/accounts.ts'
import { openBrowser, widest } from '../browser.ts'
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
  /** Screens that somebody had by their address, and kinds of pages that axe has looked at: each once for all posts. */
  const opened = new Set<string>()
  const looked = new Set<string>()
  test.each(POSTS.map(({ login }) => login))(
    '%s：菜单里的每一页打得开，没有脚本错误，不出屏；每一种页 axe 无问题',
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
      const each = new Map(links.map(String).map((path) => [withoutNumbers(path), path]))
      for (const path of inTurns([...each.values()])) {
        const screen = screenOf(path)
        if (opened.has(screen)) await come(page, path)
        else await open(page, path)
        opened.add(screen)
        const kind = kindOf(path)
        wrong.push(...(looked.has(kind) ? await widest(page) : await looks(page)))
        looked.add(kind)
      }
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

const withoutNumbers = (path: string): string => path.replaceAll(/\d{4,}|[\da-f]{8}-[\da-f-]{27}/g, '')

/** Pages that one screen draws alike: those of one procedure, or a list whatever it is asked for. */
const kindOf = (path: string): string => withoutNumbers(path).replaceAll(/=[^&]*/g, '=')

/** What the workbench finds by an address: all cases are one screen. */
const screenOf = (path: string): string =>
  kindOf(path)
    .replace(/\/[A-Z]{2}---/, '/*')
    .replace(/\?.*/, '')

/** The same pages, no two of one screen behind each other where it can be helped, so that each is seen to give place. */
function inTurns(paths: readonly string[]): string[] {
  const waiting = Map.groupBy(paths, (path) => new URL(path, base).pathname)
  const turns: string[] = []
  for (let last = ''; waiting.size > 0; ) {
    const [pathname, group] = [...waiting].reduce((one, other) => (rank(other) > rank(one) ? other : one))
    turns.push(group.shift() as string)
    if (group.length === 0) waiting.delete(pathname)
    last = pathname
    function rank([name, { length }]: [string, string[]]): number {
      return name === last ? 0 : length
    }
  }
  return turns
}

/** By a link where one screen gives place to another; what differs by its query alone is opened by its address. */
async function come(page: Page, path: string): Promise<void> {
  const [from, to] = [new URL(page.url()), new URL(base + path)]
  if (from.pathname !== to.pathname) return follow(page, path)
  if (from.search !== to.search) await open(page, path)
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(base + path)
  await settled(page)
}
