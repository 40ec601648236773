// How long an officer waits from J to the next case, drawn, at 1440 × 900 (G10), with the demo running at an address:
// `node --import tsx bench/next-case.ts [address] [login]`. The project promises 150 ms.
import { openBrowser } from '../test/browser.ts'

const CASES = 25
/** One reads before one goes on; the next case is fetched meanwhile. */
const READING_MS = 700

/** Runs in the page: presses J and answers with the milliseconds until another case stands. */
const NEXT = `new Promise((done, fail) => {
  const place = location.pathname
  const from = performance.now()
  const look = () => {
    const stands = location.pathname !== place && document.querySelector('.verdict') && !document.querySelector('.waiting')
    const shown = document.querySelector('.crumbs')?.textContent ?? ''
    if (stands && shown.includes(location.pathname.split('/').pop())) requestAnimationFrame(() => done(performance.now() - from))
    else if (performance.now() - from > 5000) fail(new Error('no next case within five seconds'))
    else requestAnimationFrame(look)
  }
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
  requestAnimationFrame(look)
})`

const [base = 'http://localhost:8080', login = 'qufuhe'] = process.argv.slice(2)
const browser = await openBrowser()
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await context.request.post(`${base}/demo/enter`, {
    form: { account: login, next: '/' },
    headers: { origin: base },
    maxRedirects: 0,
  })
  const page = await context.newPage()
  await page.goto(`${base}/work/cases/todo`)
  await page.locator('main tbody th a').first().click()
  await page.locator('article.case').waitFor()
  await page.waitForLoadState('networkidle')
  const times: number[] = []
  for (let at = 0; at < CASES; at += 1) {
    await page.waitForTimeout(READING_MS)
    times.push(await page.evaluate<number>(NEXT))
  }
  const sorted = times.toSorted((a, b) => a - b)
  const part = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  process.stdout.write(
    `${login}: ${CASES} cases, p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, longest ${part(1)} ms\n`,
  )
} finally {
  await browser.close()
}
