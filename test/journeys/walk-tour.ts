import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { STEPS } from '../../src/main/tour/steps.ts'

/** What each step's page shows. */
const SEEN = [/焊工/, /焊工/, /焊工/, /S\d{21}/, /焊工/, /3,240\.00 元/, /3,240\.00 元/]

/** 演示导览 as a newcomer does it, button by button; gives the welder whom it followed. */
export async function walkTour(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/tour`)
  await page.getByRole('button', { name: '开始导览' }).click()
  const walk = page.url()
  let welder = ''
  for (const [at, { title }] of STEPS.entries()) {
    await page.goto(walk)
    const step = page.locator(`#step-${at + 1}`)
    expect(await step.textContent()).toContain(title)
    const does = step.getByRole('button', { name: '办到这一步' })
    if (await does.count()) await does.click({ timeout: 120_000 })
    await page.goto(walk)
    expect(await step.textContent()).toContain('✓ 已办')
    const person = step.locator('input[name="person"]')
    if (await person.count()) welder = (await person.getAttribute('value')) ?? ''
    await step.locator('a.btn, form[action="/demo/enter"] button').click()
    await page.waitForLoadState('load')
    await page.locator('body', { hasText: SEEN[at] as RegExp }).waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: '回到导览' }).click()
    await page.waitForURL(/\/tour\?walk=/)
  }
  return welder
}
