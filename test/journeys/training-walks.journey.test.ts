import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { axe, openBrowser, widest } from '../browser.ts'
import { type Desk, deskOf } from './desk.ts'
import { freeWelders } from './residents.ts'
import { seesSettled, settleProgramme } from './settle-programme.ts'
import { sharedCity } from './shared-city.ts'

let base: string
let browser: Browser
let desk: Desk
beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
  desk = deskOf(browser, base)
})
afterAll(async () => {
  await browser?.close()
})

/** Nothing on it that axe objects to, and nothing wider than the screen. */
async function sound(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
}

/** The demo's own district, where its posts work. */
const HOME = '120116'

test('在手机上找班报名：清单、班、报名三屏，一个字不填；机构录取，本人看到已录取、收到消息', async () => {
  const me = freeWelders(join(import.meta.dirname, '../../city/tianjin'))[0]
  if (!me) throw new Error('nobody is free')
  let number = ''
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${base}/learn/offers?district=${HOME}`)
  await sound(page)
  const row = page
    .locator('tr', { hasText: /还剩|\d+ 人/ })
    .filter({ has: page.locator('a[href^="/learn/offers/"]') })
  await row.first().locator('a[href^="/learn/offers/"]').click()
  await page.getByText('自己出').first().waitFor()
  const offer = new URL(page.url()).pathname
  await sound(page)
  await context.close()
  await desk.asCitizen(me.name, `/login?next=${offer}`, async (phone) => {
    await phone.goto(base + offer)
    expect(await phone.locator('main').getByRole('textbox').count()).toBe(0)
    await phone.getByRole('button', { name: '报名' }).click()
    await phone.getByRole('heading', { name: '已报名' }).waitFor()
    await sound(phone)
    number = /BM-\d{4}-\d{6}-\d{6}/.exec((await phone.textContent('main')) ?? '')?.[0] ?? ''
    await phone.goto(base + offer)
    await phone.getByText('您已经报了这个班').first().waitFor()
    expect(await phone.getByRole('button', { name: /^报名|^排候补/ }).count()).toBe(0)
    await sound(phone)
    await phone.getByRole('link', { name: '看进度或退出' }).click()
    await phone.waitForURL(`**/my/cases/${number}`)
  })
  expect(number).toMatch(/^BM-/)
  await desk.step('jigou', number, '录取')
  await desk.asCitizen(me.name, '/my/sign-ups', async (phone) => {
    await desk.seenAt(phone, '/my/sign-ups', /已录取/)
    await desk.seenAt(phone, '/my/messages', /报名/)
    await sound(phone)
  })
})

test('机构看懂初评、对一条扣分提异议；另一个人认定异议成立，进入公示', async () => {
  let number = ''
  await desk.as('jigou', '/credit/mine', async (page) => {
    await page.getByText('查实违规：').first().waitFor()
    await sound(page)
    await page.getByRole('link', { name: '提出异议' }).click()
    await page.getByText(/年度初评 .+ 分，拟评/).waitFor()
    number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await page
      .getByText(/查实违规/)
      .first()
      .click()
    await page.getByLabel('事实和理由').fill('当天停电改期上课，已报区里备案，不属于违规。')
    await sound(page)
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('heading', { name: '异议已提交' }).waitFor()
  })
  await desk.as('qufuhe', `/cases/${number}`, async (page) => {
    await page.getByText('当天停电改期上课').first().waitFor()
    await page.getByLabel(/意见/).fill('查了备案，确已改期')
    await desk.moves(page, number, async () => {
      await page.getByRole('button', { name: /^异议成立，撤去这次扣分/ }).click()
      await desk.confirm(page, '异议成立，撤去这次扣分')
    })
    await desk.stands(page, number, 'notice')
  })
  await desk.as('jigou', `/cases/${number}`, (page) => page.getByText('公示中').first().waitFor())
})

test('演示里查出的疑点：核实、听取说明、定性，约谈办结，复查撤销，追回到账', async () => {
  const found = { finding: '', again: '' }
  await desk.as('qushouli', '/supervision/findings', async (page) => {
    found.finding = await desk.numberAt(page, '/supervision/findings?rule=F2&standing=open', () => true)
    await page.goto(`${base}/work/cases/${found.finding}`)
    await page.getByRole('tab', { name: /时间/ }).waitFor()
    await sound(page)
    await page.getByLabel(/意见/).fill('核对了学籍')
    await desk.moves(page, found.finding, () =>
      page.getByRole('button', { name: /^核实，告知当事人/ }).click(),
    )
  })
  await desk.as('jigou', `/cases/${found.finding}`, (page) =>
    desk.asks(page, found.finding, '陈述申辩', async (dialog) => {
      await dialog.getByRole('textbox').first().fill('招生时看了劳动合同，没有查学籍。')
    }),
  )
  await desk.as('qufuhe', `/cases/${found.finding}`, (page) =>
    desk.asks(page, found.finding, '属实，定性处置', async (dialog) => {
      await dialog.getByRole('radio', { name: /^涉及的学员/ }).check()
      await dialog.getByLabel('处理决定文号').fill('演示监罚〔2026〕20号')
      await dialog.getByLabel('查实的事实').fill('组织在校学生参加企业职工补贴培训')
      await dialog.getByLabel('对单位采取的措施').selectOption({ label: '约谈机构负责人' })
    }),
  )
  await desk.as('qushouli', '/', async (page) => {
    const measure = await desk.numberAt(page, '/cases?kind=CS&sort=-opened', (row) => row.includes('talking'))
    await page.goto(`${base}/work/cases/${measure}`)
    await page.getByLabel(/意见/).fill('已约谈负责人，要求招生时逐人核对')
    await desk.moves(page, measure, () => page.getByRole('button', { name: /^已约谈，记录/ }).click())
    found.again = await desk.numberAt(
      page,
      '/cases?kind=FC&sort=-opened',
      (row) => row.includes('演示监罚〔2026〕20号') || row.includes('补贴'),
    )
    await page.goto(`${base}/work/cases/${found.again}`)
    await page.getByLabel(/意见/).fill('培训期间是全日制在校学生')
    await desk.moves(page, found.again, () => page.getByRole('button', { name: /^拟撤销原决定/ }).click())
  })
  await desk.as('qufuhe', `/cases/${found.again}`, (page) =>
    desk.moves(page, found.again, async () => {
      await page.getByRole('button', { name: /^同意，撤销原决定/ }).click()
      await desk.confirm(page, '同意，撤销原决定')
    }),
  )
  await desk.as('caizheng', '/', async (page) => {
    const recovery = await desk.numberAt(
      page,
      '/cases?kind=ZH&sort=-opened',
      (row) => row.includes('demanded') && row.includes('BT-'),
    )
    await page.goto(`${base}/work/cases/${recovery}`)
    await page.getByText('待退回').first().waitFor()
    const asked = await page.request.get(`${base}/api/v1/cases/${recovery}`)
    const { amount: owed } = (await asked.json()) as { amount: number }
    await desk.asks(page, recovery, '登记退回到账', async (dialog) => {
      await dialog.getByLabel('退回金额').fill((owed / 100).toFixed(2))
      await dialog.getByLabel('银行流水号').fill('演示回款-20')
      await dialog.getByLabel('到账日').fill(civilDateOf(new Date()))
    })
    await desk.stands(page, recovery, 'repaid')
  })
})

test('市民在手机上看网课：播放过的当场计上，课程页上是同一个数，再打开还在', async () => {
  const learner = freeWelders(join(import.meta.dirname, '../../city/tianjin'))[1]
  if (!learner) throw new Error('nobody is free')
  await desk.asCitizen(learner.name, '/login?next=/learn/online', async (phone) => {
    await phone.waitForURL('**/learn/online')
    await phone.getByRole('link', { name: '演示：焊接作业前的检查' }).click()
    await phone.getByText('还没有开始').waitFor()
    const course = new URL(phone.url()).pathname
    await sound(phone)
    await phone.getByRole('link', { name: '五项检查' }).click()
    await phone.locator('video').evaluate(async (film: HTMLVideoElement) => {
      film.muted = true
      await film.play()
      await new Promise((over) => setTimeout(over, 6000))
      film.pause()
    })
    await expect.poll(() => phone.locator('[data-told]').textContent()).toMatch(/已计 [1-9]\d* 秒/)
    const counted = /已计 (\d+) 秒/.exec((await phone.locator('[data-told]').textContent()) ?? '')?.[1]
    expect(Number(counted)).toBeLessThanOrEqual(7)
    await sound(phone)
    await desk.seenAt(phone, course, new RegExp(`我已计\\s*${counted} 秒`))
    await desk.seenAt(phone, '/my/online', new RegExp(`${counted} 秒`))
    await sound(phone)
  })
})

test('项目制结算：区里核对，另一个人决定，每个人的补贴立件公示，企业看到已结算', async () => {
  await settleProgramme(desk, base, sound)
  await desk.as('qiye', '/programmes/mine', async (page) => {
    await seesSettled(page)
    await sound(page)
  })
})
