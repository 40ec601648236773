import fc from 'fast-check'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LEVELS } from '../../src/kernel/value/level.ts'
import { GROUPS } from '../../src/modules/subsidy/rules.ts'
import { openBrowser } from '../browser.ts'
import { sharedCity } from './shared-city.ts'

const SITUATIONS = 300

let base: string
let browser: Browser
beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** Answers the three questions and reads the answer as text. */
async function answered(script: boolean): Promise<{ text: string | null; asked: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: script })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!pathname.startsWith('/assets/')) asked.push(`${request.resourceType()} ${pathname}`)
  })
  await page.goto(`${base}/subsidy/calc`)
  asked.length = 0
  await page.getByLabel('1. 学哪个职业（工种）').selectOption('焊工')
  await page.getByLabel('2. 考哪个等级').selectOption('4')
  await page.getByLabel('3. 您属于哪一类').selectOption('rural-worker')
  await page.getByRole('button', { name: '算一算' }).click()
  await page.getByText('看正在招生的').waitFor()
  const text = await page.locator('#calculator-answer').textContent()
  await context.close()
  return { text, asked }
}

test('有脚本在这里算，没有脚本由服务器算，结果相同', async () => {
  const here = await answered(true)
  const there = await answered(false)
  expect(here.text).toContain('3,240.00 元')
  expect(here.text).toContain('通过这一等级的评价、取得证书后再申领')
  expect(here.text).toBe(there.text)
  expect(here.asked).toEqual(['fetch /api/v1/subsidy/estimate/standards'])
  expect(there.asked[0]).toBe('document /subsidy/calc')
})

test(`真浏览器里 ${SITUATIONS} 种情形，与接口结果相同`, async () => {
  const page = await browser.newPage()
  await page.goto(`${base}/subsidy/calc`)
  const script = await page.locator('script[type=module]').getAttribute('src')
  const situations = fc.sample(
    fc.record({
      occupation: fc.constantFrom('焊工', '装配钳工', '铣工（数控铣工）', '网约配送员', '宇航员'),
      level: fc.constantFrom(...LEVELS),
      hours: fc.constantFrom(79, 80, 120),
      mode: fc.constantFrom('offline', 'blended'),
      group: fc.constantFrom(...GROUPS),
      certified: fc.boolean(),
    }),
    { numRuns: SITUATIONS, seed: 7 },
  )
  // As text, since the test's own compiler would turn the browser's import() into its own.
  const differing = await page.evaluate(`(async () => {
    const { estimateHere } = await import(${JSON.stringify(script)})
    const slice = await (await fetch('/api/v1/subsidy/estimate/standards')).json()
    const found = []
    for (const situation of ${JSON.stringify(situations)}) {
      const query = new URLSearchParams(Object.entries(situation))
      const { filedOn, ...asked } = await (await fetch('/api/v1/subsidy/estimate?' + query)).json()
      const here = JSON.stringify(estimateHere(situation, slice))
      if (here !== JSON.stringify(asked)) found.push(query + ': ' + here)
    }
    return found
  })()`)
  expect(differing).toEqual([])
  await page.close()
})
