import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { takesOffer, wallet } from '../wallet.ts'
import { type Desk, deskOf } from './desk.ts'
import { enter } from './enter.ts'
import { sharedCity } from './shared-city.ts'

interface Held {
  id: string
  number: string
  code: string
  name: string
  occupation: string
  state: string
}

/** What the holder reads of the papers of a certificate. */
interface Paper {
  state: string
  order: unknown
  papers: unknown[]
}

let base: string
let browser: Browser
let desk: Desk
/** Two certificates of the demo that nobody has asked a paper of yet, with holders whose name nobody shares. */
let held: Held[]

beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
  desk = deskOf(browser, base)
  held = await certificatesHeld(2)
})
afterAll(async () => {
  await browser?.close()
})

/** The newest that the demo's organisation gave: those of long ago have papers of their own. */
async function certificatesHeld(many: number): Promise<Held[]> {
  const context = await enter(browser, base, { account: 'pingjia' })
  const found: Held[] = []
  for (let after: string | null = ''; after !== null && found.length < many; ) {
    const answer = await context.request.get(
      `${base}/api/v1/certificates/issued${after && `?after=${after}`}`,
    )
    const page = (await answer.json()) as { items: Held[]; next: string | null }
    for (const one of page.items) if (found.length < many && (await isFree(one, found))) found.push(one)
    after = page.next
  }
  await context.close()
  expect(found).toHaveLength(many)
  return found
}

/** Whether its holder, whom the name alone finds, has no paper of it and has asked for none. Welders' are walked in other journeys. */
async function isFree(one: Held, found: readonly Held[]): Promise<boolean> {
  if (one.state !== 'valid' || one.occupation === '焊工' || found.some(({ name }) => name === one.name))
    return false
  const holder = await desk.citizenNamed(one.name)
  if (!holder) return false
  const answer = await holder.request.get(`${base}/api/v1/my/certificates/${one.id}/paper`)
  // Not of this holder: somebody else of the name signs in, and there is nothing to read.
  const paper = answer.status() === 404 ? null : ((await answer.json()) as Paper)
  await holder.close()
  return paper !== null && paper.state === 'valid' && paper.order === null && paper.papers.length === 0
}

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? ''

/** What a stranger without login reads at an address. */
async function strangerReads(path: string): Promise<{ status: number; text: string }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const answer = await page.goto(path.startsWith('http') ? path : base + path)
  const text = await mainOf(page)
  await context.close()
  return { status: answer?.status() ?? 0, text }
}

/** A step of a case that asks for something: its button, what it asks, its button again. */
function says(number: string, title: string, fill: (form: ReturnType<Page['locator']>) => Promise<void>) {
  return desk.as('pingjia', `/cases/${number}`, (page) =>
    desk.moves(page, number, async () => {
      await page.getByRole('button', { name: new RegExp(`^${title}`) }).click()
      const dialog = page.getByRole('dialog')
      await fill(dialog)
      await dialog.getByRole('button', { name: new RegExp(title) }).click()
    }),
  )
}

const sends = (number: string, tracking: string) =>
  says(number, '寄出', async (form) => {
    await form.getByLabel('快递公司').fill('演示快递')
    await form.getByLabel('快递单号').fill(tracking)
  })

