import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, tabsOf, widest } from '../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../test/kernel.ts'
import { approvedClass, openSchool, workers } from '../../../test/training/classroom.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { mountPages } from '../../portal/mount.ts'
import { siteOf } from '../../portal/site.ts'
import { openPortal } from '../pages.ts'
import { secureHeaders } from '../serve/headers.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let opened: ReturnType<typeof tabsOf>
let origin: string

beforeAll(async () => {
  kernel = await testKernel()
  const school = await openSchool(kernel, 82)
  await approvedClass(kernel, school.agent, workers(2))
  app = Fastify()
  secureHeaders(app, 'http://127.0.0.1', [])
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: false,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    ...(await openPortal(kernel, { origin: 'http://127.0.0.1' }, { paths: {} })),
    actorOf: () => PUBLIC,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: () => false },
    report: (error) => {
      throw error
    },
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
  opened = tabsOf(browser, origin)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

const textOf = async (address: string): Promise<string> =>
  (await app.inject(address)).body.replaceAll(/<[^>]+>/g, '')

test.each([
  ['/occupations', '名称、拼音或编码', '查询', '/occupations?q=hangong'],
  ['/subsidy/catalog', '搜索职业', '搜索', '/subsidy/catalog?q=hangong'],
])('%s：打字就出结果，不用按钮；没有脚本时按钮照样能查', async (address, label, button, asked) => {
  await opened(address, async (page) => {
    await page.evaluate(() => Object.assign(window, { stayed: true }))
    await page
      .locator('main')
      .getByRole('searchbox', { name: label })
      .pressSequentially('hangong', { delay: 20 })
    await page.waitForURL(origin + asked)
    expect(await page.locator('main table a').first().textContent()).toBe('焊工')
    expect(await page.getByRole('status').textContent()).toMatch(/^共 [1-9]\d* 个职业$/)
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
    await page.locator('main').getByRole('searchbox', { name: label }).fill('没有这样的职业')
    await page.getByRole('status').filter({ hasText: '共 0 个职业' }).waitFor()
  })
  await opened(
    address,
    async (page) => {
      await page.locator('main').getByRole('searchbox', { name: label }).fill('hangong')
      await page.locator('main').getByRole('button', { name: button }).click()
      expect(await page.locator('main table a').first().textContent()).toBe('焊工')
      expect(page.url()).toContain('q=hangong')
    },
    390,
    false,
  )
})

test('职业页：今天的紧缺程度、补贴、条件、谁在培训、各版目录怎么说', async () => {
  const text = await textOf('/occupations/6-18-02-04')
  for (const told of [
    '职业编码 6-18-02-04',
    '非常紧缺',
    '3,240',
    '机械热加工人员',
    '取得五级（初级工）证书后满3年',
  ])
    expect(text).toContain(told)
  expect(text).toContain('共 1 家')
  expect(text).toContain('正在开和将要开的班，共 1 个')
  expect(text).toContain('2016年职业市场需求程度及培训成本目录')
})

test('职业页可以问过去的一天：那天的目录和条件，没有那天以后的', async () => {
  const text = await textOf('/occupations/6-18-02-04?on=2023-01-10')
  expect(text).toContain('2021—2022年市场紧缺职业需求程度及培训补贴标准目录')
  expect(text).not.toContain('2024年版市场紧缺')
  expect(text).toContain(
    '按本职业的国家标准：焊工国家职业技能标准（2018年版），2018年12月26日起，2023年5月31日止',
  )
  expect(text).not.toContain('谁在培训')
  expect(await textOf('/occupations/6-18-01-11?on=2023-01-10')).toContain(
    '由国家职业标准编制技术规程（2023年版）通用申报条件代替',
  )
})

test('没有编码的工种和新职业也有自己的页；都没有的是 404', async () => {
  expect(await textOf(`/occupations/${encodeURIComponent('数控车工')}`)).toContain('不在职业名录')
  expect(await textOf(`/occupations/${encodeURIComponent('网络主播')}`)).toContain('第6批新职业')
  expect(await textOf('/occupations/6-18-01-02')).toContain('铣工(数控铣工)')
  for (const key of ['9-99-99-99', encodeURIComponent('锻铁诗人'), 'x'.repeat(90)])
    expect((await app.inject(`/occupations/${key}`)).statusCode).toBe(404)
})

test.each([
  ['normal', 'light', 1440],
  ['normal', 'dark', 390],
  ['elder', 'light', 390],
] as const)('每一页无障碍、不出屏、长者模式够大：%s %s %i', async (mode, theme, width) => {
  for (const address of [
    '/occupations?q=hg',
    '/occupations?q=zzzz',
    '/occupations/6-18-02-04',
    '/subsidy/catalog?',
    '/open-data',
  ]) {
    const found = await opened(
      `${address}${address.includes('?') ? '&' : '?'}mode=${mode}&theme=${theme}`,
      async (page) => [
        ...(await axe(page)),
        ...(await widest(page)),
        ...(mode === 'elder' ? [...(await smallText(page)), ...(await smallTargets(page))] : []),
      ],
      width,
    )
    expect({ where: address, found }).toEqual({ where: address, found: [] })
  }
})
