import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownDatabase } from '../own-database.ts'
import { freePort, startProgram, untilUp } from '../program.ts'

/** The program itself with its demo city, as `npm start` runs it, in a folder (and database) of its own. */
export interface CityServer {
  base: string
  close(): Promise<void>
}

/** Starts it on a free port: PGlite, or with HAIHE_TEST_DATABASE_URL a database made for it in that PostgreSQL. */
export async function startCityServer(): Promise<CityServer> {
  const folder = mkdtempSync(join(tmpdir(), 'haihe-journey-'))
  const url = process.env.HAIHE_TEST_DATABASE_URL
  const database = url ? await ownDatabase(url) : null
  const port = await freePort()
  const base = `http://localhost:${port}`
  const server = startProgram(['serve'], {
    HAIHE_PORT: String(port),
    HAIHE_DATA: folder,
    ...(database ? { DATABASE_URL: database.url } : {}),
  })
  await untilUp(base, server)
  return {
    base,
    async close() {
      await server.stop()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
