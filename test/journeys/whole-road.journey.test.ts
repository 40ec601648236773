import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskName } from '../../src/kernel/value/person/mask.ts'
import { addDays, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { type RosterPerson, rosterFile } from '../../src/main/demo/story/roster.ts'
import { openBrowser } from '../browser.ts'
import { type CityServer, startCityServer } from './city-server.ts'
import { type Desk, deskOf, tabTo } from './desk.ts'
import { freeWelders } from './residents.ts'
import { seesSettled, settleProgramme } from './settle-programme.ts'
import { madeCity } from './shared-city.ts'

let server: CityServer
let browser: Browser
let desk: Desk
let welders: RosterPerson[]

beforeAll(async () => {
  welders = freeWelders(join(import.meta.dirname, '../../city/tianjin'))
  server = await startCityServer(await madeCity())
  browser = await openBrowser()
  desk = deskOf(browser, server.base)
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
const road = { filing: '', classPath: '', examPath: '', claim: '', passes: '', programme: [] as string[] }

/** The keys by which an officer works, without a mouse; the focus goes where the keyboard leads it. */
describe('只用键盘', () => {
  test('复核岗从首页进队列，看件，写意见，通过，看下一件', async () => {
    await desk.as('qushouli', '/', async (page) => {
      await page.getByRole('heading').first().waitFor()
      await tabTo(page, (text) => text.startsWith('待办'))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/work\/cases\/todo/)
      await page.locator('main a[href*="/cases/"]').first().waitFor()
      await tabTo(page, (_text, href) => /\/cases\/(KB|BT|PJ)-/.test(href))
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/work\/cases\/(KB|BT|PJ)-/)
      const number = page.url().split('/').at(-1)?.split('?')[0] ?? ''
      await page.getByRole('button', { name: /^受理/ }).waitFor()
      await tabTo(page, (text) => text.includes('#opinion'))
      await page.keyboard.type('材料齐全')
      await page.keyboard.press('Tab')
      await page.keyboard.press('a')
      await desk.stands(page, number, 'review')
    })
  })
})

describe('整条路，每一步在页面上点', () => {
  test('机构报开班，区里一次告知补正，机构改好重交，两人办成', async () => {
    await desk.as('jigou', '/classes/new', async (page) => {
      await page.getByLabel(/^职业/).selectOption({ label: '焊工' })
      await page.getByRole('radio', { name: '四级（中级工）' }).check()
      await page.getByLabel('总课时').fill('80')
      await page.getByLabel('开班日').fill(first)
      await page.getByLabel('不休息', { exact: true }).check()
      await page.getByLabel('教学地点').fill('实训楼')
      // The one who has been registered longest; many bear that name.
      await page.getByLabel('任课教师').selectOption({ index: 1 })
      await attachRoster(page)
      await page.getByRole('button', { name: '下一步：核对' }).click()
      await page.getByRole('button', { name: '提交备案' }).click()
      await page.getByRole('heading', { name: /焊工 四级（中级工） 80 课时/ }).waitFor()
      road.classPath = new URL(page.url()).pathname.replace('/work', '')
      const progress = page.getByRole('link', { name: '看办理进度' })
      road.filing = ((await progress.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    })
    expect(road.filing).toMatch(/^KB-/)
    await desk.step('qushouli', road.filing, '受理')
    await desk.as('qufuhe', `/cases/${road.filing}`, async (page) => {
      await page.getByRole('button', { name: '一次告知补正' }).click()
      await page.getByRole('checkbox', { name: /^教学地点 / }).check()
      await desk.moves(page, road.filing, () => page.getByRole('button', { name: '发出一次告知' }).click())
    })
    await desk.as('jigou', road.classPath, async (page) => {
      await page.getByRole('link', { name: '去补正' }).click()
      const asked = page.getByRole('region', { name: /需要补正 1 项/ })
      await asked.getByRole('textbox', { name: '教学地点' }).fill('演示实训楼 402')
      await asked.getByRole('button', { name: '保存这一项' }).click()
      await desk.moves(page, road.filing, () => asked.getByRole('button', { name: '补正后重新提交' }).click())
    })
    await desk.step('qushouli', road.filing, '受理')
    await desk.step('qufuhe', road.filing, '准予开班')
  })

  test('第一天本人扫码，其余由教师补录，办理结业', async () => {
    await server.until(first)
    const me = welders[0] as RosterPerson
    await desk.as('jigou', road.classPath, async (page) => {
      const answer = await page.waitForResponse((one) => /attendance-code|\/code/.test(one.url()) && one.ok())
      const { url } = (await answer.json()) as { url: string }
      await desk.asCitizen(me.name, new URL(url).pathname, async (phone) => {
        await phone.getByRole('button', { name: '签到' }).click()
        await phone.getByRole('heading', { name: '已签到' }).waitFor()
      })
      await page.getByText('已扫码签到').waitFor()
    })
    await server.until(addDays(last, 1))
    await desk.as('jigou', road.classPath, async (page) => {
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
    await desk.as('qushouli', '/attendance-checks', async (page) => {
      const own = page.locator('section.card', { hasText: `${last}，` })
      await own.getByLabel('核对了什么').fill('与纸质签到表逐日核对，一致')
      await own.getByRole('button', { name: '核对完毕' }).click()
      await page.getByText(/已核对：\d+ 条计入，0 条剔除/).waitFor()
    })
    await desk.as('jigou', road.classPath, async (page) => {
      await page.getByRole('button', { name: '办理结业' }).click()
      await expect.poll(() => page.locator('td', { hasText: /^已结业$/ }).count()).toBe(welders.length)
    })
  })

  test('考试编排、排座，一人缺考，两人各录一遍，公布，发证', async () => {
    const day = addDays(last, 3)
    await desk.as('pingjia', '/exams/new', async (page) => {
      await page.getByRole('radio', { name: '焊工', exact: true }).check()
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
      await desk.as(marker, road.examPath, async (page) => {
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
    await desk.as('pingjia', road.examPath, async (page) => {
      await page.getByRole('button', { name: '公布成绩' }).click()
      await page.getByRole('button', { name: '确认公布成绩' }).click()
      await page.getByText('成绩公示中').first().waitFor()
    })
  })

  test('企业的培训项目报了结算：区里核对，另一人同意，每个人的补贴立件公示', async () => {
    road.programme = await settleProgramme(desk, server.base)
  })

  test('公示期满发证；补贴自动发起，区里两人审核，公示', async () => {
    await server.until(addDays(last, 20))
    await desk.asCitizen(road.passes, '/my/certificates', async (page) => {
      await desk.seenAt(page, '/my/certificates', /S\d{21}/)
      await desk.seenAt(page, '/my/subsidies', /BT-\d{4}/)
      const claim = page.locator('a[href*="/my/cases/BT-"]').first()
      road.claim = ((await claim.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    })
    expect(road.claim).toMatch(/^BT-/)
    await desk.step('qushouli', road.claim, '受理')
    await desk.step('qufuhe', road.claim, '通过')
    await desk.as('qufuhe', `/cases/${road.claim}`, (page) => page.getByText('公示中').first().waitFor())
  })

  test('编批次、放款、银行退回一笔，重新拨付到账', async () => {
    await server.until(addDays(last, 34))
    await desk.as('shiju', `/cases/${road.claim}`, (page) => desk.stands(page, road.claim, 'approved'))
    expect(await payOnce([road.claim])).toContain('退票 1 笔')
    await desk.as('shiju', '/batches', async (page) => {
      const form = page.getByRole('form', { name: '银行退票重新拨付' })
      await form.getByLabel('办件号').fill(road.claim)
      await form.getByRole('radio', { name: /^银行自身原因/ }).check()
      await form.getByRole('button', { name: '重新拨付' }).click()
      await page.getByText(`${road.claim} 进入下一批次`).waitFor()
    })
    expect(await payOnce([])).toContain('退票 0 笔')
  })

  test('培训项目的钱同一批到账，企业看得到', async () => {
    for (const number of road.programme)
      await desk.as('caizheng', `/cases/${number}`, (page) => desk.stands(page, number, 'paid'))
    await desk.as('qiye', '/programmes/mine', seesSettled)
  })

  test('本人看到到账，领导看到数字，审计看到这一笔钱', async () => {
    await desk.asCitizen(road.passes, '/my/subsidies', (page) =>
      desk.seenAt(page, '/my/subsidies', /2,160\.00 元/),
    )
    await desk.as('lingdao', '/figures', (page) => page.getByText('补贴到账人数').first().waitFor())
    await desk.as('shenji', `/cases/${road.claim}`, (page) => page.getByText('已到账').first().waitFor())
    await desk.as('shenji', '/audit', async (page) => {
      await page.getByLabel('办件号').fill(road.claim)
      await page.getByRole('button', { name: '查询' }).click()
      await page
        .getByRole('row', { name: new RegExp(road.claim) })
        .first()
        .waitFor()
    })
  })
})

describe('拨付以后才知道的事', () => {
  const found = { finding: '', again: '', recovery: '' }

  test('窗口登记开班以前已经退休，系统查出疑点，两人核查、听取说明，定性', async () => {
    const person = welders.find(({ name }) => name === road.passes) as RosterPerson
    await desk.as('qushouli', '/facts', async (page) => {
      const search = page.getByRole('form', { name: '按证件查找' })
      await search.getByLabel('证件号码').fill(person.idNumber)
      await search.getByRole('button', { name: '查找' }).click()
      await page.getByRole('link', { name: '打开这个人的登记信息' }).click()
      await page.getByLabel('事项').selectOption({ label: '已退休或享受养老待遇' })
      await page.getByLabel('起始日').fill(addDays(first, -40))
      await page.getByLabel('核对的材料').fill('核对退休证原件')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('已登记。').first().waitFor()
    })
    await server.until(addDays(last, 36))
    await desk.as('qushouli', '/supervision/findings?rule=F1', async (page) => {
      found.finding = await desk.numberAt(page, '/supervision/findings?rule=F1&standing=open', () => true)
      await page.goto(`${server.base}/work/cases/${found.finding}`)
      await page.getByRole('tab', { name: /时间/ }).waitFor()
      await page.getByLabel(/意见/).fill('核对了退休审批表')
      await desk.moves(page, found.finding, () =>
        page.getByRole('button', { name: /^核实，告知当事人/ }).click(),
      )
    })
    await desk.as('jigou', `/cases/${found.finding}`, (page) =>
      desk.asks(page, found.finding, '陈述申辩', async (dialog) => {
        await dialog.getByRole('textbox').first().fill('招生时本人说没有退休，机构没有核对。')
      }),
    )
    await desk.as('qufuhe', `/cases/${found.finding}`, (page) =>
      desk.asks(page, found.finding, '属实，定性处置', async (dialog) => {
        await dialog.getByRole('radio', { name: /^涉及的学员/ }).check()
        await dialog.getByLabel('处理决定文号').fill('演示监罚〔2026〕9号')
        await dialog.getByLabel('查实的事实').fill('组织已退休人员参加补贴培训')
        await dialog.getByLabel('对单位采取的措施').selectOption({ label: '约谈机构负责人' })
      }),
    )
  })

  test('约谈记录以后措施办结', async () => {
    await desk.as('qushouli', '/', async (page) => {
      const measure = await desk.numberAt(page, '/cases?kind=CS&sort=-opened', (row) =>
        row.includes('talking'),
      )
      await page.goto(`${server.base}/work/cases/${measure}`)
      await page.getByLabel(/意见/).fill('已约谈负责人，要求招生时逐人核对')
      await desk.moves(page, measure, () => page.getByRole('button', { name: /^已约谈，记录/ }).click())
    })
  })

  test('补贴复查，两人撤销；追回立案，退回到账，账平', async () => {
    await desk.as('qushouli', '/', async (page) => {
      found.again = await desk.numberAt(
        page,
        '/cases?kind=FC&sort=-opened',
        (row) => row.includes('补贴') && row.includes(maskName(road.passes)),
      )
      await page.goto(`${server.base}/work/cases/${found.again}`)
      await page.getByLabel(/意见/).fill('退休早于开班，不符合补贴对象')
      await desk.moves(page, found.again, () => page.getByRole('button', { name: /^拟撤销原决定/ }).click())
    })
    await desk.as('qufuhe', `/cases/${found.again}`, (page) =>
      desk.moves(page, found.again, async () => {
        await page.getByRole('button', { name: /^同意，撤销原决定/ }).click()
        await desk.confirm(page, '同意，撤销原决定')
      }),
    )
    await desk.as('caizheng', '/recoveries', async (page) => {
      const row = page.getByRole('row', { name: new RegExp(road.claim) })
      const link = row.getByRole('link', { name: /^ZH-/ })
      found.recovery = (await link.textContent())?.trim() ?? ''
      await page.goto(`${server.base}/work/cases/${found.recovery}`)
      await desk.asks(page, found.recovery, '登记退回到账', async (dialog) => {
        await dialog.getByLabel('退回金额').fill('2160')
        await dialog.getByLabel('银行流水号').fill('演示回款-9')
        await dialog.getByLabel('到账日').fill(addDays(last, 36))
      })
    })
  })
})

/** A batch of all that waits, from its making to the bank's answer; what the last screen says of it. */
async function payOnce(bounced: readonly string[]): Promise<string> {
  let batch = ''
  await desk.as('shiju', '/batches', async (page) => {
    await page.getByRole('button', { name: '编制拨付批次' }).click()
    const made = page.locator('.note a[href*="/batches/BF-"]')
    await made.waitFor()
    batch = ((await made.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
  })
  await desk.as('caizheng', `/cases/${batch}`, (page) =>
    desk.moves(page, batch, async () => {
      await page.getByRole('button', { name: /^放款/ }).click()
      await page.getByRole('button', { name: '确认放款' }).click()
    }),
  )
  let said = ''
  await desk.as('caizheng', `/batches/${batch}`, async (page) => {
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

async function attachRoster(page: Page): Promise<void> {
  const { name, content } = await rosterFile(welders)
  await page.getByLabel('学员名册').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(content),
  })
}
