import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { FOLLOWERS } from '../../src/main/modules.ts'
import { readExam } from '../../src/modules/assessment/index.ts'
import { closeMarking, readPractical } from '../../src/modules/practical/index.ts'
import { practical } from '../../src/modules/practical/module.ts'
import { axe, openBrowser, smallTargets, smallText, widest } from '../browser.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { serveWorkbench } from '../training/serve-workbench.ts'
import {
  aHouse,
  aSheet,
  type Held,
  type House,
  held,
  type Marker,
  marksFor,
  sends,
} from './practical-walk.ts'

const PICTURES = process.env.HAIHE_PICTURES

let kernel: TestKernel
let browser: Browser
let house: House
const doors = new Map<Actor, FastifyInstance>()

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([...doors.values()].map((app) => app.close()))
  await kernel?.close()
})

/** The workbench as one of them sees it: each at a door of his own. */
async function address(actor: Actor, path: string, mode: 'normal' | 'elder' = 'normal'): Promise<string> {
  const app = doors.get(actor) ?? (await serveWorkbench(kernel, practical.verbs, { actor, mode }))
  doors.set(actor, app)
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`
}

/** A phone of its own, with whatever it keeps; its clock is months away from the server's. */
const phone = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })

async function marking(context: BrowserContext, one: Held, who: Marker): Promise<Page> {
  const page = await context.newPage()
  await page.goto(await address(who.actor, `/practical/${one.session}/mark`))
  await page.locator('.practical-marking select').waitFor()
  return page
}

/** Once this phone could open the page without network. */
const keptForLater = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const all = (await (await caches.open('haihe-phone')).keys()).map(({ url }) => new URL(url).pathname)
        return [
          all.includes(location.pathname),
          all.includes('/api/v1/identity/me'),
          all.some((one) => one.startsWith('/work/assets/')),
        ]
      }),
    )
    .toEqual([true, true, true])

const status = (page: Page) => page.locator('.unsent').textContent()
const unsent = async (page: Page) => Number(/还有 (\d+) 条/.exec((await status(page)) ?? '')?.[1] ?? 0)
const says = (page: Page, text: string) => expect.poll(() => status(page)).toContain(text)

/** Goes to a seat of the phone's list. */
const toSeat = (page: Page, seat: string) =>
  page.locator('.practical-marking select').selectOption({ index: Number(seat) - 1 })

/** Gives points to the items of a seat, in their order; a dash leaves one out. */
async function gives(page: Page, seat: string, points: readonly string[]) {
  await toSeat(page, seat)
  const words = ['焊前准备', '焊缝成形', '安全文明']
  for (const [at, value] of points.entries()) {
    if (value === '-') continue
    await page.getByRole('button', { name: `${words[at]}给 ${value} 分`, exact: true }).click()
    await expect.poll(() => page.getByLabel(`${words[at]}得分`).textContent()).toBe(value)
  }
}

const entries = async (one: Held) => {
  const { rows } = await sql<{ card: string; device: string; became: string; count: number; cells: number }>`
    select card, device, became, count(*)::int as count, count(distinct (candidate, item))::int as cells
    from practical_entry where session = ${one.session}::uuid group by card, device, became order by card, count(*) desc`.execute(
    kernel.database.db,
  )
  return rows
}

test('一名考评员两部手机、另一名一部，都没有网络：重开、杀掉、回复丢失以后，一条不少一条不多，一格两个分都看得到；组长裁定、签名，成绩进考试', async () => {
  const one = await held(kernel, house, 4)
  const [first, second] = house.examiners as [Marker, Marker]
  const { chief } = house
  const phones = [await phone(), await phone(), await phone()] as const
  const [a, b, c] = phones
  const pages = [
    await marking(a, one, first),
    await marking(b, one, first),
    await marking(c, one, second),
  ] as [Page, Page, Page]
  for (const page of pages) await keptForLater(page)
  for (const context of phones) await context.setOffline(true)
  let [mine, other, theirs] = pages

  await gives(mine, '001', ['15', '37.5', '22.5'])
  await gives(mine, '002', ['15', '37.5'])
  await says(mine, '还有 5 条没有送到')
  await mine.reload()
  await mine.locator('.practical-marking select').waitFor()
  await says(mine, '还有 5 条没有送到')
  await says(mine, '现在没有网络')
  await gives(mine, '002', ['-', '-', '22.5'])
  // Killed as it stands, and opened again without network.
  await mine.close({ runBeforeUnload: false })
  mine = await marking(a, one, first)
  await says(mine, '还有 6 条没有送到')
  await gives(mine, '003', ['20', '50', '22.5'])
  // Stepped up three times at once is one mark.
  await toSeat(mine, '004')
  for (const value of ['1', '2', '3']) {
    await mine.getByRole('button', { name: '焊前准备加 1 分' }).click()
    await expect.poll(() => mine.getByLabel('焊前准备得分').textContent()).toBe(value)
  }
  await mine.getByRole('button', { name: '缺考' }).click()
  await expect.poll(() => mine.getByLabel('焊前准备得分').count()).toBe(0)
  // What was tried in between stays an entry of its own, since the server may have it.
  const steps = (await unsent(mine)) - 9
  expect([2, 3, 4]).toContain(steps)

  // The other phone of the same examiner knows nothing of that.
  await gives(other, '001', ['20'])
  await gives(other, '002', ['15'])
  await says(other, '还有 2 条没有送到')

  await gives(theirs, '001', ['15', '37.5', '22.5'])
  await gives(theirs, '002', ['15', '37.5', '22.5'])
  await gives(theirs, '003', ['20', '25', '22.5'])
  await toSeat(theirs, '004')
  await theirs.getByRole('button', { name: '缺考' }).click()
  await says(theirs, '还有 10 条没有送到')
  expect(await entries(one)).toEqual([])

  // The line comes back; of the first phone the answers get lost twice, so that it sends everything again.
  let lost = 0
  await a.route('**/entries', async (route) => {
    if (lost >= 2) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  // Two pages of one phone at once.
  for (const context of phones) await context.setOffline(false)
  const twin = await marking(a, one, first)
  await expect.poll(() => lost, { timeout: 60_000 }).toBe(2)
  await mine.reload()
  for (const page of [mine, twin, other, theirs]) {
    await page.getByText('全部已送到').waitFor({ timeout: 60_000 })
  }
  expect((await entries(one)).map(({ card, became, count, cells }) => [card, became, count, cells])).toEqual([
    [first.card, 'counted', 9 + steps, 11],
    [first.card, 'counted', 2, 2],
    [second.card, 'counted', 10, 10],
  ])

  // What both phones gave alike is one word; what they gave differently is shown as two.
  await other.reload()
  await other.locator('.practical-marking select').waitFor()
  await toSeat(other, '002')
  await expect.poll(() => other.getByLabel('焊前准备得分').textContent()).toBe('15')
  await toSeat(other, '001')
  const differs = other.getByRole('alert')
  await expect.poll(() => differs.textContent()).toContain('您的两部手机不一致：15 分、20 分')
  expect(await axe(other)).toEqual([])

  const desk = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  ).newPage()
  await desk.goto(await address(chief.actor, `/practical/${one.session}`))
  await desk.getByText('两部手机不一致 1 格').waitFor()
  await desk.getByText('待裁定的差异 1 处').waitFor()
  expect(await axe(desk)).toEqual([])
  expect(await widest(desk)).toEqual([])
  if (PICTURES) await desk.screenshot({ path: `${PICTURES}/practical-progress.png`, fullPage: true })
  await desk.getByRole('button', { name: '结束评分' }).click()
  await desk.getByText('两部手机不一致：001 号').waitFor()

  // The examiner says which holds, on the phone.
  await differs.getByRole('button', { name: '用 15 分' }).click()
  await expect
    .poll(async () => (await kernel.as(chief.actor, readPractical, { id: one.session })).own)
    .toEqual([])
  await expect.poll(() => other.getByLabel('焊前准备得分').textContent()).toBe('15')
  await desk.reload()
  const dispute = desk.getByRole('region', { name: '待裁定的差异' })
  await dispute.getByText('考评甲 50 分').waitFor()
  await dispute.getByRole('spinbutton').fill('40')
  await dispute.getByLabel('理由').fill('三人看过焊件，一处咬边')
  await dispute.getByRole('button', { name: '定下来' }).click()
  await dispute.waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: '结束评分' }).click()
  await desk.getByRole('button', { name: '签名：我评的分都记下了' }).click()
  await desk.getByText('已签，等另一位签名。').first().waitFor()
  const signing = await a.newPage()
  await signing.goto(await address(first.actor, `/practical/${one.session}/sign`))
  await signing.getByRole('button', { name: '签名：我评的分都记下了' }).click()
  await signing.getByText('已签，成绩已录入考试。').first().waitFor()
  const { papers } = await kernel.as(house.agent, readExam, { id: one.exam })
  expect(papers.find(({ paper }) => paper === 'skill')).toMatchObject({ entered: [4, 4], how: '考评员评分' })
  const { rows } = await sql<{ seat: string; value: string | null; standing: string | null }>`
    select c.seat, m.value, m.standing from exam_mark m
    join exam_candidate c on c.exam = m.exam and c.person = m.person
    where m.exam = ${one.exam}::uuid and m.paper = 'skill' order by c.seat`.execute(kernel.database.db)
  expect(rows.map(({ seat, value, standing }) => [seat, value ?? standing])).toEqual([
    ['001', '75'],
    ['002', '75'],
    ['003', '82.5'],
    ['004', 'absent'],
  ])
  for (const context of browser.contexts()) await context.close()
}, 240_000)

test('结束以后手机才送到的分等组长；写着原因，读过再去掉', async () => {
  const one = await held(kernel, house, 1)
  const [first, second] = house.examiners as [Marker, Marker]
  const context = await phone()
  const page = await marking(context, one, first)
  await keptForLater(page)
  await context.setOffline(true)
  await gives(page, '001', ['20'])
  await says(page, '还有 1 条没有送到')
  // Meanwhile paper or another phone had it all, and the chief closed.
  for (const who of [first, second]) await sends(kernel, one, who, marksFor('001', ['15', '40', '20']))
  await kernel.as(house.chief.actor, closeMarking, { id: one.session })
  await context.setOffline(false)
  const late = page.getByRole('region', { name: '没有直接计入的评分' })
  await late.getByText('已经结束评分，等考评组长采用或不采用').waitFor()
  await page.getByText('全部已送到').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await widest(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/practical-late.png`, fullPage: true })
  await late.getByRole('button', { name: '知道了' }).click()
  await late.waitFor({ state: 'detached' })
  const desk = await context.newPage()
  await desk.goto(await address(house.chief.actor, `/practical/${one.session}`))
  const waits = desk.getByRole('region', { name: '晚到的分' })
  await waits.getByText('焊前准备 20 分').waitFor()
  await waits.getByLabel('理由').fill('手机没电，写在纸上了')
  await waits.getByRole('button', { name: '不采用' }).click()
  await waits.waitFor({ state: 'detached' })
  await context.close()
})

