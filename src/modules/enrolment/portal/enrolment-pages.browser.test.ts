import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallTargets, smallText, tabsOf, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { openSchool } from '../../../../test/training/classroom.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../../../kernel/verb/index.ts'
import { idNumber } from '../../../main/demo/people/people.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { organisationsPortal } from '../../organisations/portal/index.ts'
import { registerPerson } from '../../people/index.ts'
import { announceOffer } from '../verbs/announce.ts'
import { signUp } from '../verbs/sign-up.ts'
import { enrolmentPortal } from './index.tsx'

const OFFER = {
  occupation: '焊工',
  level: 4,
  hours: 120,
  mode: 'offline',
  place: '实训楼 101',
  startsOn: civilDate('2026-04-01'),
  closesOn: civilDate('2026-03-22'),
  seats: 1,
  fee: 300_000,
} as const

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let opened: ReturnType<typeof tabsOf>
let visitor: Actor = PUBLIC
let offers: string[]
let people = 640

const person = async (name: string) => {
  people += 1
  const today = civilDate('2026-03-02')
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerPerson(ctx, { name, idNumber: idNumber(civilDate('1988-05-06'), people, today), phone: null }),
  )
  return citizen(id)
}

beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
  const school = await openSchool(kernel, 641)
  offers = []
  for (const more of [{}, { level: 3, fee: 420_000, place: '实训楼 202' }] as const)
    offers.push((await kernel.as(school.agent, announceOffer, { ...OFFER, ...more })).id)
  app = Fastify()
  await mountPages(app, {
    site: siteOf(kernel.city, 'http://127.0.0.1'),
    city: kernel.city,
    demo: true,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: enrolmentPortal.pages,
    styles: organisationsPortal.styles ?? [],
    actorOf: () => visitor,
    perform: ({ request, actor }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: randomUUID() }, input),
    csrf: { token: () => 'token', trusts: (_request, token) => token === 'token' },
    report: (error) => {
      throw error
    },
  })
  browser = await openBrowser()
  opened = tabsOf(browser, await app.listen({ port: 0, host: '127.0.0.1' }))
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

test('各区一格，写着几个班；点一个区就只看那个区，格子上的数不变', async () => {
  visitor = PUBLIC
  await opened(
    '/learn/offers',
    async (page) => {
      const tiles = page.getByRole('list', { name: '各区正在招生的班' }).getByRole('link')
      const counts = async () => (await tiles.allTextContents()).map((text) => text.replace(/\s/g, ''))
      const before = await counts()
      expect(before).toHaveLength(kernel.city.districts.length)
      expect(before).toContain('滨海2个班')
      expect(before).toContain('和平0个班')
      await tiles.filter({ hasText: '滨海' }).click()
      expect(page.url()).toContain('district=120116')
      expect(await page.locator('main table a[href^="/learn/offers/"]').count()).toBe(2)
      expect(await counts()).toEqual(before)
      await tiles.filter({ hasText: '和平' }).click()
      await page.getByText('现在没有符合条件的招生').waitFor()
    },
    390,
    false,
  )
})

test('从列表选两个班左右对着看；选成同一个，说怎么办；不存在的是 404', async () => {
  visitor = PUBLIC
  await opened(
    '/learn/offers',
    async (page) => {
      await page.getByRole('button', { name: '看两个班的不同' }).click()
      await page.getByRole('heading', { name: '比一比两个班' }).waitFor()
      const row = (label: string) => page.locator('main tr', { hasText: label })
      expect(await row('上课地点').textContent()).toMatch(/101.*202|202.*101/)
      expect(await row('自己出多少').locator('td').allTextContents()).toHaveLength(2)
      expect(await row('机构信用').textContent()).toContain('还没有评级')
    },
    390,
    false,
  )
  const [one, other] = offers
  expect((await app.inject(`/learn/compare?one=${one}&other=${one}`)).body).toContain('请选两个不同的班')
  expect((await app.inject(`/learn/compare?one=${one}&other=${randomUUID()}`)).statusCode).toBe(404)
  for (const unasked of ['/learn/compare', `/learn/compare?one=${one}&other=x`]) {
    const { statusCode, body } = await app.inject(unasked)
    expect([statusCode, body.includes('href="/learn/offers"')]).toEqual([200, true])
  }
  expect((await app.inject(`/learn/compare?one=${one}&other=${other}`)).statusCode).toBe(200)
})

test('报了名的人看到报到哪一步和去处，没有报名按钮；别人的页面不变', async () => {
  const at = `/learn/offers/${offers[0]}`
  const [first, second, third] = [await person('李先'), await person('王候'), await person('赵看')]
  const { number } = await kernel.as(first, signUp, { id: offers[0] ?? '' })
  await kernel.as(second, signUp, { id: offers[0] ?? '' })
  const seen = (who: Actor) => {
    visitor = who
    return opened(
      at,
      async (page) => ({
        text: (await page.locator('main').textContent()) ?? '',
        buttons: await page.locator('main').getByRole('button').allTextContents(),
        cases: await page
          .locator('main a[href^="/my/cases/"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
      }),
      390,
      false,
    )
  }
  expect(await seen(first)).toMatchObject({
    text: expect.stringMatching(/您已经报了这个班.*待机构答复/),
    buttons: [],
    cases: [`/my/cases/${number}`],
  })
  expect(await seen(second)).toMatchObject({ text: expect.stringContaining('候补第 1 位'), buttons: [] })
  expect(await seen(third)).toMatchObject({ buttons: ['排候补'], cases: [] })
  const anybody = await seen(PUBLIC)
  expect(anybody.cases).toEqual([])
  expect(anybody.text).toContain('登录后排候补')
  expect(anybody.text).not.toContain('您已经报了')
})

test.each([
  ['normal', 'light', 1440],
  ['normal', 'dark', 390],
  ['elder', 'light', 390],
] as const)('每一页无障碍、不出屏、长者模式够大：%s %s %i', async (mode, theme, width) => {
  const [one, other] = offers
  const signedUp = await person('钱报名')
  await kernel.as(signedUp, signUp, { id: one ?? '' })
  const pages: [string, Actor][] = [
    ['/learn/offers', PUBLIC],
    [`/learn/compare?one=${one}&other=${other}`, PUBLIC],
    [`/learn/offers/${one}`, PUBLIC],
    [`/learn/offers/${one}`, signedUp],
    ['/my/sign-ups', signedUp],
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
