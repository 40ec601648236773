import type { APIResponse, BrowserContext, Page, Response } from 'playwright-core'
import { withoutHant } from '../../src/portal/hant/address.ts'
import { hansConverter, hantConverter } from '../../src/portal/hant/convert.ts'
import { axe, axeBy, smallTargets, smallText, widest } from '../browser.ts'
import { NARROW, WIDE } from './enter.ts'

type Width = typeof WIDE | typeof NARROW

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
  /** The widths at which axe looks at the first page of a shape; how wide it is, is measured at all `widths`. */
  axeAt: readonly Width[]
  /** The rules that axe asks there; all of them, unless told. */
  axeRules?: readonly string[]
  /** The widths at which pages are looked at; both, unless told. */
  widths?: readonly Width[]
  /** In 长者模式: no text below 18 px, no target below 60. */
  elder?: boolean
  /** Only pages below this; the others are walked by a crawl of their own. */
  below?: string
}

/** Follows every link from these pages on: no dead link, no script error, no other host, nothing too wide, axe content. */
export async function crawl(
  context: BrowserContext,
  base: string,
  from: readonly string[],
  { each, axeAt, axeRules, widths = [WIDE, NARROW], elder = false, below = '/' }: Reach,
): Promise<Crawled> {
  const page = await context.newPage()
  const wrong = faultsOf(page, base)
  const waiting = [...from]
  const seen = new Set<string>()
  const shapes = new Map<string, number>()
  const hant = withoutHant(from[0] ?? '').hant
  const looked = new Set<string>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    seen.add(path)
    const shape = shapeOf(path)
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
    if ((shapes.get(shape) ?? 0) > each) continue
    const answer = await opened(page, base + path)
    if (answer.status() >= 400) {
      wrong.push(`${answer.status()} ${path}`)
      continue
    }
    if (!answer.headers()['content-type']?.includes('html')) continue
    // Where it ended: many addresses lead to the one page on which to sign in.
    const ended = shapeOf(page.url().slice(base.length))
    const isFirst = !looked.has(ended)
    looked.add(ended)
    if (hant) wrong.push(...(await leftInHans(page)).map((text) => `${path} is not in 繁體: ${text}`))
    for (const viewport of widths) {
      await page.setViewportSize(viewport)
      const found = await widest(page)
      if (isFirst && axeAt.includes(viewport)) found.push(...(await axeBy(page, axeRules)))
      if (elder) found.push(...(await smallText(page)), ...(await smallTargets(page)))
      wrong.push(...found.map((one) => `${path} at ${viewport.width} px: ${one}`))
    }
    for (const href of await page.$$eval('a[href]', (links) =>
      links.map((one) => one.getAttribute('href')),
    )) {
      const url = new URL(href ?? '', page.url())
      if (url.origin !== base || /[?&](mode|theme)=/.test(url.search)) continue
      // The other script is walked by a crawl of its own.
      if (withoutHant(url.pathname).hant !== hant) continue
      if (!OWN_TEST.test(url.pathname) && url.pathname.startsWith(below))
        waiting.push(url.pathname + url.search)
    }
  }
  await page.close()
  return { seen, wrong }
}

/** Texts of a page in 繁體 that are still in simplified characters; names and the way back may be. */
async function leftInHans(page: Page): Promise<string[]> {
  const [convert, back] = [await hantConverter(), await hansConverter()]
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const kept = walker.currentNode.parentElement?.closest(
        '[translate="no"],[lang="zh-Hans"],textarea,code,script',
      )
      if (!kept) found.push(walker.currentNode.textContent ?? '')
    }
    return found
  })
  // A word may mean another where it is read as simplified (准考證): it is right if it is what its simplified form becomes.
  return texts.filter((text) => convert(text) !== text && convert(back(text)) !== text)
}

/** Opens a page as one does who follows a link; a file to download is asked for instead, since it opens nothing. */
async function opened(page: Page, url: string): Promise<Response | APIResponse> {
  try {
    return (await page.goto(url)) as Response
  } catch (error) {
    if (!String(error).includes('Download is starting')) throw error
    return page.request.get(url)
  }
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
  withoutHant(path)
    .url.replace(/[0-9a-f-]{36}/, '*')
    .replace(/\?.*/, '?')
    .replace(
      /^\/(policy|services|v|occupations|open-data|news|subsidy\/catalog\/editions|api\/docs)\/.+/,
      '/$1/*',
    )
    // A number in an address is that of one of many.
    .replace(/[^/?]*\d[^/?]*/g, '*')
