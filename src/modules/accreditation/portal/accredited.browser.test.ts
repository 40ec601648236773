import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ASKED, accreditationWalk, BUREAU } from '../../../../test/accreditation/accreditation-walk.ts'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { withCheckDigit } from '../../../../test/training/classroom.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { perform, performAsSystem } from '../../../kernel/verb/index.ts'
import { FOLLOWERS, VERBS } from '../../../main/modules.ts'
import { mountPages } from '../../../portal/mount.ts'
import { siteOf } from '../../../portal/site.ts'
import { assessmentPortal } from '../../assessment/portal/index.tsx'
import { registerPerson } from '../../people/index.ts'
import { accreditationPortal } from './index.tsx'

let kernel: TestKernel
let work: FastifyInstance
let site: FastifyInstance
let browser: Browser
let walk: ReturnType<typeof accreditationWalk>
let who: Parameters<typeof serveWorkbench>[2]
let visitor: Actor = PUBLIC

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
  who = { actor: BUREAU.officer, mode: 'normal' }
  work = await serveWorkbench(kernel, VERBS, who)
  site = Fastify()
  await mountPages(site, {
    site: siteOf(kernel.city, kernel.origin),
    city: kernel.city,
    demo: false,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages: [...accreditationPortal.pages, ...assessmentPortal.pages],
    actorOf: () => visitor,
    perform: ({ request, actor }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id }, input),
    csrf: { token: () => 'token', trusts: () => false },
    report: (error) => {
      throw error
    },
  })
  await site.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await work?.close()
  await site?.close()
  await kernel?.close()
})

async function open(app: FastifyInstance, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}${path}`)
  await page.locator('h1').waitFor()
  return page
}

/** Keeps a picture of the page where somebody asks for them (HAIHE_PICTURES=folder). */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HAIHE_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('机构登记考点、填申请、评审、公示以后，公众看得到它能评什么', async () => {
  const one = await walk.organisation()
  who.actor = one.agent
  const mine = await open(work, '/work/accreditation/mine')
  await mine.getByRole('heading', { name: '本单位还没有备案' }).waitFor()
  await mine.getByRole('button', { name: '登记考点' }).click()
  await mine.getByLabel('考点名称').fill('二号考点')
  await mine.getByLabel('所在区').selectOption({ label: '滨海新区' })
  await mine.getByLabel('地址').fill('二号楼一层')
  await mine.getByLabel('考位').fill('20')
  await mine.getByLabel('设备').fill('焊机二十台')
  await mine.getByRole('button', { name: '登记考点' }).last().click()
  await mine.getByRole('cell', { name: '二号考点' }).waitFor()
  expect(await axe(mine)).toEqual([])
  await picture(mine, 'mine-1440')
  const apply = await open(work, '/work/accreditation/apply')
  await apply.getByLabel('社会公众（社会培训评价组织）').check()
  await apply.getByLabel('评价的职业').fill('焊工、铆工')
  for (const level of ['五级（初级工）', '四级（中级工）']) await apply.getByLabel(level).check()
  await apply.getByLabel('滨海新区').check()
  await apply.getByLabel('依据的标准和版本').fill(ASKED.standard)
  await apply.getByLabel('认定方案要点').fill(ASKED.scheme)
  await apply.getByLabel('利害关系说明').fill(ASKED.conflict)
  await apply.getByRole('button', { name: '提交申请' }).click()
  await apply.getByText('铆工有证的考评员 0 人', { exact: true }).waitFor()
  await picture(apply, 'apply-1440')
  await apply.getByLabel('评价的职业').fill('焊工')
  await apply.getByRole('button', { name: '提交申请' }).click()
  const done = apply.getByRole('heading', { name: /已提交 PB/ })
  await done.waitFor()
  expect(await axe(apply)).toEqual([])
  const number = (await done.textContent())?.match(/PB[-\d]+/)?.[0] ?? ''
  await walk.attach(one.agent, number, '认定方案')
  await walk.step(BUREAU.officer, number, 'accept')
  who.actor = BUREAU.expert
  const desk = await open(work, `/work/cases/${number}`)
  await desk.getByRole('button', { name: '提评审意见' }).first().click()
  await desk.getByLabel('通过', { exact: true }).check()
  await desk.getByLabel('意见和理由').fill('方案完整，命题、考务、监督都写清楚了。')
  await desk.getByLabel('我与这家单位没有利害关系').check()
  await picture(desk, 'review-1440')
  await desk.getByRole('button', { name: '提评审意见' }).last().click()
  await expect.poll(async () => desk.locator('main').textContent()).toContain('还要 1 人')
  await walk.review(BUREAU.officer, number)
  await walk.code(number, '720001')
  await walk.step(BUREAU.decider, number, 'propose')
  await walk.until('2026-03-12')
  for (const width of [1440, 390]) {
    const list = await open(site, '/assess/organisations?occupation=焊工', width)
    await list.getByRole('link', { name: /评价备案测试单位/ }).click()
    await list.getByRole('heading', { name: '备案范围' }).waitFor()
    expect(await list.locator('main').textContent()).toContain(ASKED.conflict)
    expect(await axe(list)).toEqual([])
    expect(await widest(list)).toEqual([])
    await picture(list, `organisation-${width}`)
    await picture(await open(site, '/assess/organisations', width), `list-${width}`)
  }
  who.actor = BUREAU.officer
  const listed = await open(work, '/work/accreditation')
  await listed
    .getByRole('link', { name: /评价备案测试单位/ })
    .first()
    .click()
  await listed.getByRole('heading', { name: '提出取消备案' }).waitFor()
  await picture(listed, 'desk-1440')
})

test('不登录答几个问题，登录以后按登记算：说得出还差多久、哪天起可以报', async () => {
  kernel.clock.set('2026-05-10T09:00:00+08:00')
  for (const width of [1440, 390]) {
    const page = await open(site, '/assess/levels', width)
    await page.getByLabel('职业', { exact: true }).fill('炼丹工')
    await page.getByLabel('出生日期').fill('1990-01-31')
    await page.getByLabel('从哪天起做这个职业或相关职业').fill('2022-01-10')
    await page.getByRole('button', { name: '看能报几级' }).click()
    await page.getByText('还算不出来').waitFor()
    await page.getByLabel('职业', { exact: true }).fill('焊工')
    await page.getByRole('button', { name: '看能报几级' }).click()
    await page.getByText('还差8个月，2027年1月10日起可报').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await widest(page)).toEqual([])
    await picture(page, `levels-${width}`)
  }
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerPerson(ctx, { name: '王小明', idNumber: withCheckDigit('12011619900131888'), trust: 'A' }),
  )
  visitor = citizen(id)
  const own = await open(site, '/my/levels?occupation=焊工', 390)
  await own.getByText('现在就可以报').first().waitFor()
  expect(await own.locator('main').textContent()).toContain('光等时间不够')
  await picture(own, 'my-levels-390')
  visitor = PUBLIC
})
