import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { readyBrowser } from '../browser.ts'
import { buildWorkbench } from '../workbench/build-workbench.ts'
import { makeCity, startCityServer } from './city-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for what all share, by its name in the address. */
    shared: string
  }
}

/**
 * Makes what test files share when the first asks for it, since two run side by side, and takes it away after the last: a
 * demo city, one that runs for all who do not move its clock, and the workbench with the sample screens.
 */
export default async function oneCity(project: TestProject): Promise<() => Promise<void>> {
  await readyBrowser()
  const made = once(makeCity)
  const city = once(async () => startCityServer(await made.get()))
  const workbench = once(buildWorkbench)
  const asked: Record<string, () => Promise<string>> = {
    '/made-city': async () => JSON.stringify(await made.get()),
    '/city': async () => (await city.get()).base,
    '/workbench': async () => {
      await workbench.get()
      return ''
    },
  }
  const door = createServer(async ({ url = '' }, response) => {
    try {
      response.end(await asked[url]?.())
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  project.provide('shared', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`)
  return async () => {
    door.close()
    await (await city.made())?.close()
    await (await made.made())?.remove()
  }
}

function once<T>(make: () => Promise<T>): { get(): Promise<T>; made(): Promise<T | undefined> } {
  let made: Promise<T> | undefined
  return {
    get() {
      made ??= make()
      return made
    },
    made: async () => made?.catch(() => undefined),
  }
}
