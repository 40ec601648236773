import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskName } from '../../src/kernel/value/person/mask.ts'
import { addDays, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { type RosterPerson, rosterFile } from '../../src/main/demo/story/roster.ts'
import { openBrowser } from '../browser.ts'
import { type CityServer, startCityServer } from './city-server.ts'
import { enter } from './enter.ts'
import { freeWelders } from './residents.ts'
import { madeCity } from './shared-city.ts'

let server: CityServer
let browser: Browser
let welders: RosterPerson[]

beforeAll(async () => {
  welders = freeWelders(join(import.meta.dirname, '../../city/tianjin'))
  server = await startCityServer(await madeCity())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const today = civilDateOf(new Date())
/** The class begins tomorrow and takes ten days. */
const first = addDays(today, 1)
const last = addDays(first, 9)

/** What the road has made so far; each part goes on from the one before. */
const road = { filing: '', classPath: '', examPath: '', claim: '', passes: '' }

/** The keys by which an officer works, without a mouse; the focus goes where the keyboard leads it. */
describe('只用键盘', () => {
  test('复核岗从首页进队列，看件，写意见，通过，看下一件', async () => {
    await as('qushouli', '/', async (page) => {
      await page.getByRole('heading').first().waitFor()
      await reach(page, (text) => text.startsWith('待办'))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/work\/cases\/todo/)
      await page.locator('main a[href*="/cases/"]').first().waitFor()
      await reach(page, (_text, href) => /\/cases\/(KB|BT|PJ)-/.test(href))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/work\/cases\/(KB|BT|PJ)-/)
      const number = page.url().split('/').at(-1)?.split('?')[0] ?? ''
      await page.getByRole('button', { name: /^受理/ }).waitFor()
      await reach(page, (text) => text.includes('#opinion'))
      await page.keyboard.type('材料齐全')
      await page.keyboard.press('Tab')
      await page.keyboard.press('a')
      await stands(page, number, 'review')
    })
  })
})

describe('整条路，每一步在页面上点', () => {
  test('机构报开班，区里一次告知补正，机构改好重交，两人办成', async () => {
    await as('jigou', '/classes/new', async (page) => {
      await page.getByLabel(/^职业/).selectOption({ label: '焊工' })
      await page.getByRole('radio', { name: '四级（中级工）' }).check()
      await page.getByLabel('总课时').fill('80')
      await page.getByLabel('开班日').fill(first)
      await page.getByLabel('不休息', { exact: true }).check()
      await page.getByLabel('教学地点').fill('实训楼')
      await page.getByLabel('任课教师').fill('演示·韩师傅')
      await attachRoster(page)
      await page.getByRole('button', { name: '下一步：核对' }).click()
      await page.getByRole('button', { name: '提交备案' }).click()
      await page.getByRole('heading', { name: /焊工 四级（中级工） 80 课时/ }).waitFor()
      road.classPath = new URL(page.url()).pathname.replace('/work', '')
      const progress = page.getByRole('link', { name: '看办理进度' })
      road.filing = ((await progress.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    })
    expect(road.filing).toMatch(/^KB-/)
    await step('qushouli', road.filing, '受理')
    await as('qufuhe', `/cases/${road.filing}`, async (page) => {
      await page.getByRole('button', { name: '一次告知补正' }).click()
      await page.getByRole('checkbox', { name: /^教学地点 / }).check()
      await moves(page, road.filing, () => page.getByRole('button', { name: '发出一次告知' }).click())
    })
    await as('jigou', road.classPath, async (page) => {
      await page.getByRole('link', { name: '去补正' }).click()
      const asked = page.getByRole('region', { name: /需要补正 1 项/ })
      await asked.getByRole('textbox', { name: '教学地点' }).fill('演示实训楼 402')
      await asked.getByRole('button', { name: '保存这一项' }).click()
      await moves(page, road.filing, () => asked.getByRole('button', { name: '补正后重新提交' }).click())
    })
    await step('qushouli', road.filing, '受理')
    await step('qufuhe', road.filing, '准予开班')
  })

  test('第一天本人扫码，其余由教师补录，办理结业', async () => {
    await server.until(first)
    const me = welders[0] as RosterPerson
    await as('jigou', road.classPath, async (page) => {
      const answer = await page.waitForResponse((one) => /attendance-code|\/code/.test(one.url()) && one.ok())
      const { url } = (await answer.json()) as { url: string }
      await asCitizen(me.name, new URL(url).pathname, async (phone) => {
        await phone.getByRole('button', { name: '签到' }).click()
        await phone.getByRole('heading', { name: '已签到' }).waitFor()
      })
      await page.getByText('已扫码签到').waitFor()
    })
    await server.until(addDays(last, 1))
    await as('jigou', road.classPath, async (page) => {
      const byHand = page.getByRole('button', { name: /^补录签到\s*：/ })
      await expect.poll(() => byHand.count()).toBe(welders.length)
      // A class is over when its lessons were held: every day of it.
      const rows = page.locator('tr', { has: byHand })
      for (let at = 0; at < welders.length; at += 1) {
        const row = rows.nth(at)
        const hours = async () => Number(/(\d+) \/ 80/.exec((await row.textContent()) ?? '')?.[1])
        for (let before = await hours(); before < 80; before = await hours()) {
          await byHand.nth(at).click()
          await page.getByLabel('为什么不能扫码').fill('没有带手机，现场核对本人')
          await page.getByRole('button', { name: '补录签到', exact: true }).click()
          await expect.poll(hours).toBe(before + 8)
        }
      }
      await page.getByRole('button', { name: '办理结业' }).click()
      await page.getByText('要求：事后补录、待核实的签到经区人社局核对').waitFor()
    })
    await as('qushouli', '/attendance-checks', async (page) => {
      const own = page.locator('section.card', { hasText: `${last}，` })
      await own.getByLabel('核对了什么').fill('与纸质签到表逐日核对，一致')
      await own.getByRole('button', { name: '核对完毕' }).click()
      await page.getByText(/已核对：\d+ 条计入，0 条剔除/).waitFor()
    })
    await as('jigou', road.classPath, async (page) => {
      await page.getByRole('button', { name: '办理结业' }).click()
      await expect.poll(() => page.locator('td', { hasText: /^已结业$/ }).count()).toBe(welders.length)
    })
  })

  test('考试编排、排座，一人缺考，两人各录一遍，公布，发证', async () => {
    const day = addDays(last, 3)
    await as('pingjia', '/exams/new', async (page) => {
      await page.getByLabel('职业名称').fill('焊工')
      await page.getByLabel('等级').selectOption({ label: '四级（中级工）' })
      await page.getByLabel('考试日').fill(day)
      await page.getByLabel('考点').fill('演示考点 1 号车间')
      await page.getByLabel('座位数').fill('30')
      await page.getByLabel('对应的班次').fill(road.filing)
      await page.getByTitle(new RegExp(road.filing)).click()
      await page
        .getByRole('button', { name: /编制|提交/ })
        .last()
        .click()
      await page.getByRole('link', { name: '打开这场考试' }).click()
      await page.getByRole('button', { name: '导入结业学员' }).click()
      await page.getByText(`符合条件的考生 ${welders.length} 人`).waitFor()
      await page.getByRole('button', { name: '编排座位' }).click()
      await page.getByRole('button', { name: '确认编排座位' }).click()
      await page.getByText('001 号').first().waitFor()
      const seated = await page.locator('tr', { hasText: '001 号' }).locator('th').textContent()
      road.passes = welders.find(({ name }) => maskName(name) === seated?.trim())?.name ?? ''
      road.examPath = new URL(page.url()).pathname.replace('/work', '')
    })
    await server.until(day)
    for (const marker of ['yuejuan1', 'yuejuan2']) {
      await as(marker, road.examPath, async (page) => {
        const forms = page.locator('form').filter({ has: page.getByRole('button', { name: /^录入.+成绩$/ }) })
        await forms.first().waitFor()
        for (let at = 0; at < (await forms.count()); at += 1) {
          const form = forms.nth(at)
          await form.getByLabel('001 号成绩').fill('86')
          await form.getByLabel('002 号到考情况').selectOption({ label: '缺考' })
          await form.getByRole('button', { name: /^录入.+成绩$/ }).click()
          await form.getByText(marker === 'yuejuan1' ? '已录第一遍' : '没有不一致').waitFor()
        }
      })
    }
    await as('pingjia', road.examPath, async (page) => {
      await page.getByRole('button', { name: '公布成绩' }).click()
      await page.getByRole('button', { name: '确认公布成绩' }).click()
      await page.getByText('成绩公示中').first().waitFor()
    })
  })

  test('公示期满发证；补贴自动发起，区里两人审核，公示', async () => {
    await server.until(addDays(last, 20))
    await asCitizen(road.passes, '/my/certificates', async (page) => {
      await seenAt(page, '/my/certificates', /S\d{21}/)
      await seenAt(page, '/my/subsidies', /BT-\d{4}/)
      const claim = page.locator('a[href*="/my/cases/BT-"]').first()
      road.claim = ((await claim.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    })
    expect(road.claim).toMatch(/^BT-/)
    await step('qushouli', road.claim, '受理')
    await step('qufuhe', road.claim, '通过')
    await as('qufuhe', `/cases/${road.claim}`, (page) => page.getByText('公示中').first().waitFor())
  })

  test('编批次、放款、银行退回一笔，重新拨付到账', async () => {
    await server.until(addDays(last, 34))
    await as('shiju', `/cases/${road.claim}`, (page) => stands(page, road.claim, 'approved'))
    expect(await payOnce([road.claim])).toContain('退票 1 笔')
    await as('shiju', '/batches', async (page) => {
      const form = page.getByRole('form', { name: '银行退票重新拨付' })
      await form.getByLabel('办件号').fill(road.claim)
      await form.getByRole('radio', { name: /^银行自身原因/ }).check()
      await form.getByRole('button', { name: '重新拨付' }).click()
      await page.getByText(`${road.claim} 进入下一批次`).waitFor()
    })
    expect(await payOnce([])).toContain('退票 0 笔')
  })

  test('本人看到到账，领导看到数字，审计看到这一笔钱', async () => {
    await asCitizen(road.passes, '/my/subsidies', (page) => seenAt(page, '/my/subsidies', /2,160\.00 元/))
    await as('lingdao', '/figures', (page) => page.getByText('补贴到账人数').first().waitFor())
    await as('shenji', `/cases/${road.claim}`, (page) => page.getByText('已到账').first().waitFor())
    await as('shenji', '/audit', async (page) => {
      await page.getByLabel('办件号').fill(road.claim)
      await page.getByRole('button', { name: '查询' }).click()
      await page
        .getByRole('row', { name: new RegExp(road.claim) })
        .first()
        .waitFor()
    })
  })
})

/** Looks at a page again and again until it shows what the worker does within seconds. */
async function seenAt(page: Page, path: string, wanted: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(server.base + path)
        return page.textContent('main')
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toMatch(wanted)
}

/** A batch of all that waits, from its making to the bank's answer; what the last screen says of it. */
async function payOnce(bounced: readonly string[]): Promise<string> {
  let batch = ''
  await as('shiju', '/batches', async (page) => {
    await page.getByRole('button', { name: '编制拨付批次' }).click()
    const made = page.locator('.note a[href*="/batches/BF-"]')
    await made.waitFor()
    batch = ((await made.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
  })
  await as('caizheng', `/cases/${batch}`, (page) =>
    moves(page, batch, async () => {
      await page.getByRole('button', { name: /^放款/ }).click()
      await page.getByRole('button', { name: '确认放款' }).click()
    }),
  )
  let said = ''
  await as('caizheng', `/batches/${batch}`, async (page) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载付款文件' }).click(),
    ])
    const answer = bankAnswers(readFileSync(await file.path(), 'utf8'), bounced)
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '回盘.csv', mimeType: 'text/csv', buffer: Buffer.from(answer) })
    await page.getByRole('button', { name: '导入回盘文件' }).click()
    const told = page.getByText(/已对平：到账/).first()
    await told.waitFor()
    said = (await told.textContent()) ?? ''
  })
  return said
}

/** Presses Tab until the focus is on what is looked for. */
async function reach(page: Page, wanted: (text: string, href: string) => boolean): Promise<void> {
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press('Tab')
    const { text, href } = await page.evaluate(() => {
      const on = document.activeElement
      return {
        text: `${(on?.textContent ?? '').trim()}${on?.id ? `#${on.id}` : ''}`,
        href: on?.getAttribute('href') ?? '',
      }
    })
    if (wanted(text, href)) return
  }
  throw new Error('the keyboard does not lead there')
}

/** Does something at the workbench as one of the demo's posts, in a browser of its own. */
async function as(login: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
  const context = await enter(browser, server.base, { account: login })
  await within(context, `${server.base}/work${path}`, does)
}

/** The same as a citizen, who signs in by the city's identity and is found by name. */
async function asCitizen(name: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await within(context, server.base + path, async (page) => {
    if (await page.getByRole('link', { name: '用统一身份登录' }).count()) {
      await page.getByRole('link', { name: '用统一身份登录' }).click()
      await page.getByLabel('按姓名查找').fill(name)
      await page.getByRole('button', { name: '查找' }).click()
      await page.getByRole('button', { name }).first().click()
    }
    await does(page)
  })
}

async function within(
  context: BrowserContext,
  url: string,
  does: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  try {
    await page.goto(url)
    await does(page)
  } catch (error) {
    const shown = await page
      .locator('body')
      .textContent()
      .catch(() => '')
    throw new Error(`${page.url()}\n${(shown ?? '').slice(0, 1500)}`, { cause: error })
  } finally {
    await context.close()
  }
}

/** One step of a case by its button, on the review screen, which then shows the next case in line. */
const step = (login: string, number: string, title: string): Promise<void> =>
  as(login, `/cases/${number}`, async (page) => {
    await moves(page, number, async () => {
      await page.getByRole('button', { name: new RegExp(`^${title}`) }).click()
      if (DECIDING.includes(title)) await confirm(page, title)
    })
  })

/** What decides is shown in numbers first, and every doubt is acknowledged for itself. */
const DECIDING = ['准予开班', '通过', '编排座位', '公布成绩']

async function confirm(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: `确认${title}` })
  await dialog.locator('.foreseen').waitFor()
  for (const doubt of await dialog.getByRole('checkbox').all()) await doubt.check()
  await dialog.getByRole('button', { name: `确认${title}` }).click()
}

/** The state of a case, as the program tells it. */
async function stateOf(page: Page, number: string): Promise<string> {
  const answer = await page.request.get(`${server.base}/api/v1/cases/${number}`)
  return ((await answer.json()) as { state: string }).state
}

/** Waits for what the worker does within seconds. */
const stands = (page: Page, number: string, state: string): Promise<void> =>
  expect.poll(() => stateOf(page, number), { timeout: 30_000 }).toBe(state)

/** Does something on the screen that has to move the case. */
async function moves(page: Page, number: string, does: () => Promise<void>): Promise<void> {
  const before = await stateOf(page, number)
  await does()
  await expect.poll(() => stateOf(page, number), { timeout: 15_000 }).not.toBe(before)
}

async function attachRoster(page: Page): Promise<void> {
  const { name, content } = await rosterFile(welders)
  await page.getByLabel('学员名册').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(content),
  })
}
