import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { builtWorkbench } from '../journeys/shared-city.ts'
import { type SampleServer, startSampleServer } from './sample-server.ts'

export interface OpenWorkbench {
  server: SampleServer
  browser: Browser
  /** Opens an address in a fresh context, the one before is closed; what breaks on the page is gathered in `broken`. */
  open(path: string, size?: { width: number; height: number }): Promise<Page & { broken: string[] }>
  close(): Promise<void>
}

/** Serves the workbench with the sample screens, and opens a browser. */
export async function openWorkbench(): Promise<OpenWorkbench> {
  await builtWorkbench()
  const server = await startSampleServer()
  const browser = await openBrowser()
  return {
    server,
    browser,
    async open(path, size = { width: 1440, height: 900 }) {
      await Promise.all(browser.contexts().map((before) => before.close()))
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN', reducedMotion: 'reduce' })
      const page = Object.assign(await context.newPage(), { broken: [] as string[] })
      page.on('pageerror', (error) => page.broken.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy|Refused/.test(message.text())) page.broken.push(message.text())
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
          page.broken.push(request.url())
      })
      await page.goto(server.url + path)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