test.each([
  ['normal', 390],
  ['elder', 390],
  ['normal', 1440],
] as const)(
  '手机评分、评分进度、评分表、双录：无障碍、不出屏（%s %i）',
  async (mode, width) => {
    const one = await held(kernel, house, 2)
    const [first, second] = house.examiners as [Marker, Marker]
    await sends(kernel, one, first, marksFor('001', ['20', '50', '20']))
    await sends(kernel, one, second, marksFor('001', ['5', '20', '20']))
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' })
    const seen = [
      [first.actor, `/practical/${one.session}/mark`],
      [house.chief.actor, `/practical/${one.session}`],
      [house.agent, `/practical/${one.session}`],
      [house.agent, `/practical/${one.session}/typing`],
      [first.actor, `/practical/${one.session}/sign`],
      [house.agent, '/practical-sheets'],
      [house.agent, '/practical'],
    ] as const
    for (const [actor, path] of seen) {
      const app = await serveWorkbench(kernel, practical.verbs, { actor, mode })
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work${path}`)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      const found = [
        ...(await axe(page)),
        ...(await widest(page)),
        ...(mode === 'elder' ? await smallText(page) : []),
        // On the phone it is touched with gloves on.
        ...(mode === 'elder' && path.endsWith('/mark') ? await smallTargets(page) : []),
      ]
      expect.soft({ path, found }).toEqual({ path, found: [] })
      if (PICTURES)
        await page.screenshot({
          path: `${PICTURES}/practical${path.replaceAll(/[/-]|[0-9a-f]{8}.*[0-9a-f]{12}/g, '_')}-${mode}-${width}.png`,
          fullPage: true,
        })
      await page.close()
      await app.close()
    }
    await context.close()
  },
  120_000,
)
