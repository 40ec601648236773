import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type CityServer, startCityServer } from './city-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the address of the city that all journeys share. */
    oneCity: string
  }
}

/** Starts one demo city when the first journey asks for it, and ends it after the last: each start costs half a minute. */
export default async function oneCity(project: TestProject): Promise<() => Promise<void>> {
  let city: Promise<CityServer> | undefined
  const door = createServer(async (_, response) => {
    try {
      city ??= startCityServer()
      response.end((await city).base)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  project.provide('oneCity', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`)
  return async () => {
    door.close()
    await (await city)?.close()
  }
}
