// Draws docs/pictures anew from the demo: node --import tsx test/pictures.ts [name …]
// HAIHE_PICTURES_OF=http://… takes them from a demo that runs already.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { freePort, startProgram, untilUp } from './program.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures')
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

interface Picture {
  name: string
  /** The login of the demo's account; the public without. */
  as?: string
  path: string
  narrow?: boolean
  cookies?: Record<string, string>
  /** Goes on from the page to what the picture shows. */
  to?(page: Page): Promise<void>
}

const openFirst = async (page: Page) => {
  await page.locator('main tbody th a, main .todo-lines a').first().click()
  await page.locator('article.case').waitFor()
}

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'home-elder', path: '/', narrow: true, cookies: { 'haihe-mode': 'elder' } },
  { name: 'today', as: 'qushouli', path: '/work/' },
  { name: 'review', as: 'qufuhe', path: '/work/cases/todo?kind=BT', to: openFirst },
  { name: 'finance', as: 'caizheng', path: '/work/' },
  { name: 'provider-phone', as: 'jigou', path: '/work/', narrow: true },
  { name: 'tour', path: '/tour' },
]

const running = process.env.HAIHE_PICTURES_OF
const data = mkdtempSync(join(tmpdir(), 'haihe-pictures-'))
const base = running ?? `http://localhost:${await freePort()}`
const program = running
  ? null
  : startProgram(['serve'], { HAIHE_DATA: data, HAIHE_PORT: new URL(base).port, HAIHE_ORIGIN: base })
const browser = await openBrowser()
try {
  if (program) await untilUp(base, program)
  mkdirSync(FOLDER, { recursive: true })
  const wanted = process.argv.slice(2)
  for (const picture of PICTURES)
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, picture)
} finally {
  await browser.close()
  await program?.stop()
  rmSync(data, { recursive: true, force: true })
}

async function take(from: Browser, { name, as, path, narrow, cookies = {}, to }: Picture): Promise<void> {
  const context = await from.newContext({ viewport: narrow ? NARROW : WIDE, locale: 'zh-CN' })
  await context.addCookies(Object.entries(cookies).map(([key, value]) => ({ name: key, value, url: base })))
  if (as)
    await context.request.post(`${base}/demo/enter`, {
      form: { account: as, next: '/' },
      headers: { origin: base },
      maxRedirects: 0,
    })
  const page = await context.newPage()
  await page.goto(base + path)
  await settled(page)
  await to?.(page)
  await settled(page)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  console.info(`${name}.png`)
  await context.close()
}

/** Until nothing is on its way any more, and the page stands. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.waiting, [aria-busy="true"]'))
}
