import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, tabsOf, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { approvedClass, openSchool, taught, traineeOf, workers } from '../../../../test/training/classroom.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { organisationsPortal } from '../../organisations/portal/index.ts'
import { readAttendanceCode } from '../index.ts'
import { trainingPortal } from './index.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let opened: ReturnType<typeof tabsOf>
let origin: string
let visitor: Actor = PUBLIC
let teacher: Actor
let trainee: Actor
let id: string

beforeAll(async () => {
  kernel = await testKernel()
  const school = await openSchool(kernel, 81)
  const lines = workers(3)
  ;({ id } = await approvedClass(kernel, school.agent, lines))
  teacher = school.agent
  trainee = await traineeOf(kernel, lines[0] ?? {})
  kernel.clock.set('2026-03-09T08:30:00+08:00')
  app = Fastify()
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: trainingPortal.pages,
    styles: organisationsPortal.styles ?? [],
    actorOf: () => visitor,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
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

test('扫码、一个按钮、签到成功；再签一次不多算；码过期了请再扫一次。不用脚本', async () => {
  visitor = trainee
  const code = new URL((await kernel.as(teacher, readAttendanceCode, { id })).url).pathname
  const sign = async (page: Page) => {
    await page.getByRole('button', { name: '签到' }).click()
    return page.locator('main').textContent()
  }
  for (const _time of ['first', 'again']) {
    const text = await opened(code, sign, 390, false)
    expect(text).toContain('已签到')
    expect(text).toContain('已签到的课时：8，全部课时：120')
  }
  kernel.clock.set('2026-03-09T08:35:00+08:00')
  expect(await opened(code, sign, 390, false)).toContain('签到码已经更新')
  visitor = PUBLIC
  expect((await app.inject(code)).headers.location).toContain(encodeURIComponent(code))
})

test('找班次：筛选在地址里，没有脚本也能筛；没有符合的，给出下一步', async () => {
  visitor = PUBLIC
  await opened(
    '/learn/classes',
    async (page) => {
      await page.getByLabel('等级').selectOption('4')
      await page.getByRole('button', { name: '筛选' }).click()
      expect(page.url()).toContain('level=4')
      await page.getByRole('link', { name: '焊工 四级（中级工）' }).click()
      expect(await page.locator('h1').textContent()).toBe('焊工 四级（中级工） 120 课时')
      await page.goto(`${origin}/learn/classes?level=1`)
      expect(await page.locator('main').textContent()).toContain('没有符合条件的班')
    },
    1440,
    false,
  )
  for (const missing of ['/learn/classes/nothing', '/learn/classes/00000000-0000-4000-8000-000000000000']) {
    expect((await app.inject(missing)).statusCode).toBe(404)
  }
})

test.each([
  ['normal', 'light', 1440],
  ['normal', 'dark', 390],
  ['elder', 'light', 390],
] as const)('每一页无障碍、不出屏、长者模式够大：%s %s %i', async (mode, theme, width) => {
  kernel.clock.set('2026-03-09T08:40:00+08:00')
  const code = new URL((await kernel.as(teacher, readAttendanceCode, { id })).url).pathname
  const pages: [string, Actor][] = [
    ['/learn/classes', PUBLIC],
    ['/learn/classes?level=1', PUBLIC],
    [`/learn/classes/${id}`, PUBLIC],
    [code, trainee],
    [`/attend/${id}/done`, trainee],
    ['/my/training', trainee],
    [`/my/training/${id}/2026-03-09`, trainee],
    [`/my/training-face/${id}`, trainee],
  ]
  for (const [address, as] of pages) {
    visitor = as
    const where = `${address}${address.includes('?') ? '&' : '?'}mode=${mode}&theme=${theme}`
    const found = await opened(
      where,
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

test('评价培训班：结业以后从我的培训进去，不用脚本，评过可以改', async () => {
  await taught(kernel, teacher, id, [trainee], () => true)
  visitor = trainee
  await opened(
    '/my/training',
    async (page) => {
      await page.getByRole('link', { name: '评价这个班' }).click()
      await page.getByLabel('非常满意', { exact: true }).check()
      await page.getByRole('button', { name: '提交评价' }).click()
      await page.getByRole('link', { name: '改评价' }).click()
      expect(await page.getByLabel('非常满意', { exact: true }).isChecked()).toBe(true)
    },
    390,
    false,
  )
  expect(await opened(`/my/rate-class/${id}`, axe)).toEqual([])
  expect(await opened(`/learn/classes/${id}`, (page) => page.locator('main').textContent())).toContain(
    '机构学员满意度人数还不够，暂不公布',
  )
})