/** Prints what waits, and reads the file that goes to the printer. */
const prints = () =>
  desk.as('pingjia', '/certificates/papers', async (page) => {
    await page.getByRole('button', { name: /^生成下一批/ }).click()
    await page.getByRole('status').filter({ hasText: '请下载文件打印' }).waitFor()
    const href = await page.locator('a[download]').first().getAttribute('href')
    const file = await page.request.get(base + href)
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

describe('纸质证书', () => {
  test('手机上申领，机构印、寄，退回改地址再寄，收到；遗失补发，旧的一张扫码说作废', async () => {
    const [one] = held as [Held]
    const path = `/my/certificates/${one.id}/paper`
    let number = ''
    const asks = (reprint: boolean) =>
      desk.asCitizen(one.name, path, async (page) => {
        if (reprint) await page.getByRole('radio', { name: '遗失' }).check()
        await page.getByRole('radio', { name: /^邮寄/ }).check()
        await page.getByLabel(/^寄到哪里/).fill('和平街道和平里 3 号楼 2 门 501')
        await page.getByRole('button', { name: reprint ? '申请补发' : '申请纸质证书' }).click()
        await page.waitForURL(/\/my\/cases\/ZZ-/)
        number = page.url().split('/').at(-1) ?? ''
      })
    await asks(false)
    await prints()
    await sends(number, 'YS20261001')
    await says(number, '被退回', (form) => form.getByRole('radio', { name: /^地址不对/ }).check())
    await desk.asCitizen(one.name, path, async (page) => {
      await page.getByText('没有寄到，被退回了').waitFor()
      await page.getByLabel(/^寄到哪里/).fill('和平街道和平里 3 号楼 2 门 502')
      await page.getByRole('button', { name: '修改' }).click()
      await page.waitForURL(/\/my\/cases\/ZZ-/)
    })
    await sends(number, 'YS20261002')
    let first = ''
    await desk.asCitizen(one.name, path, async (page) => {
      expect(await mainOf(page)).toContain('已经寄出：演示快递 YS20261002')
      await page.getByRole('button', { name: '确认收到' }).click()
      await page.waitForURL(/\/my\/cases\/ZZ-/)
      await page.goto(base + path)
      first = /JX\d{8}/.exec(await mainOf(page))?.[0] ?? ''
    })
    expect((await strangerReads(`/v/${one.code}?p=${first}`)).text).not.toContain('作废')
    await asks(true)
    const old = await strangerReads(`/v/${one.code}?p=${first}`)
    expect(old.text).toContain('您扫的这一张纸质证书已经作废')
    expect(old.text).toContain('证书本身仍然有效')
    await prints()
    expect((await strangerReads(`/v/${one.code}?p=${first}`)).text).toMatch(
      /已经作废.*现行有效的是证芯编号 JX/s,
    )
    expect((await strangerReads(`/v/${one.code}?p=JX99999999`)).text).toContain('没有印过这一张')
  })
})

describe('选择性出示', () => {
  test('只给职业和等级：没有登录的人打开链接看得到这两项、看不到编号和姓名；持证人看到打开过，收回以后打不开', async () => {
    const [, one] = held as [Held, Held]
    let link = ''
    const path = `/my/certificates/${one.id}/show`
    await desk.asCitizen(one.name, path, async (page) => {
      await page.getByRole('button', { name: '生成出示链接' }).click()
      const made = page.locator('.shares a').first()
      await made.waitFor()
      link = (await made.textContent()) ?? ''
      expect(await mainOf(page)).toContain('还没有别人打开过')
    })
    const shown = await strangerReads(link)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain(one.occupation)
    expect(shown.text).toContain('签名有效')
    for (const hidden of [one.number, one.name, one.code]) expect(shown.text).not.toContain(hidden)
    await desk.asCitizen(one.name, path, async (page) => {
      expect(await mainOf(page)).toContain('别人打开过 1 次')
      await page.getByRole('button', { name: '收回' }).first().click()
      await page.getByText('已收回').first().waitFor()
    })
    const gone = await strangerReads(link)
    expect(gone.status).toBe(410)
    expect(gone.text).not.toContain(one.occupation)
  })
})

describe('存入钱包', () => {
  test('扫码、输数字，证书就在钱包里；当面核验的人给出示号，钱包签名，只认这一次、这一处', async () => {
    const [, one] = held as [Held, Held]
    const own = wallet()
    let offer = ''
    let typed = ''
    await desk.asCitizen(one.name, `/my/certificates/${one.id}/wallet`, async (page) => {
      await page.getByRole('button', { name: '生成存入二维码' }).click()
      offer = (await page.getByRole('link', { name: '打开钱包' }).getAttribute('href')) ?? ''
      typed = (await page.locator('.figures').textContent()) ?? ''
    })
    const credential = await takesOffer(own, offer, typed, new Date())
    const reader = await browser.newPage()
    const another = await browser.newPage()
    for (const page of [reader, another]) await page.goto(`${base}/verify/wallet`)
    const [number, audience] = (await reader.locator('code.long').allTextContents()) as [string, string]
    const shown = own.shows(credential, { audience, number, at: new Date() })
    const checks = async (page: Page) => {
      await page.getByRole('textbox', { name: '钱包给出的文字' }).fill(shown)
      await page.getByRole('button', { name: '核验' }).click()
      await page.locator('.notice').first().waitFor()
      return mainOf(page)
    }
    expect(await checks(another)).toContain('不是这里给的出示号')
    const seen = await checks(reader)
    expect(seen).toContain('是持证人用自己钱包里的密钥出示的')
    expect(seen).toContain(one.number)
    await reader.goBack()
    expect(await checks(reader)).toContain('出示号')
    for (const page of [reader, another]) await page.close()
  })
})
