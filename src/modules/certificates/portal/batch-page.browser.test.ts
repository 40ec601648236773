import { readFileSync } from 'node:fs'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, tabsOf, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/perform.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { type Issued, issueCertificate } from '../index.ts'
import { certificatesPortal } from './index.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let opened: ReturnType<typeof tabsOf>
let issued: Issued

beforeAll(async () => {
  kernel = await testKernel()
  issued = await performAsSystem(kernel, 'test', (ctx) =>
    issueCertificate(ctx, {
      person: '00000000-0000-4000-8000-000000000001',
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: {
        id: '00000000-0000-4000-8000-000000000002',
        name: '津沽职业技能评价中心',
        creditCode: '91350100M000100Y43',
      },
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: '1' },
    }),
  )
  app = Fastify()
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: certificatesPortal.pages ?? [],
    styles: certificatesPortal.styles ?? [],
    actorOf: () => PUBLIC,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
    report: (error) => {
      throw error
    },
  })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
  opened = tabsOf(browser, origin)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

test('没有脚本也行：传名单，看到几张真几张假，把带结果的名单存下来', async () => {
  const list = `证书编号,姓名\r\n${issued.number},张建国\r\n${issued.number},张建军\r\nS000012000067264999999,王五\r\n`
  await opened(
    '/verify/batch',
    async (page) => {
      await page
        .getByLabel('填好的名单')
        .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
      await page.getByRole('button', { name: '查验名单' }).click()
      await page.getByRole('heading', { name: '查完 3 张' }).waitFor()
      const said = await page.locator('main').textContent()
      for (const words of ['真实有效 1 张', '姓名不符 1 张', '查无此证 1 张']) expect(said).toContain(words)
      expect(await axe(page)).toEqual([])
      expect(await widest(page)).toEqual([])
      const saving = page.waitForEvent('download')
      await page.getByRole('link', { name: '下载带结果的名单' }).click()
      const saved = await saving
      expect(saved.suggestedFilename()).toBe('名单-查验结果.csv')
      expect(readFileSync((await saved.path()) ?? '', 'utf8')).toContain(`${issued.number},张建军,姓名不符`)
    },
    390,
  )
})

test('选错了文件，说明错在哪里；再传一次就好', async () => {
  await opened('/verify/batch', async (page) => {
    const send = async (text: string) => {
      await page
        .getByLabel('填好的名单')
        .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      await page.getByRole('button', { name: '查验名单' }).click()
    }
    await send(`证书编号,姓名\r\n${issued.number},\r\n`)
    await page.getByText('第 2 行“姓名”：请填写').first().waitFor()
    await send(`证书编号,姓名\r\n${issued.number},张建国\r\n`)
    await page.getByText('全部真实有效').waitFor()
  })
})
