import { openBrowser } from '/work/main/test/browser.ts'
import { enter } from '/work/main/test/journeys/enter.ts'
const base = process.env.BASE ?? 'http://localhost:4201'
// args: who=account|person:ID|public  then path@width[@full]...
const [who, ...shots] = process.argv.slice(2)
const browser = await openBrowser()
const context = who === 'public' ? await browser.newContext() : await enter(browser, base, who!.startsWith('person') ? { person: who!.split(':')[1]! } as never : { account: who! })
for (const shot of shots) {
  const [path, width = '1440', full] = shot.split('@')
  const page = await context.newPage()
  page.on('response', r => { if (r.status() >= 400) console.log(r.status(), r.url()) })
  page.on('pageerror', e => console.log('pageerror', String(e).slice(0, 300)))
  await page.setViewportSize({ width: Number(width), height: width === '390' ? 844 : 900 })
  await page.goto(base + path)
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.waitForTimeout(500)
  const name = `/tmp/shots/${who!.replace(/[:]/g,'_')}${path!.replace(/[^a-zA-Z0-9-]/g, '_')}-${width}.png`
  await page.screenshot({ path: name, fullPage: full === 'full' })
  console.log(name, (await page.locator('main').first().textContent().catch(() => ''))?.replace(/\s+/g, ' ').slice(0, 700))
  await page.close()
}
await browser.close()
