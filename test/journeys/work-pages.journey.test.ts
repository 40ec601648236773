import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_ACCOUNTS } from '../../src/main/demo/people/accounts.ts'
import { openBrowser, widest } from '../browser.ts'
import { follow, settled } from '../workbench/follow.ts'
import { faultsOf, looks } from './crawl.ts'
import { enter, NARROW, WIDE } from './enter.ts'
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
    '%s：菜单、首页和从那里走得到的每一种页打得开，没有脚本错误，1440 和 390 像素都不出屏，axe 无问题',
    async (login) => {
      const context = await enter(browser, base, { account: login }, TALL)
      const page = await context.newPage()
      const wrong = faultsOf(page, base)
      page.on('response', (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
      })
      await open(page, '/work/')
      const turns = inTurns([...(await menuOf(page)), ...(await linksOf(page))])
      for (let path = turns.next(); path !== undefined; path = turns.next()) {
        const screen = screenOf(path)
        if (opened.has(screen)) await come(page, path)
        else await open(page, path)
        opened.add(screen)
        const kind = kindOf(path)
        const isNew = !looked.has(kind)
        looked.add(kind)
        wrong.push(...(await refused(page)), ...(isNew ? await looksAtBoth(page) : await widest(page)))
        // What a post has on its home page and in its menu is followed for each; what lies behind it, once for all.
        looked.add(withoutQuery(kind))
        if (isNew) turns.add((await linksOf(page)).filter((one) => !looked.has(withoutQuery(kindOf(one)))))
      }
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

/** Pages that one screen draws alike: those of one procedure, a list whatever it is asked for, every figure. */
const kindOf = (path: string): string =>
  path
    .replaceAll(/[\da-f]{8}-[\da-f-]{27}|\d{4,}/g, '')
    .replaceAll(/=[^&]*/g, '=')
    .replace(/(?<=\/figures\/)[\w-]+/, '')

const withoutQuery = (path: string): string => path.replace(/\?.*/, '')

/** What the workbench finds by an address: all cases are one screen. */
const screenOf = (path: string): string => withoutQuery(kindOf(path)).replace(/\/[A-Z]{2}---/, '/*')

const linksOf = (page: Page): Promise<string[]> =>
  page.$$eval('a[href^="/work/"]', (all) => all.map((one) => one.getAttribute('href') ?? ''))

/** What the menu leads to: its groups are closed until one opens them. */
async function menuOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const group of await page.locator('nav button[aria-expanded="false"]').all()) {
    await group.click()
    found.push(...(await linksOf(page)))
    await page.keyboard.press('Escape')
  }
  return found
}

/** A link that leads to nothing, or to what is not for this post, should not be there. */
async function refused(page: Page): Promise<string[]> {
  const said = (await page.locator('h1').first().textContent()) ?? ''
  return /^(您没有|没有这个页面|这一页出了问题)/.test(said) ? [`${page.url()} says ${said}`] : []
}

async function looksAtBoth(page: Page): Promise<string[]> {
  const found = await looks(page)
  await page.setViewportSize({ ...NARROW, height: TALL.height })
  found.push(...(await widest(page)).map((one) => `${page.url()} at ${NARROW.width} px: ${one}`))
  await page.setViewportSize(TALL)
  return found
}

/** Pages to go to, one of each kind, no two of one screen behind each other where it can be helped: each is seen to give place. */
function inTurns(paths: readonly string[]): {
  add(paths: readonly string[]): void
  next(): string | undefined
} {
  const known = new Set<string>()
  const waiting = new Map<string, string[]>()
  let last = ''
  const rank = ([screen, { length }]: [string, string[]]): number => (screen === last ? 0 : length)
  const turns = {
    add(more: readonly string[]) {
      for (const path of more) {
        if (known.has(kindOf(path))) continue
        known.add(kindOf(path))
        waiting.set(screenOf(path), [...(waiting.get(screenOf(path)) ?? []), path])
      }
    },
    next() {
      if (waiting.size === 0) return
      const [screen, [path, ...rest]] = [...waiting].reduce((one, other) =>
        rank(other) > rank(one) ? other : one,
      )
      if (rest.length > 0) waiting.set(screen, rest)
      else waiting.delete(screen)
      last = screen
      return path
    },
  }
  turns.add(paths)
  return turns
}

/** By a link, as one screen gives place to another; from a screen to itself by way of the home page. */
async function come(page: Page, path: string): Promise<void> {
  const [from, to] = [new URL(page.url()), new URL(base + path)]
  if (from.pathname + from.search === to.pathname + to.search) return
  if (screenOf(from.pathname) === screenOf(path)) await follow(page, '/work/')
  await follow(page, path)
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(base + path)
  await settled(page)
}
