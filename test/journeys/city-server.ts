import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { CivilDate } from '../../src/kernel/value/time/civil-date.ts'
import { ownDatabase } from '../own-database.ts'
import { freePort, startProgram, untilUp } from '../program.ts'

/** The program itself with its demo city, as `npm start` runs it, in a folder (and database) of its own. */
export interface CityServer {
  base: string
  /** Lets the city's time pass until the morning of a day, as whoever shows the demo does. */
  until(day: CivilDate): Promise<void>
  close(): Promise<void>
}

/** So long the command may take to move the time on. */
const MOVE_MS = 60_000

/** Starts it on a free port: PGlite, or with HAIHE_TEST_DATABASE_URL a database made for it in that PostgreSQL. */
export async function startCityServer(): Promise<CityServer> {
  const folder = mkdtempSync(join(tmpdir(), 'haihe-journey-'))
  const url = process.env.HAIHE_TEST_DATABASE_URL
  const database = url ? await ownDatabase(url) : null
  const port = await freePort()
  const base = `http://localhost:${port}`
  const env = {
    HAIHE_PORT: String(port),
    HAIHE_DATA: folder,
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  const server = startProgram(['serve'], env)
  await untilUp(base, server)
  return {
    base,
    async until(day) {
      const command = startProgram(['demo', 'until', day], env)
      for (const end = Date.now() + MOVE_MS; !command.ended(); await setTimeout(50))
        if (Date.now() > end) throw new Error(`the city's time did not pass:\n${command.said()}`)
      if (!command.said().includes(day)) throw new Error(command.said())
      // Every server looks once a second, the worker does what is due within five.
      await setTimeout(1500)
    },
    async close() {
      await server.stop()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
