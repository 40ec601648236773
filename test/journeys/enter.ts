import type { Browser, BrowserContext } from 'playwright-core'
import { expect } from 'vitest'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 390, height: 844 }

/** A fresh browser in which one of the demo's people has entered. */
export async function enter(
  browser: Browser,
  base: string,
  who: { account: string } | { person: string },
  viewport = WIDE,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
  const answer = await context.request.post(`${base}/demo/enter`, {
    form: { ...who, next: '/' },
    headers: { origin: base },
    maxRedirects: 0,
  })
  expect(answer.status()).toBe(303)
  return context
}
