import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { ROOMS } from '../src/main/rooms.ts'

/**
 * A migrated database for one test file: PGlite in memory, or, with HAIHE_TEST_DATABASE_URL, a schema of its
 * own in that PostgreSQL, dropped on close.
 */
export async function testDatabase(rooms: readonly string[] = ROOMS): Promise<Database> {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  const schema = url ? `test_${randomBytes(6).toString('hex')}` : 'tianjin'
  const database = await openDatabase({ ...(url ? { url } : {}), schema, pool: 12 })
  await migrate(database, rooms)
  return {
    ...database,
    async close() {
      if (url) await sql.raw(`drop schema ${schema} cascade`).execute(database.db)
      await database.close()
    },
  }
}
