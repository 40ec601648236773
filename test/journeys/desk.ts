import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { enter } from './enter.ts'

/** The steps that are confirmed, since they decide. */
const DECIDING = ['准予开班', '通过', '编排座位', '公布成绩']

/** What the posts and the citizens of a running city do in a browser, each in one of their own. */
export type Desk = ReturnType<typeof deskOf>

/** The desks of the city that runs at this address. */
export function deskOf(browser: Browser, base: string) {
  return { as, asCitizen, citizenNamed, step, confirm, stateOf, stands, moves, seenAt, numberAt, asks }

  /** The number in the first row of a list that is the one sought; the worker may be at it still. */
  async function numberAt(page: Page, list: string, sought: (row: string) => boolean): Promise<string> {
    let number = ''
    const look = async () => {
      const answer = await page.request.get(`${base}/api/v1${list}`)
      const { items } = (await answer.json()) as { items: { number: string }[] }
      number = items.find((one) => sought(JSON.stringify(one)))?.number ?? ''
      return number
    }
    await expect.poll(look, { timeout: 60_000, interval: 1000 }).not.toBe('')
    return number
  }

  /** A step that asks for something of its own. */
  async function asks(
    page: Page,
    number: string,
    title: string,
    fills: (dialog: Locator) => Promise<void>,
  ): Promise<void> {
    await page.getByRole('button', { name: new RegExp(`^${title}`) }).click()
    const dialog = page.getByRole('dialog', { name: title })
    await fills(dialog)
    await moves(page, number, () => dialog.getByRole('button', { name: `确认${title}` }).click())
  }

  /** Looks at a page again and again until it shows what the worker does within seconds. */
  async function seenAt(page: Page, path: string, wanted: RegExp): Promise<void> {
    await expect
      .poll(
        async () => {
          await page.goto(base + path)
          return page.textContent('main')
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toMatch(wanted)
  }

  /** Does something at the workbench as one of the demo's posts, in a browser of its own. */
  async function as(login: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
    const context = await enter(browser, base, { account: login })
    await within(context, `${base}/work${path}`, does)
  }

  /** The same as a citizen, who signs in by the city's identity and is found by name. */
  async function asCitizen(name: string, path: string, does: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    await within(context, base + path, async (page) => {
      if (await page.getByRole('link', { name: '用统一身份登录' }).count())
        await (await offered(page, name)).first().click()
      await does(page)
    })
  }

  /** A browser in which the one citizen of this name has signed in; null where nobody has it, or several. The caller closes it. */
  async function citizenNamed(name: string): Promise<BrowserContext | null> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(`${base}/my/certificates`)
    const found = await offered(page, name)
    if ((await found.count()) === 1) {
      await found.click()
      await page.waitForURL(`${base}/my/certificates`)
      return context
    }
    await context.close()
    return null
  }

  /** Whom the city's identity offers under a name. */
  async function offered(page: Page, name: string): Promise<Locator> {
    await page.getByRole('link', { name: '用统一身份登录' }).click()
    await page.getByLabel('按姓名查找').fill(name)
    await page.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(/[?&]search=/)
    return page.getByRole('button', { name })
  }

  /** One step of a case by its button, on the review screen, which then shows the next case in line. */
  function step(login: string, number: string, title: string): Promise<void> {
    return as(login, `/cases/${number}`, (page) =>
      moves(page, number, async () => {
        await page.getByRole('button', { name: new RegExp(`^${title}`) }).click()
        if (DECIDING.includes(title)) await confirm(page, title)
      }),
    )
  }

  /** What decides is shown in numbers first, and every doubt is acknowledged for itself. */
  async function confirm(page: Page, title: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: `确认${title}` })
    await dialog.locator('.foreseen').waitFor()
    for (const doubt of await dialog.getByRole('checkbox').all()) await doubt.check()
    await dialog.getByRole('button', { name: `确认${title}` }).click()
  }

  /** The state of a case, as the program tells it. */
  async function stateOf(page: Page, number: string): Promise<string> {
    const answer = await page.request.get(`${base}/api/v1/cases/${number}`)
    return ((await answer.json()) as { state: string }).state
  }

  /** Waits for what the worker does within seconds. */
  function stands(page: Page, number: string, state: string): Promise<void> {
    return expect.poll(() => stateOf(page, number), { timeout: 30_000 }).toBe(state)
  }

  /** Does something on the screen that has to move the case. */
  async function moves(page: Page, number: string, does: () => Promise<void>): Promise<void> {
    const before = await stateOf(page, number)
    await does()
    await expect.poll(() => stateOf(page, number), { timeout: 15_000 }).not.toBe(before)
  }
}

/** What goes wrong is told with what the page showed. */
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
    // Where something was asked, what was answered stands there.
    const asked = page.getByRole('dialog').last()
    const shown = await ((await asked.count()) > 0 ? asked : page.locator('body'))
      .textContent()
      .catch(() => '')
    throw new Error(`${page.url()}\n${(shown ?? '').slice(0, 1500)}`, { cause: error })
  } finally {
    await context.close()
  }
}

/** Presses Tab until the focus is on what is looked for. */
export async function tabTo(page: Page, wanted: (text: string, href: string) => boolean): Promise<void> {
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
