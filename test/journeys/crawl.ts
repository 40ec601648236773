import type { BrowserContext, Page } from 'playwright-core'
import { axe, widest } from '../browser.ts'

/** The workbench and signing in at another party have tests of their own. */
const OWN_TEST = /^\/(work|login\/oidc)/

/** What was seen on the way, and everything that was wrong, one line each. */
export interface Crawled {
  seen: Set<string>
  wrong: string[]
}

/** How far a crawl goes. */
export interface Reach {
  /** So many pages of one shape are looked at: every notice is drawn by the same code. */
  each: number
  /** Only pages below this; the others are walked by a crawl of their own. */
  below?: string
}

/** Follows every link from these pages on: no dead link, no script error, no other host, nothing too wide, axe content. */
export async function crawl(
  context: BrowserContext,
  base: string,
  from: readonly string[],
  { each, below = '/' }: Reach,
): Promise<Crawled> {
  const page = await context.newPage()
  const wrong = faultsOf(page, base)
  const waiting = [...from]
  const seen = new Set<string>()
  const shapes = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const shape = shapeOf(path)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    if ((shapes.get(shape) ?? 0) > each) continue
    const answer = await context.request.get(base + path)
    if (answer.status() >= 400) {
      wrong.push(`${answer.status()} ${path}`)
      continue
    }
    if (!answer.headers()['content-type']?.includes('html')) continue
    await page.goto(base + path)
    wrong.push(...(await looks(page)))
    for (const href of await page.$$eval('a[href]', (links) =>
      links.map((one) => one.getAttribute('href')),
    )) {
      const url = new URL(href ?? '', page.url())
      if (url.origin !== base || /[?&](mode|theme)=/.test(url.search)) continue
      if (!OWN_TEST.test(url.pathname) && url.pathname.startsWith(below))
        waiting.push(url.pathname + url.search)
    }
  }
  await page.close()
  return { seen, wrong }
}

/** Script errors and requests to other hosts, gathered as they happen. */
export function faultsOf(page: Page, base: string): string[] {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url()))
      wrong.push(`${page.url()} asks ${request.url()}`)
  })
  return wrong
}

/** What axe finds on the page as it stands, and what sticks out of the screen. */
export async function looks(page: Page): Promise<string[]> {
  const found = [...(await axe(page)), ...(await widest(page))]
  return found.map((one) => `${page.url()} ${one}`)
}

const shapeOf = (path: string): string =>
  path
    .replace(/[0-9a-f-]{36}/, '*')
    .replace(/\?.*/, '?')
    .replace(/^\/(policy|services|v|occupations|open-data)\/.+/, '/$1/*')
