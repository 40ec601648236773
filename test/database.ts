import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { ROOMS } from '../src/main/modules.ts'
import { SCHEMA } from './template.ts'

/**
 * A migrated database for one test file: PGlite in memory, or, with HAIHE_TEST_DATABASE_URL, a schema of its
 * own in that PostgreSQL, dropped on close.
 */
export async function testDatabase(rooms: readonly string[] = ROOMS): Promise<Database> {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  const schema = url ? `test_${randomBytes(6).toString('hex')}` : SCHEMA
  // Measurements open a city, too, and no template is made for them.
  const templates = process.env.VITEST ? inject('templates') : null
  const copyOf = templates && (await openAsBlob(rooms === ROOMS ? templates.migrated : templates.bare))
  const database = await openDatabase({
    ...(url ? { url, pool: 12 } : {}),
    ...(copyOf ? { copyOf } : {}),
    schema,
  })
  await migrate(database, rooms)
  return {
    ...database,
    async close() {
      if (url) await sql.raw(`drop schema ${schema} cascade`).execute(database.db)
      await database.close()
    },
  }
}
