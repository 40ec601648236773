import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, widest } from '../../../../test/browser.ts'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { servePortal } from '../../../../test/pages/serve-portal.ts'
import { POSTS, programmeWalk } from '../../../../test/programmes/programme-walk.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { type Actor, PUBLIC } from '../../../kernel/identity/actor.ts'
import { FOLLOWERS, VERBS } from '../../../main/modules.ts'
import { paymentsOfProgramme } from '../pay/store.ts'
import { programmesPortal } from './index.tsx'

let kernel: TestKernel
let work: FastifyInstance
let site: FastifyInstance
let browser: Browser
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
let enterprise: Awaited<ReturnType<typeof walk.enterprise>>
let who: Parameters<typeof serveWorkbench>[2]
let visitor: Actor = PUBLIC

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
  enterprise = await walk.enterprise()
  who = { actor: enterprise.agent, mode: 'normal' }
  work = await serveWorkbench(kernel, VERBS, who)
  site = Fastify()
  await servePortal(site, kernel, programmesPortal.pages, () => visitor)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await work?.close()
  await site?.close()
  await kernel?.close()
})

const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port
async function open(app: FastifyInstance, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${portOf(app)}${path}`)
  await page.locator('h1').waitFor()
  return page
}

/** Nothing on it that axe objects to, and nothing wider than the screen. */
async function sound(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
}

test('企业填计划时看到标准和合计，职业、合作机构从登记里选；批准、开班、结算以后按人公示', async () => {
  const page = await open(work, '/work/programmes/new')
  await page.getByLabel('培训种类').selectOption({ label: '项目制培训' })
  await page.getByLabel('项目名称').fill('焊工岗位技能提升（一车间）')
  await page.getByLabel('职业（工种）').fill('焊工')
  await page.locator('.ant-select-item-option', { hasText: /^焊工$/ }).click()
  await page.getByLabel('等级').selectOption({ label: '四级（中级工）' })
  await page.getByLabel('合作机构').fill('海河职业培训学校')
  await page.locator('.ant-select-item-option', { hasText: '海河职业培训学校700' }).click()
  await page.getByLabel('计划人数').fill('2')
  await page.getByLabel('集中授课').fill('120')
  await page.getByLabel('其中线上').fill('0')
  await page.getByLabel('开始日期').fill('2026-03-03')
  await page.getByLabel('结束日期').fill('2026-12-31')
  await page.getByLabel('每人金额').fill('2400')
  await page.getByText('2 人 × 2,400.00 元 = 合计 4,800.00 元').waitFor()
  await page.getByRole('button', { name: '提交计划' }).click()
  await page.getByText('3 至 500 人').last().waitFor()
  await page.getByLabel('计划人数').fill('4')
  await sound(page)
  await page.getByRole('button', { name: '提交计划' }).click()
  const filed = page.getByRole('heading', { name: /已提交 PX/ })
  await filed.waitFor()
  const number = (await filed.textContent())?.match(/PX[-\d]+/)?.[0] ?? ''
  for (const words of ['培训计划', '重点企业证明']) await walk.attach(enterprise.agent, number, words)
  await walk.step(POSTS.clerk, number, 'accept')
  who.actor = POSTS.reviewer
  const desk = await open(work, `/work/cases/${number}`)
  await desk.getByText('焊工岗位技能提升（一车间）').first().waitFor()
  await sound(desk)
  await walk.step(POSTS.reviewer, number, 'approve')
  const taught = await walk.taught(school, walk.employees(enterprise, 4))
  for (const person of taught.people) await walk.employed(person, enterprise.id, '2024-01-01')
  await walk.step(enterprise.agent, number, 'count-class', { input: { class: taught.number } })
  await walk.attach(enterprise.agent, number, '实施总结')
  await walk.step(enterprise.agent, number, 'report', { input: { online: 0, video: 0 } })
  await walk.step(POSTS.clerk, number, 'check')
  await walk.step(POSTS.reviewer, number, 'settle')
  const [paid] = await paymentsOfProgramme(kernel.database.db, number)
  const money = await open(work, `/work/cases/${paid?.number}`)
  await money.getByText('公示中').first().waitFor()
  await sound(money)
  who.actor = enterprise.agent
  for (const width of [1440, 390]) {
    const mine = await open(work, '/work/programmes/mine', width)
    await mine.getByText('已结算').waitFor()
    await sound(mine)
  }
})

test('学徒在手机上签字，企业、学校在名单里签字，三方签全', async () => {
  kernel.clock.set('2026-04-01T09:00:00+08:00')
  const other = await walk.enterprise()
  const number = await walk.planned(other, {
    kind: 'apprenticeship',
    name: '焊工学徒班',
    heads: 3,
    hours: 160,
    amountEach: 500_000,
    startsOn: '2026-04-02',
    endsOn: '2027-04-01',
    partnerCode: school.code,
  })
  const [person] = await walk.named(other, number, walk.employees(other, 1))
  visitor = citizen(person as string)
  const phone = await open(site, '/my/agreements', 390)
  await phone.getByText('沈师傅、韩老师').waitFor()
  await sound(phone)
  await phone.getByRole('button', { name: '签字' }).click()
  await phone.getByText('已签', { exact: true }).waitFor()
  expect(await phone.getByRole('button', { name: '签字' }).count()).toBe(0)
  for (const actor of [other.agent, school.agent]) {
    who.actor = actor
    const list = await open(work, `/work/programmes/${number}/members`, 390)
    await list.getByRole('button', { name: /^签字/ }).click()
    await list.getByRole('dialog').getByRole('button', { name: '签字' }).click()
    await list.getByText('已签字。').first().waitFor()
    await sound(list)
  }
  await phone.reload()
  expect(await phone.getByText('已签', { exact: true }).count()).toBe(3)
})

test('公众在手机上一屏看全各种培训，点开看条件；生活费补贴也在', async () => {
  visitor = PUBLIC
  const page = await open(site, '/learn/programmes', 390)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(3000)
  await page.getByText('企业新型学徒制').last().click()
  await page.getByText('不少于 160 课时').waitFor()
  await page.getByRole('heading', { name: '生活费补贴' }).click()
  await page.getByText(/不用申请/).waitFor()
  await sound(page)
})
