import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Database, Db } from './database.ts'
import { splitStatements } from './split-statements.ts'
import { tellNodesHowLongToWait } from './waiting.ts'

const SOURCE = fileURLToPath(new URL('../../', import.meta.url))

export interface Migration {
  room: string
  name: string
  text: string
  digest: string
  /** The digests of wordings that it had before, to the same effect: a database made with one of them has all of it. */
  formerly: readonly string[]
}

const FORMERLY = /^-- Once worded otherwise, to the same effect: ([0-9a-f]{64})$/gm

/** The migrations of the rooms (paths below src, as `kernel/case`), in the order in which they are applied. */
export function migrationsOf(rooms: readonly string[]): Migration[] {
  return rooms.flatMap((room) => {
    const folder = join(SOURCE, room, 'migrations')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => {
        const text = readFileSync(join(folder, name), 'utf8')
        const digest = createHash('sha256').update(text).digest('hex')
        return { room, name, text, digest, formerly: [...text.matchAll(FORMERLY)].map((one) => one[1] ?? '') }
      })
  })
}

/**
 * Brings the city's schema up to date and returns the names of what was applied. Each migration is one
 * transaction; servers that start together wait for one another; a migration that was changed after it had
 * been applied is refused.
 */
export async function migrate(database: Database, rooms: readonly string[]): Promise<string[]> {
  await sql`create table if not exists migration (
    room text not null, name text not null, digest text not null, applied_at timestamptz not null,
    primary key (room, name))`.execute(database.db)
  await database.transaction(async (tx) => {
    await sql`lock table migration in share row exclusive mode`.execute(tx)
    await tellNodesHowLongToWait(tx)
  })
  const applied: string[] = []
  for (const migration of migrationsOf(rooms)) {
    if (await database.transaction((tx) => apply(tx, migration, database.schema))) {
      applied.push(`${migration.room}/${migration.name}`)
    }
  }
  return applied
}

async function apply(tx: Db, migration: Migration, schema: string): Promise<boolean> {
  await sql`lock table migration in share row exclusive mode`.execute(tx)
  const { rows } = await sql<{ digest: string }>`select digest from migration
    where room = ${migration.room} and name = ${migration.name}`.execute(tx)
  const before = rows[0]
  if (before) {
    if (before.digest === migration.digest) return false
    if (migration.formerly.includes(before.digest)) {
      await sql`update migration set digest = ${migration.digest}
        where room = ${migration.room} and name = ${migration.name}`.execute(tx)
      return false
    }
    throw new Error(
      `迁移 ${migration.room}/${migration.name} 已执行过，内容却被改动。请恢复原文件，另写一个新迁移。`,
    )
  }
  for (const statement of splitStatements(migration.text.replaceAll('@city.', `${schema}.`))) {
    await sql.raw(statement).execute(tx)
  }
  await sql`insert into migration (room, name, digest, applied_at)
    values (${migration.room}, ${migration.name}, ${migration.digest}, ${new Date()})`.execute(tx)
  return true
}
