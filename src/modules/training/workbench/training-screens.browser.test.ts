import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, openBrowser, smallText, widest } from '../../../../test/browser.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  cases,
  clerk,
  openSchool,
  reviewer,
  signIn,
  traineeOf,
  worker,
  workers,
} from '../../../../test/training/classroom.ts'
import { serveWorkbench } from '../../../../test/training/serve-workbench.ts'
import { settled } from '../../../../test/workbench/follow.ts'
import { draftVerbs } from '../../../kernel/draft/index.ts'
import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { beginRectification, endRectification } from '../../organisations/index.ts'
import { listOwnClasses, writeRoster } from '../index.ts'
import { training } from '../module.ts'

let kernel: TestKernel
let app: FastifyInstance
let browser: Browser
let school: Awaited<ReturnType<typeof openSchool>>
let who: Parameters<typeof serveWorkbench>[2]
const broken: string[] = []

beforeAll(async () => {
  kernel = await testKernel()
  school = await openSchool(kernel, 91)
  who = { actor: school.agent, mode: 'normal' }
  app = await serveWorkbench(kernel, [...training.verbs, ...Object.values(cases), ...draftVerbs], who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

async function open(path: string, width = 1440): Promise<Page> {
  await Promise.all(browser.contexts().map((before) => before.close()))
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) broken.push(message.text())
  })
  await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`)
  await page.locator('h1').waitFor()
  return page
}

async function fill(page: Page, roster: Uint8Array): Promise<void> {
  await page.getByRole('radio', { name: '焊工' }).check()
  await page.getByRole('radio', { name: '四级（中级工）' }).check()
  await page.getByLabel('总课时').fill('120')
  await page.getByLabel('开班日').fill('2026-03-09')
  await page.getByLabel('不休息', { exact: true }).check()
  await page.getByLabel('教学地点').fill('第二大街 1 号')
  await page.getByLabel('任课教师').fill('周师傅')
  await choose(page, roster)
}

const choose = (page: Page, roster: Uint8Array) =>
  page.getByLabel('学员名册').setInputFiles({
    name: '名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(roster),
  })

/** The answers are checked once more, then handed in. */
async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步：核对' }).click()
  await page.getByRole('heading', { name: '请核对，没有错再提交' }).waitFor()
  await page.getByRole('button', { name: '提交备案' }).click()
}

test('报开班：错行说清并可下载标红的原文件，填的都还在，改好名册再交就备案', async () => {
  const page = await open('/classes/new')
  await fill(page, await writeRoster([worker(), worker({ idNumber: '12' })]))
  await handIn(page)
  const result = page.getByRole('alert', { name: '名册检查结果' })
  await result.waitFor()
  expect(await result.textContent()).toContain('第 3 行')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    result.getByRole('button', { name: '下载标红的原文件' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('名册-标红.xlsx')
  expect(await axe(page)).toEqual([])
  await performAsSystem(kernel, 'test', (ctx) =>
    beginRectification(ctx, school.id, { letter: '整改1号', from: addDays(ctx.today, -1), reason: '测试' }),
  )
  await choose(page, await writeRoster(workers(2)))
  await handIn(page)
  await page.getByText('不能备案').first().waitFor()
  await page.mouse.move(0, 0)
  await settled(page)
  expect(await axe(page)).toEqual([])
  await performAsSystem(kernel, 'test', (ctx) => endRectification(ctx, school.id, addDays(ctx.today, -1)))
  await handIn(page)
  await page.getByRole('heading', { name: '焊工 四级（中级工） 120 课时' }).waitFor()
  expect((await kernel.as(school.agent, listOwnClasses, {})).total).toBe(1)
  expect(broken).toEqual([])
})

test('补正：告知以后从班次页进去，填过的都在，重新提交', async () => {
  const [one] = (await kernel.as(school.agent, listOwnClasses, { state: 'filed' })).items
  const number = one?.number ?? ''
  await kernel.as(clerk, cases.stepCase, { number, step: 'accept' })
  await kernel.as(reviewer, cases.stepCase, { number, step: 'correct', corrections: ['roster'] })
  const page = await open('/classes')
  await page.getByRole('link', { name: '焊工 四级（中级工）' }).click()
  await page.getByRole('link', { name: '去补正' }).click()
  await page.getByRole('button', { name: '重新填写：整份学员名册' }).click()
  await page.getByLabel('教学地点').waitFor()
  expect(await page.getByLabel('教学地点').inputValue()).toBe('第二大街 1 号')
  await choose(page, await writeRoster(workers(3)))
  await page.getByRole('button', { name: '重新提交' }).click()
  await page.getByText('学员（3 人）').waitFor()
  await kernel.as(school.agent, cases.stepCase, { number, step: 'withdraw', reason: 'too-few' })
  expect(broken).toEqual([])
})

test('上课当天：大二维码自己更换，签到的人自己出现，没有手机的补录，最后办理结业', async () => {
  const lines = workers(2)
  const { id } = await approvedClass(kernel, school.agent, lines, { hours: 80, hoursPerDay: 8 })
  for (let day = 9; day < 18; day += 1) {
    kernel.clock.set(`2026-03-${String(day).padStart(2, '0')}T08:30:00+08:00`)
    await signIn(kernel, school.agent, id, [await traineeOf(kernel, lines[0] ?? {})])
  }
  kernel.clock.set('2026-03-18T08:30:28+08:00')
  const page = await open(`/classes/${id}`)
  const code = page.getByAltText('今天的签到二维码')
  const before = await code.getAttribute('src')
  kernel.clock.set('2026-03-18T08:30:31+08:00')
  await page.waitForFunction(
    (old) => document.querySelector('.room-code img')?.getAttribute('src') !== old,
    before,
  )
  await signIn(kernel, school.agent, id, [await traineeOf(kernel, lines[0] ?? {})])
  await page.getByText('已扫码签到').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  await page
    .getByRole('button', { name: /补录签到/ })
    .nth(1)
    .click()
  await page.getByLabel('为什么不能扫码').fill('没有智能手机，现场核对本人')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '补录签到', exact: true }).click()
  await page.getByText('已补录', { exact: true }).waitFor()
  await page.getByLabel('哪一天的课').selectOption({ label: '2026年3月17日' })
  await page.getByLabel('几点开始录').fill('08:30')
  const video = page.getByLabel('录像文件')
  await video.setInputFiles({
    name: '上午.mp4',
    mimeType: 'video/mp4',
    buffer: Buffer.from('PK\u0003\u0004'),
  })
  await page.getByRole('button', { name: '上传录像' }).click()
  await page.getByText('“上午.mp4”不是 MP4、WebM 文件').first().waitFor()
  await video.setInputFiles('src/main/demo/desks/lesson.webm')
  await page.getByRole('button', { name: '上传录像' }).click()
  await page.getByRole('link', { name: 'lesson.webm' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  kernel.clock.set('2026-03-19T09:00:00+08:00')
  await page.reload()
  await page.getByRole('button', { name: '办理结业' }).click()
  await page.getByText('出勤 10%，没有结业').waitFor()
  expect(await page.getByText('已结业').count()).toBeGreaterThan(0)
  expect(broken).toEqual([])
})

test('停课、复课：表单说清哪里不对，复课以后课表顺延；签到的页面收起来', async () => {
  kernel.clock.set('2026-03-19T09:00:00+08:00')
  const { id } = await approvedClass(kernel, school.agent, workers(2), {
    startsOn: '2026-03-23',
    teacher: '冯师傅',
    place: '第二大街 9 号',
  })
  kernel.clock.set('2026-03-25T09:00:00+08:00')
  const page = await open(`/classes/${id}`)
  await page.getByRole('button', { name: '停课', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '停课' })
  const day = dialog.getByLabel('从哪天起停课')
  await day.fill('2026-03-20')
  await dialog.getByLabel('原因').fill('临时停电，教室不能用')
  await dialog.getByRole('button', { name: '开始停课' }).click()
  await dialog.getByText('停课日请填这一天或以后').first().waitFor()
  expect(await axe(page)).toEqual([])
  await day.fill('2026-03-24')
  await dialog.getByRole('button', { name: '开始停课' }).click()
  await page.getByText('停课期间不签到、不结业').waitFor()
  expect(await page.getByAltText('今天的签到二维码').count()).toBe(0)
  await page.getByRole('button', { name: '复课', exact: true }).click()
  const back = page.getByRole('dialog', { name: '复课' })
  await back.getByLabel('从哪天起上课').fill('2026-03-30')
  await back.getByRole('button', { name: '继续上课' }).click()
  await page.getByText('2026-04-12').first().waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  expect(broken).toEqual([])
})

test.each([
  ['normal', 390],
  ['elder', 390],
  ['elder', 1440],
] as const)('列表、报开班、班次页：无障碍、不出屏（%s %i）', async (mode, width) => {
  who.mode = mode
  const [done] = (await kernel.as(school.agent, listOwnClasses, { state: 'completed' })).items
  for (const path of ['/classes', '/classes/new', `/classes/${done?.id}`]) {
    const page = await open(path, width)
    await settled(page)
    const found = [
      ...(await axe(page)),
      ...(await widest(page)),
      ...(mode === 'elder' ? await smallText(page) : []),
    ]
    expect({ path, found }).toEqual({ path, found: [] })
  }
  who.mode = 'normal'
})

test('监督检查：区里在班次页突击点名，看见谁没有应、录像盖住多少', async () => {
  kernel.clock.set('2026-05-04T08:30:00+08:00')
  const lines = workers(1)
  const { id } = await approvedClass(kernel, school.agent, lines, {
    startsOn: '2026-05-06',
    teacher: '秦师傅',
    place: '第二大街 12 号',
  })
  kernel.clock.set('2026-05-06T08:30:00+08:00')
  await signIn(kernel, school.agent, id, [await traineeOf(kernel, lines[0] ?? {})])
  who.actor = clerk
  const page = await open(`/supervision/${id}`)
  await page.getByText('录像盖住 0 课时').waitFor()
  await page.getByRole('button', { name: '现在点名' }).click()
  await page.getByText('第二次点名 1 次，还没有应的：').waitFor()
  await page.getByRole('button', { name: '现在点名' }).click()
  await page.getByText('现在没有可以点名的人').first().waitFor()
  await settled(page)
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  who.actor = school.agent
  expect(broken).toEqual([])
})

test('教师：登记一位，报开班时就选得到；身份证号只露首尾；手机上也放得下', async () => {
  who.actor = school.agent
  const page = await open('/teachers', 390)
  const form = page.getByRole('form', { name: '登记一位教师' })
  await form.getByLabel('姓名').fill('田师傅')
  await form.getByLabel('身份证号').fill('110101198001010010')
  await form.getByLabel('可任教职业').fill('电工')
  await form.getByLabel('职业资格或技能等级').fill('二级（技师）焊工')
  await form.getByRole('button', { name: '登记教师' }).click()
  await page.getByText('“电工”不在核准的培训范围内').first().waitFor()
  await form.getByLabel('可任教职业').fill('焊工')
  await form.getByRole('button', { name: '登记教师' }).click()
  await page.getByRole('region', { name: '在任教师' }).getByText('田师傅').first().waitFor()
  expect(await page.textContent('main')).not.toContain('110101198001010010')
  expect(await widest(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  const filing = await open('/classes/new')
  await filing.getByRole('radio', { name: '田师傅（证件尾号 0010，专职），可教焊工' }).check()
})
