// What a phone on a slow line sees (G3, G4, G5, G6), by the browser's own observers: `node --import tsx bench/first-look.ts [address]`,
// with the program running there. The line is Lighthouse's slow 4G (150 ms, 1.6 Mbit/s), the processor four times slower.
import { openBrowser } from '../test/browser.ts'
import { median } from './rate.ts'

const ROUNDS = 3
const PAGES = ['/', '/?mode=elder', '/zh-hant/', '/learn/classes', '/subsidy/calc', '/verify', '/notices']

/** Runs in the page before anything of it. */
const OBSERVE = `
  window.seen = { lcp: 0, tbt: 0, cls: 0 }
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
  observe('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime })
  observe('layout-shift', (entry) => { seen.cls += entry.value })
  observe('longtask', (entry) => { seen.tbt += Math.max(0, entry.duration - 50) })
`

interface Look {
  /** Largest contentful paint, and what blocks after the first paint (ms). */
  lcp: number
  tbt: number
  cls: number
  /** All that was sent, and the scripts of it (bytes on the line). */
  bytes: number
  scripts: number
  /** Requests to other hosts. */
  others: number
}

await measure(process.argv[2] ?? 'http://localhost:8080')

async function measure(base: string): Promise<void> {
  const browser = await openBrowser()
  for (const path of PAGES) {
    const looks: Look[] = []
    for (let round = 0; round < ROUNDS; round += 1) looks.push(await look(browser, base, path))
    const of = (name: keyof Look): number => median(looks.map((one) => one[name]))
    process.stdout.write(
      `${JSON.stringify({
        path,
        lcpMs: Math.round(of('lcp')),
        tbtMs: Math.round(of('tbt')),
        cls: Math.round(of('cls') * 1000) / 1000,
        kB: Math.round(of('bytes') / 102.4) / 10,
        scriptKB: Math.round(of('scripts') / 102.4) / 10,
        otherHosts: of('others'),
      })}\n`,
    )
  }
  await browser.close()
}

async function look(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  base: string,
  path: string,
): Promise<Look> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const kinds = new Map<string, string>()
  const sums = { bytes: 0, scripts: 0, others: 0 }
  line.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    kinds.set(requestId, type ?? '')
    if (!request.url.startsWith(base) && !request.url.startsWith('data:')) sums.others += 1
  })
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sums.bytes += encodedDataLength
    if (kinds.get(requestId) === 'Script') sums.scripts += encodedDataLength
  })
  await page.addInitScript({ content: OBSERVE })
  await page.goto(base + path, { waitUntil: 'load', timeout: 90_000 })
  await page.waitForTimeout(1500)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: Pick<Look, 'lcp' | 'tbt' | 'cls'> }).seen,
  )
  await context.close()
  return { ...seen, ...sums }
}
