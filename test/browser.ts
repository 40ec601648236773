import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const DEBIAN = '/usr/bin/chromium'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let shared: Promise<Browser> | undefined

/**
 * A headless browser. The test files of a worker follow one another in one: to start one for each costs as much as some of them
 * do. To close it closes the windows of the file; the browser ends with the worker.
 */
export async function openBrowser(): Promise<Browser> {
  if (!process.env.VITEST) return launch()
  if (!(await shared?.catch(() => null))?.isConnected()) shared = launch()
  const browser = await (shared as Promise<Browser>)
  browser.close = async () => {
    await Promise.all(browser.contexts().map((one) => one.close()))
  }
  return browser
}

/**
 * Debian's chromium where present, else the one from npm, so that nothing is installed by hand. HAIHE_TEST_BROWSER=npm takes the
 * one from npm in any case.
 */
async function launch(): Promise<Browser> {
  if (takesDebian()) return chromium.launch({ executablePath: DEBIAN, args: FLAGS })
  const { executablePath, env } = await unpackChromium()
  return chromium.launch({ executablePath, args: [...FLAGS, '--font-render-hinting=none'], env })
}

/**
 * Opens addresses of a site one after another in one tab, without a cookie of the one before: what was compiled is kept, axe
 * above all, and that is most of what a look costs.
 */
export function tabsOf(browser: Browser, origin: string) {
  const tabs = new Map<boolean, Promise<Page>>()
  return async <T>(
    address: string,
    look: (page: Page, status: number) => Promise<T>,
    width = 1440,
    script = true,
  ): Promise<T> => {
    const tab = tabs.get(script) ?? browser.newPage({ javaScriptEnabled: script })
    tabs.set(script, tab)
    const page = await tab
    await page.context().clearCookies()
    await page.setViewportSize({ width, height: 900 })
    const answer = await page.goto(origin + address)
    return look(page, answer?.status() ?? 0)
  }
}

/** Unpacks the browser from npm where it will be taken: two test files that open it at once would unpack it into one another. */
export async function readyBrowser(): Promise<void> {
  if (!takesDebian()) await unpackChromium()
}

const takesDebian = () => process.env.HAIHE_TEST_BROWSER !== 'npm' && existsSync(DEBIAN)

/** The rules of axe that look at colours. */
export const COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice; one line a place. */
export const axe = (page: Page): Promise<string[]> => axeBy(page)

/** The same by these rules only. */
export async function axeBy(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Once a document: to bring it costs a quarter of what the look itself does.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async (only) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const run = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run
    // What it finds in order is not described, which took a third of its time.
    const { violations } = await run({
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: tags },
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${help} — ${target.join(' ')} ${html.slice(0, 160)}`),
    )
  }, rules)
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; html: string }[] }[]
}

/** What is wider than the screen: the page itself, and every element that sticks out and is not clipped. */
export function widest(page: Page): Promise<string[]> {
  return page.evaluate((asked) => {
    const screen = asked ?? window.innerWidth
    const found: string[] = []
    const seen = Math.round(window.visualViewport?.width ?? screen)
    if (seen !== screen) found.push(`the screen shows ${seen} px instead of ${screen}`)
    const content = document.documentElement.scrollWidth
    if (content > screen) found.push(`the page is ${content} px wide on a screen of ${screen}`)
    for (const element of document.body.querySelectorAll('*')) {
      const { right, left, width } = element.getBoundingClientRect()
      if (width <= 1 || (right <= screen + 1 && left >= -1)) continue
      let clip = element.parentElement
      while (clip && clip !== document.body && getComputedStyle(clip).overflowX === 'visible')
        clip = clip.parentElement
      if (clip && clip !== document.body) continue
      found.push(`${element.outerHTML.slice(0, 120)} from ${Math.round(left)} to ${Math.round(right)}`)
    }
    return found
  }, page.viewportSize()?.width ?? null)
}

/** Visible text smaller than so many pixels (长者模式: 18). */
export function smallText(page: Page, least = 18): Promise<string[]> {
  return page.evaluate((limit) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim()
      const element = walker.currentNode.parentElement
      if (!text || !element?.checkVisibility() || element.closest('.sr, option')) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize)
      if (size < limit) found.push(`${size}px ${text.slice(0, 40)}`)
    }
    return found
  }, least)
}

/** Links, buttons and boxes lower than so many pixels (长者模式: 60); a link within a sentence is exempt. */
export function smallTargets(page: Page, least = 60): Promise<string[]> {
  return page.evaluate((limit) => {
    const found: string[] = []
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      const { width, height, bottom } = element.getBoundingClientRect()
      if (!element.checkVisibility() || width <= 1 || bottom <= 0) continue
      if (element.closest('p') && getComputedStyle(element).display === 'inline') continue
      if (height < limit - 0.5) found.push(`${Math.round(height)}px ${element.outerHTML.slice(0, 120)}`)
    }
    return found
  }, least)
}

const resolve = createRequire(import.meta.url).resolve
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Chromium from npm (@sparticuz/chromium). It brings the libraries that it needs only when it believes itself
 * in a cloud function, and no Chinese font: one from npm is put beside its own.
 */
async function unpackChromium(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  const before = { ...process.env }
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    let executablePath = await packed.executablePath()
    if (!runs(executablePath)) {
      rmSync(executablePath, { force: true })
      executablePath = await packed.executablePath()
    }
    const env = { ...process.env }
    for (const font of [
      'noto-sans-sc/400Regular/NotoSansSC_400Regular',
      'noto-serif-sc/700Bold/NotoSerifSC_700Bold',
    ]) {
      const file = `${font.split('/').at(-1)}.ttf`
      const beside = join(env.FONTCONFIG_PATH ?? join(tmpdir(), 'fonts'), file)
      if (!existsSync(beside)) copyFileSync(resolve(`@expo-google-fonts/${font}.ttf`), beside)
    }
    return { executablePath, env }
  } finally {
    for (const name of ['AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

/** Whether an unpacked browser is whole; one that a killed test left half written is not. */
function runs(executablePath: string): boolean {
  try {
    execFileSync(executablePath, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
