import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STEPS } from '../../src/main/tour/steps.ts'
import { axe, openBrowser, widest } from '../browser.ts'
import { type CityServer, startCityServer } from './city-server.ts'

let server: CityServer
let browser: Browser
beforeAll(async () => {
  server = await startCityServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('演示导览', () => {
  test('七步，每步一个按钮，从目录走到焊工的账户', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${server.base}/tour`)
    await page.getByRole('button', { name: '开始导览' }).click()
    const walk = page.url()
    for (const [at, { title }] of STEPS.entries()) {
      await page.goto(walk)
      const step = page.locator(`#step-${at + 1}`)
      expect(await step.textContent()).toContain(title)
      const does = step.getByRole('button', { name: '办到这一步' })
      if (await does.count()) await does.click({ timeout: 120_000 })
      await page.goto(walk)
      await page
        .locator(`#step-${at + 1}`)
        .locator('a.btn, form[action="/demo/enter"] button')
        .click()
      await page.waitForLoadState('load')
      await expect.poll(() => page.textContent('body'), { timeout: 20_000 }).toMatch(SEEN[at] as RegExp)
    }
    await context.close()
  })
})

/** What each step's page shows. */
const SEEN = [/焊工/, /焊工/, /焊工/, /S\d{21}/, /焊工/, /3,240\.00 元/, /3,240\.00 元/]

describe('工作台', () => {
  test.each(['qushouli', 'qufuhe', 'jigou', 'pingjia', 'caizheng', 'shiju', 'lingdao', 'shenji', 'rizhi'])(
    '%s 进得去，页面没有脚本错误',
    async (account) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.request.post(`${server.base}/demo/enter`, {
        form: { account, next: '/work' },
        headers: { origin: server.base },
        maxRedirects: 0,
      })
      const page = await context.newPage()
      const wrong: string[] = []
      page.on('pageerror', (error) => wrong.push(error.message))
      page.on('response', (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
      })
      await page.goto(`${server.base}/work`)
      await page.getByRole('heading').first().waitFor()
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

describe('群众的页面', () => {
  const LOOKS = [
    { width: 1440, query: '' },
    { width: 390, query: 'mode=elder' },
    { width: 390, query: 'theme=dark' },
  ]
  test.each(LOOKS)(
    '从首页走遍：没有死链，不请求别处，不超宽，axe 无问题（$width $query）',
    async ({ width, query }) => {
      const context = await browser.newContext({ viewport: { width, height: 844 } })
      const page = await context.newPage()
      const wrong: string[] = []
      page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`))
      page.on('request', (request) => {
        if (!request.url().startsWith(server.base) && !request.url().startsWith('data:'))
          wrong.push(`${page.url()} asks ${request.url()}`)
      })
      if (query) await page.goto(`${server.base}/?${query}`)
      const waiting = ['/', '/tour']
      const seen = new Set<string>()
      const shapes = new Map<string, number>()
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (seen.has(path)) continue
        seen.add(path)
        const shape = shapeOf(path)
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
        if ((shapes.get(shape) ?? 0) > EACH) continue
        const answer = await context.request.get(server.base + path)
        if (answer.status() >= 400) {
          wrong.push(`${answer.status()} ${path}`)
          continue
        }
        if (!answer.headers()['content-type']?.includes('html')) continue
        await page.goto(server.base + path)
        for (const one of [...(await axe(page)), ...(await widest(page))]) wrong.push(`${path}: ${one}`)
        for (const href of await page.$$eval('a[href]', (links) =>
          links.map((one) => one.getAttribute('href')),
        )) {
          const url = new URL(href ?? '', page.url())
          if (url.origin !== server.base || /[?&](mode|theme)=/.test(url.search)) continue
          if (!OWN_TEST.test(url.pathname)) waiting.push(url.pathname + url.search)
        }
      }
      expect(seen.size).toBeGreaterThan(30)
      expect(wrong).toEqual([])
      await context.close()
    },
  )
})

/** So many pages of one shape are looked at: every notice is drawn by the same code. */
const EACH = 3
const shapeOf = (path: string): string =>
  path
    .replace(/[0-9a-f-]{36}/, '*')
    .replace(/\?.*/, '?')
    .replace(/^\/(policy|services)\/.+/, '/$1/*')

/** The workbench and signing in at another party have tests of their own. */
const OWN_TEST = /^\/(work|login\/oidc)/
