import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { servePortal } from '../../../../test/pages/serve-portal.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { issueCertificate } from '../../certificates/index.ts'
import { registerPerson } from '../../people/index.ts'
import { passportPortal } from './index.ts'

let kernel: TestKernel
let site: FastifyInstance
let browser: Browser
let holder: Actor
let visitor: Actor
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  const idNumber = '11010519491231002X'
  holder = await performAsSystem(kernel, 'test', async (ctx) => {
    const { id } = await registerPerson(ctx, { idNumber, name: '张建国' })
    await issueCertificate(ctx, {
      person: id,
      name: '张建国',
      idNumber,
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
    })
    return citizen(id)
  })
  visitor = holder
  site = Fastify()
  await servePortal(site, kernel, passportPortal.pages, () => visitor)
  kernel.origin = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await kernel?.close()
})

async function open(path: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.goto(kernel.origin + path)
  return page
}
const picture = async (page: Page, name: string) => {
  const folder = process.env.HAIHE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
const said = (page: Page) => page.locator('main').textContent()

test('分享，别人打开，本人看到，收回以后打不开', async () => {
  const page = await open('/my/passport', 390)
  await page.getByRole('button', { name: '生成分享链接' }).click()
  const address = (await page.locator('code').textContent()) ?? ''
  expect(await widest(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  expect(await said(page)).toContain('还没有被打开过')
  visitor = PUBLIC
  const other = await open(new URL(address).pathname, 1440)
  expect(await said(other)).toContain('焊工')
  expect(await other.locator('h1').textContent()).toBe('张建国的技能护照')
  expect(await axe(other)).toEqual([])
  await picture(other, 'passport-shared-1440')
  visitor = holder
  await page.reload()
  expect(await said(page)).toContain('被打开过：')
  await picture(page, 'passport-390')
  await page.getByRole('button', { name: '收回' }).click()
  expect(await said(page)).toContain('已收回')
  visitor = PUBLIC
  await other.reload()
  expect(await other.locator('body').textContent()).toContain('已到期或已收回')
  await other.close()
  await page.close()
})
