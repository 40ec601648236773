import { openAsBlob } from 'node:fs'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { ROOMS } from '../src/main/modules.ts'
import { ownDatabase, passingDatabase } from './own-database.ts'
import { SCHEMA } from './template.ts'

const POOL = 12

/**
 * A migrated database for one test file: PGlite in memory, or, with HAIHE_TEST_DATABASE_URL, a database of its
 * own in that PostgreSQL, dropped on close.
 */
export async function testDatabase(rooms: readonly string[] = ROOMS): Promise<Database> {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  const database = url ? await inPostgreSQL(url, rooms) : await embedded(rooms)
  await migrate(database, rooms)
  return database
}

async function embedded(rooms: readonly string[]): Promise<Database> {
  const templates = templateOf('templates')
  const copyOf = templates && (await openAsBlob(rooms === ROOMS ? templates.migrated : templates.bare))
  return openDatabase({ ...(copyOf ? { copyOf } : {}), schema: SCHEMA })
}

async function inPostgreSQL(url: string, rooms: readonly string[]): Promise<Database> {
  const migrated = templateOf('templateDatabase')
  const own = migrated
    ? await passingDatabase(url, rooms === ROOMS ? migrated : undefined)
    : await ownDatabase(url)
  const database = await openDatabase({ url: own.url, pool: POOL, schema: SCHEMA })
  return {
    ...database,
    async close() {
      await database.close()
      await own.drop()
    },
  }
}

/** Measurements open a city, too, and no template is made for them. */
const templateOf = <K extends 'templates' | 'templateDatabase'>(name: K) =>
  process.env.VITEST ? inject(name) : null
