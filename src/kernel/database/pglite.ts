import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { COLUMN_PARSERS } from './column-types.ts'
import type { Db } from './database.ts'
import { guardFolder } from './folder-guard.ts'

/** PGlite in this process: its files in `folder`, guarded against a second process, or in memory; empty, or a copy. */
export async function openPglite(folder: string | undefined, schema: string, copyOf?: Blob) {
  const guard = folder ? await guardFolder(folder) : null
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: `${folder}/pglite` } : {}),
    ...(copyOf ? { loadDataDir: copyOf } : {}),
    parsers: COLUMN_PARSERS as Record<number, (text: string) => unknown>,
  })
  await pglite.exec(
    `create schema if not exists ${schema}; set search_path to ${schema}; set time zone 'UTC'`,
  )
  const db: Db = new Kysely({ dialect: new PGliteDialect({ pglite }) })
  return {
    db,
    kind: 'pglite' as const,
    async script(text: string) {
      try {
        const results = await pglite.exec(text)
        return { rows: results.flatMap((one) => one.rows ?? []) }
      } catch (error) {
        // The one connection must not stay in the aborted transaction that a script has begun.
        await pglite.query('rollback').catch(() => null)
        throw error
      }
    },
    /** All its files as they are now, for copies to begin from. */
    dump: () => pglite.dumpDataDir('none'),
    async close() {
      await db.destroy()
      await guard?.release()
    },
  }
}
