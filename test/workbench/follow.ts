import type { Page } from 'playwright-core'

/** Waits until a screen shows what it is about and waits for nothing more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => !document.querySelector('.waiting, [aria-busy="true"]'))
}

/**
 * Goes to another screen within the document, as a link does: to load the workbench anew costs four times as much.
 * The screen must be titled otherwise than the one before.
 */
export async function follow(page: Page, path: string): Promise<void> {
  const before = await page.evaluateHandle(() => document.querySelector('h1'))
  const text = await before.evaluate((heading) => heading?.textContent)
  await page.evaluate((to) => history.pushState(null, '', to), path)
  await page.waitForFunction(
    ([heading, said]) => {
      const now = document.querySelector('h1')
      return now !== null && (now !== heading || now.textContent !== said)
    },
    [before, text] as const,
  )
  await settled(page)
}
