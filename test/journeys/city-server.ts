import { mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { CivilDate } from '../../src/kernel/value/time/civil-date.ts'
import { type OwnDatabase, ownDatabase } from '../own-database.ts'
import { freePort, type Program, startProgram, untilUp } from '../program.ts'

/** The program itself with its demo city, as `npm start` runs it, in a folder (and database) of its own. */
export interface CityServer {
  base: string
  /** Lets the city's time pass until the morning of a day, as whoever shows the demo does. */
  until(day: CivilDate): Promise<void>
  close(): Promise<void>
}

/** So long the command may take to move the time on. */
const MOVE_MS = 180_000

/** Where a demo city lies that was made and stopped: cities are started from copies, since to make one costs half a minute. */
export interface MadeCity {
  folder: string
  /** Its database in PostgreSQL; with PGlite it is in the folder. */
  database: string | null
}

/** Makes a demo city: PGlite, or with HAIHE_TEST_DATABASE_URL a database made for it in that PostgreSQL. */
export async function makeCity(): Promise<MadeCity & { remove(): Promise<void> }> {
  const folder = newFolder()
  const database = await databaseLike()
  const { server } = await served(folder, database)
  await server.stop()
  return {
    folder,
    database: database?.name ?? null,
    async remove() {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a copy of a city on a free port. */
export async function startCityServer(made: MadeCity): Promise<CityServer> {
  const folder = newFolder()
  await cp(made.folder, folder, { recursive: true })
  const database = await databaseLike(made.database ?? undefined)
  const { server, base, env } = await served(folder, database)
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

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'haihe-journey-'))

async function databaseLike(template?: string): Promise<OwnDatabase | null> {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  return url ? ownDatabase(url, template) : null
}

async function served(
  folder: string,
  database: OwnDatabase | null,
): Promise<{ server: Program; base: string; env: NodeJS.ProcessEnv }> {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const env = {
    HAIHE_PORT: String(port),
    HAIHE_DATA: folder,
    ...(database ? { DATABASE_URL: database.url } : {}),
  }
  const server = startProgram(['serve'], env)
  await untilUp(base, server)
  return { server, base, env }
}
