import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/main/modules.ts'
import { practical } from '../../src/modules/practical/module.ts'
import { openBrowser } from '../browser.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { serveWorkbench } from '../training/serve-workbench.ts'
import { aHouse, aSheet, type Held, type House, held, type Marker } from './practical-walk.ts'

let kernel: TestKernel
let browser: Browser
let app: FastifyInstance
let house: House
let who: Parameters<typeof serveWorkbench>[2]

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
  who = { actor: house.agent, mode: 'normal' }
  app = await serveWorkbench(kernel, practical.verbs, who)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await kernel?.close()
})

const address = (one: Held) =>
  `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/work/practical/${one.session}/mark`

/** Everything that this phone's stores hold, as text. */
const onPhone = (page: Page, database: string) =>
  page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((done, no) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => no(asked.error)
    })
    const all: unknown[] = []
    for (const store of Array.from(db.objectStoreNames))
      all.push(
        ...(await new Promise<unknown[]>((done) => {
          const asked = db.transaction(store).objectStore(store).getAll()
          asked.onsuccess = () => done(asked.result)
        })),
      )
    db.close()
    return JSON.stringify(all)
  }, database)

const entries = async (one: Held) => {
  const { rows } = await sql<{ card: string; value: string; by: string }>`select card, value, by_account as by
    from practical_entry where session = ${one.session}::uuid order by value`.execute(kernel.database.db)
  return rows
}

test('一部手机两个人：前一个人没送出的评分密封着，后一个人登录什么都读不到，也不替他送；前一个人回来，一条不少送出去', async () => {
  const one = await held(kernel, house, 2)
  const [first, second] = house.examiners as [Marker, Marker]
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  who.actor = first.actor
  const page = await context.newPage()
  await page.goto(address(one))
  await page.locator('.practical-marking select').waitFor()
  await context.setOffline(true)
  for (const [words, value] of [
    ['焊前准备', '15'],
    ['焊缝成形', '37.5'],
  ] as const)
    await page.getByRole('button', { name: `${words}给 ${value} 分`, exact: true }).click()
  await page.getByText('还有 2 条').first().waitFor()
  const kept = await onPhone(page, 'haihe-practical')
  expect(kept).toContain('sealed')
  expect(kept).not.toContain('37.5')
  expect(kept).not.toContain(first.card)

  // Put away before there is network again: else its own page sends what it has while the first is still signed in.
  await page.close()
  who.actor = second.actor
  await context.setOffline(false)
  const other = await context.newPage()
  await other.goto(address(one))
  await other.getByText('还有 2 条是别人评的').waitFor()
  expect(await other.getByLabel('焊缝成形得分').textContent()).toBe('未评')
  expect(await entries(one)).toEqual([])
  await other.getByRole('button', { name: '焊前准备给 20 分', exact: true }).click()
  await expect.poll(async () => (await entries(one)).map(({ card }) => card)).toEqual([second.card])

  who.actor = first.actor
  await other.reload()
  await expect
    .poll(async () =>
      (await entries(one)).filter(({ card }) => card === first.card).map(({ value }) => value),
    )
    .toEqual(['15', '37.5'])
  await expect.poll(() => other.getByLabel('焊缝成形得分').textContent()).toBe('37.5')
  expect(await other.getByText('是别人评的').count()).toBe(0)
})
