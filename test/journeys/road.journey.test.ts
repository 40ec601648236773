import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet, writeSheet } from '../../src/kernel/spreadsheets/index.ts'
import { addDays, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { catalogueSheet } from '../../src/modules/catalogue/index.ts'
import { openBrowser } from '../browser.ts'
import { enter } from './enter.ts'
import { sharedCity } from './shared-city.ts'
import { walkTour } from './walk-tour.ts'

let base: string
let browser: Browser

beforeAll(async () => {
  base = await sharedCity()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
})

describe('演示导览', () => {
  test('七步，每步一个按钮，从目录走到焊工的账户；同一座城里再走一趟也一样', async () => {
    for (const _walk of ['第一趟', '第二趟']) {
      const page = await browser.newPage()
      expect(await walkTour(page, base)).not.toBe('')
      await page.close()
    }
  })
})

describe('目录发布', () => {
  test('从证据到发布：专家评审，生成草案，看影响，两家签发；到施行日才换，以前的日子不变', async () => {
    const expert = await enter(browser, base, { account: 'shifuhe' })
    const desk = await expert.newPage()
    await desk.goto(`${base}/work/catalogue/scarcity`)
    const rest = desk.getByRole('button', { name: '同意全部不改类的建议' })
    await rest.click()
    await rest.waitFor({ state: 'hidden' })
    const accept = desk.getByRole('button', { name: /^同意.+的建议$/ })
    expect(await accept.count()).toBeGreaterThan(0)
    for (let left = await accept.count(); left > 0; left -= 1) {
      await accept.first().click()
      await expect.poll(() => accept.count()).toBe(left - 1)
    }
    const officer = await enter(browser, base, { account: 'shiju' })
    const page = await officer.newPage()
    await page.goto(`${base}/work/catalogue/scarcity`)
    await page.getByRole('button', { name: '生成目录草案' }).click()
    const from = addDays(civilDateOf(new Date()), 200)
    await page.getByLabel('版本号').fill('pingshen')
    await page.getByLabel('目录名称').fill('演示 · 评审后的紧缺职业目录')
    await page.getByLabel('施行日').fill(from)
    await page.getByLabel('依据', { exact: true }).fill('演示用，不是已发布的目录')
    await page.getByRole('button', { name: '生成草案' }).click()
    await page.getByRole('link', { name: '核对差异' }).click()
    await page.getByRole('tab', { name: '影响测算' }).click()
    await signBoth(page)
    expect(await mainOf(page, `/subsidy/catalog?on=${from}`)).toContain('评审后的紧缺职业目录')
    expect(await mainOf(page, '/subsidy/catalog')).toMatch(/2024年版.*评审后的紧缺职业目录已公布/s)
    await expert.close()
    await officer.close()
  })

  test('市局装入 Excel，错的一行退回，改好看差异，人社签发，财政会签；施行日以前公众看到的不变', async () => {
    const officer = await enter(browser, base, { account: 'shiju' })
    const page = await officer.newPage()
    const current = await (await officer.request.get(`${base}/api/v1/catalogue/current.xlsx`)).body()
    await page.goto(`${base}/work/catalogue`)
    await page.getByLabel('版本号').fill('tiaozheng')
    await page.getByLabel('目录名称').fill('演示 · 调整后的紧缺职业目录')
    await page.getByLabel('施行日').fill(addDays(civilDateOf(new Date()), 300))
    await page.getByLabel('依据', { exact: true }).fill('演示用，不是已发布的目录')
    await page.getByRole('radio', { name: '尚待核实' }).check()
    await page.getByLabel('目录文件').setInputFiles(await withWelders(current, '三千四'))
    await page.getByRole('button', { name: '检查并装入' }).click()
    await page.getByText('1 处要改').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('120课时 四级')
    page.once('dialog', (asks) => void asks.dismiss())
    await page.getByRole('link', { name: '待办' }).first().click()
    expect(await page.getByLabel('版本号').inputValue()).toBe('tiaozheng')
    await page.getByLabel('目录文件').setInputFiles(await withWelders(current, '3400'))
    await page.getByRole('button', { name: '检查并装入' }).click()
    await page.getByRole('link', { name: '核对差异' }).click()
    await page
      .getByText(/差异 \d+ 处/)
      .first()
      .waitFor()
    expect(await page.textContent('main')).toMatch(/焊工.*3240.*3400/s)
    await signBoth(page)
    expect(await mainOf(page, '/subsidy/catalog')).toMatch(/2024年版.*调整后的紧缺职业目录已公布/s)
    expect(await page.getByRole('row', { name: /^焊工/ }).textContent()).toContain('3,240')
    await officer.close()
  })
})

/** 人社 signs the case that is open, 财政 signs and publishes it; neither can sign for the other. */
async function signBoth(page: Page): Promise<void> {
  const signed = page.url()
  for (const step of ['送签', '人社签发']) {
    await page.getByRole('button', { name: step }).click()
    // The screen goes on to the next case in line.
    await page.getByText(`已办：${step}`).waitFor()
    await page.goto(signed)
  }
  await page.getByText('待签发、会签').first().waitFor()
  expect(await page.getByRole('button', { name: '财政会签' }).count()).toBe(0)
  const finance = await enter(browser, base, { account: 'caizheng' })
  const signing = await finance.newPage()
  await signing.goto(signed)
  await signing.getByRole('button', { name: '财政会签' }).click()
  await signing.getByText(/已办：财政会签/).waitFor()
  await finance.close()
}

async function mainOf(page: Page, path: string): Promise<string | null> {
  await page.goto(base + path)
  return page.textContent('main')
}

/** The catalogue as a file in which the welders' fourth level is another. */
async function withWelders(current: Buffer, amount: string) {
  const rows: Record<string, string>[] = []
  await readSheet(catalogueSheet, current, ({ values }) => {
    rows.push(values.name === '焊工' ? { ...values, L4_120: amount } : values)
    return []
  })
  return {
    name: '目录.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeSheet(catalogueSheet, rows)),
  }
}
