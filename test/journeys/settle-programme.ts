import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Desk } from './desk.ts'

/**
 * The demo's programme whose settlement was reported (培训项目结算) is checked by one and decided by another, who click; gives the
 * payments that stand in public notice for it. `look` sees the page on which it is checked.
 */
export async function settleProgramme(
  desk: Desk,
  base: string,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<string[]> {
  let number = ''
  const note = (page: Page, text: string) => page.getByLabel(/意见/).fill(text)
  /** Whose payment stands on the public page of notices. */
  const shown = async () => new Set((await (await fetch(`${base}/notices`)).text()).match(/RB-[\d-]{18}/g))
  const before = await shown()
  await desk.as('qushouli', '/', async (page) => {
    number = await desk.numberAt(page, '/cases?kind=PX&sort=-opened', (row) => row.includes('"settling"'))
    await page.goto(`${base}/work/cases/${number}`)
    await page.getByRole('tab', { name: /^人员/ }).click()
    await look(page)
    await note(page, '班次、签到、证书与名单一致')
    await desk.moves(page, number, () => page.getByRole('button', { name: /^核对无误，报决定/ }).click())
  })
  await desk.as('qufuhe', `/cases/${number}`, async (page) => {
    await note(page, '同意按实结算')
    await desk.moves(page, number, async () => {
      await page.getByRole('button', { name: /^同意结算/ }).click()
      await desk.confirm(page, '同意结算')
    })
    await desk.stands(page, number, 'settled')
  })
  let fresh: string[] = []
  await expect
    .poll(async () => {
      fresh = [...(await shown())].filter((one) => !before.has(one))
      return fresh.length
    })
    .toBe(3)
  return fresh
}

/** The enterprise sees that it was settled. */
export const seesSettled = (page: Page): Promise<void> =>
  page
    .getByRole('row', { name: /二车间/ })
    .getByText('已结算')
    .waitFor()
