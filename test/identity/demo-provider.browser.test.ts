import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/database.ts'
import { axe, openBrowser, smallText, widest } from '../browser.ts'
import { testDatabase } from '../database.ts'
import { aRegister, aServer, freePort, type Server } from './citizens.ts'

let database: Database
let server: Server
let browser: Browser

beforeAll(async () => {
  database = await testDatabase(['kernel/identity', 'main/demo'])
  server = await aServer(database, aRegister().onCitizen, { port: await freePort() })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.close()
  await database.close()
})

async function chooser(width: number, preferences: Record<string, string>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: true })
  await context.addCookies(
    Object.entries(preferences).map(([name, value]) => ({ name, value, url: server.origin })),
  )
  const page = await context.newPage()
  await page.goto(`${server.origin}/login/oidc/start?next=/who`)
  await page.getByRole('heading', { name: '您要以谁的身份登录？' }).waitFor()
  return page
}

const LOOKS = { 普通: {}, 长者: { 'haihe-mode': 'elder' }, 深色: { 'haihe-theme': 'dark' } }

for (const [look, preferences] of Object.entries(LOOKS)) {
  for (const width of [390, 1440]) {
    test(`选择演示身份页（${look}，${width} 像素）：没有无障碍问题，不超出屏幕`, async () => {
      const page = await chooser(width, preferences)
      expect(await axe(page)).toEqual([])
      expect(await widest(page)).toEqual([])
      if (look === '长者') expect(await smallText(page)).toEqual([])
      await page.goto(`${server.origin}/demo/oidc/choose/gone`)
      expect(await axe(page)).toEqual([])
      await page.context().close()
    })
  }
}

test('浏览器里从头走到尾：查找、选择、回来就是本人；__Host- Cookie 在本机的 http 上也存得住', async () => {
  const page = await chooser(390, {})
  await page.getByLabel('按姓名查找').fill('李秀英')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('button', { name: '李秀英 养老护理员，和平区' }).click()
  await page.waitForURL(`${server.origin}/who`)
  expect(JSON.parse((await page.locator('body').textContent()) ?? '')).toMatchObject({
    kind: 'citizen',
    label: '李*英',
  })
  const cookies = await page.context().cookies()
  expect(cookies.find((cookie) => cookie.name === '__Host-haihe.session')).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
  await page.context().close()
})
