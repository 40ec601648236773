import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, widest } from '../../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../../test/kernel.ts'
import { approvedClass, openSchool, workers } from '../../../../../test/training/classroom.ts'
import { serveWorkbench } from '../../../../../test/training/serve-workbench.ts'
import { readSignInList } from '../../index.ts'
import { training } from '../../module.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let id: string
let passes: string[]
let who: Parameters<typeof serveWorkbench>[2]

const PEOPLE = 50
const DAYS = 20
const dayOf = (at: number) => `2026-03-${String(9 + at).padStart(2, '0')}`

beforeAll(async () => {
  kernel = await testKernel()
  const school = await openSchool(kernel, 141)
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  ;({ id } = await approvedClass(kernel, school.agent, workers(PEOPLE), { hours: DAYS * 8 }))
  passes = (await kernel.as(school.agent, readSignInList, { id })).trainees.map(({ pass }) => pass)
  who = { actor: school.agent, mode: 'normal' }
  app = await serveWorkbench(kernel, training.verbs, who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

const address = (path = `/classes/${id}/phone`) =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`
const status = (page: Page) => page.locator('.unsent')

async function phone(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(address())
  await page.getByLabel('凭证号').waitFor()
  return page
}

/** Scans passes one after another, each only once the one before is kept. */
const scan = (page: Page, list: readonly string[]) =>
  page.evaluate(async (codes) => {
    const input = document.querySelector<HTMLInputElement>('.pass-form input')
    const said = document.querySelector('[aria-label="刚才的签到"]')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const rest = () => new Promise((done) => setTimeout(done, 2))
    for (const code of codes) {
      if (!input) return
      set?.call(input, code)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await rest()
      input.form?.requestSubmit()
      for (let wait = 0; wait < 2000 && input.value !== ''; wait += 1) await rest()
      if (input.value !== '') throw new Error(`not kept: ${code} ${said?.textContent}`)
    }
  }, list)

test('一千条签到：断网、关页、重开、回复丢失、两页同时送、手机快一小时，每条到一次', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await context.addInitScript('Object.defineProperty(navigator, "hardwareConcurrency", { value: 2 })')
  for (let at = 0; at < DAYS; at += 1) {
    const now = new Date(`${dayOf(at)}T08:30:00+08:00`)
    kernel.clock.set(now.toISOString())
    // The phone's clock is an hour fast.
    await context.clock.setFixedTime(new Date(now.getTime() + 3_600_000))
    const way = at % 4
    // 0: the server is gone; 1: it takes it and its answer is lost; 2: two pages send at once; 3: all is well.
    let lost = 0
    await context.route('**/sign-ins', async (route) => {
      if (way === 0) return route.abort()
      if (way === 1 && lost < 2) {
        lost += 1
        await route.fetch()
        return route.abort()
      }
      return route.continue()
    })
    const page = await phone(context)
    await scan(page, passes.slice(0, 25))
    if (way === 0) {
      expect(await status(page).textContent()).toContain('还有 25 条没有送到')
      // Killed as it stands, and opened again: what is kept is still counted.
      await page.close({ runBeforeUnload: false })
      const again = await phone(context)
      expect(await status(again).textContent()).toContain('还有 25 条没有送到')
      await scan(again, passes.slice(25))
      await again.close({ runBeforeUnload: false })
    } else {
      await page.reload()
      await page.getByLabel('凭证号').waitFor()
      await scan(page, passes.slice(25))
      await page.close({ runBeforeUnload: false })
    }
    await context.unroute('**/sign-ins')
    const pages = await Promise.all([phone(context), ...(way === 2 ? [phone(context)] : [])])
    for (const last of pages) await last.getByText('全部已送到').waitFor()
    await Promise.all(pages.map((last) => last.close()))
  }
  const { rows } = await sql<{ signed: number; first: Date; last: Date; standing: string }>`
    select count(*)::int as signed, min(at) as first, max(at) as last, string_agg(distinct standing, '') as standing
    from attendance where class = ${id}`.execute(kernel.database.db)
  expect(rows[0]).toEqual({
    signed: PEOPLE * DAYS,
    first: new Date(`${dayOf(0)}T08:30:00+08:00`),
    last: new Date(`${dayOf(DAYS - 1)}T08:30:00+08:00`),
    standing: 'confirmed',
  })
  const days = await sql<{ count: number }>`select count(*)::int as count from attendance
    where class = ${id} group by day`.execute(kernel.database.db)
  expect(days.rows.map(({ count }) => count)).toEqual(Array(DAYS).fill(PEOPLE))
  await context.close()
}, 240_000)

test('没有网络时重新打开：页面、名单和没有送到的签到都在；有网以后送到', async () => {
  kernel.clock.set(`${dayOf(1)}T09:00:00+08:00`)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await phone(context)
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const kept = await caches.open('haihe-phone')
        const all = (await kept.keys()).map(({ url }) => new URL(url).pathname)
        return [
          all.includes(location.pathname),
          all.includes('/api/v1/identity/me'),
          all.some((one) => one.startsWith('/work/assets/')),
        ]
      }),
    )
    .toEqual([true, true, true])
  await context.setOffline(true)
  await scan(page, passes.slice(0, 2))
  await expect.poll(() => status(page).textContent()).toContain('还有 2 条没有送到')
  await page.reload()
  await page.getByLabel('凭证号').waitFor()
  await expect.poll(() => status(page).textContent()).toContain('还有 2 条没有送到')
  expect(await status(page).textContent()).toContain('现在没有网络')
  await scan(page, passes.slice(2, 3))
  await expect.poll(() => status(page).textContent()).toContain('还有 3 条没有送到')
  await context.setOffline(false)
  await expect.poll(() => status(page).textContent()).toContain('全部已送到')
  await context.close()
})

test('手工签到写明原因，别的班的凭证当场说清；没有收下的留着原因，读过再去掉', async () => {
  kernel.clock.set('2026-03-08T08:30:00+08:00')
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await context.clock.setFixedTime(new Date('2026-03-08T08:30:00+08:00'))
  const page = await phone(context)
  await page.getByLabel('凭证号').fill('000000000000')
  await page.getByRole('button', { name: '签到', exact: true }).click()
  await page.getByText('这不是本班学员的签到凭证').waitFor()
  await page
    .getByRole('button', { name: /^手工签到/ })
    .first()
    .click()
  const refused = page.getByRole('region', { name: '没有收下的签到' })
  await refused.getByText('没有课').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  await refused.getByRole('button', { name: '知道了' }).click()
  await refused.waitFor({ state: 'detached' })
  await page.getByText('全部已送到').waitFor()
  await context.close()
})

test.each([
  ['normal', 390],
  ['elder', 390],
  ['normal', 1440],
] as const)('手机签到、签到凭证：无障碍、不出屏（%s %i）', async (mode, width) => {
  who.mode = mode
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' })
  for (const path of [`/classes/${id}/phone`, `/classes/${id}/passes`]) {
    const page = await context.newPage()
    await page.goto(address(path))
    await page.getByText('焊工').first().waitFor()
    const found = [
      ...(await axe(page)),
      ...(await widest(page)),
      ...(mode === 'elder' ? [...(await smallText(page)), ...(await smallTargets(page))] : []),
    ]
    expect({ path, found }).toEqual({ path, found: [] })
    await page.close()
  }
  who.mode = 'normal'
  await context.close()
})
