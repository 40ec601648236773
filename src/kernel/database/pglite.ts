import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { EngineStream } from './engine-stream.ts'
import { guardFolder } from './folder-guard.ts'
import { COLUMN_TYPES, onPool } from './pool.ts'

/**
 * One in memory is small and often opened: the engine's own 128 MB of buffers and 16 MB a piece of log are filled with zeros each time, and
 * with each such block the collector goes over all that the process holds. Log that is done with is not kept for later: a copy would carry it.
 */
const SMALL = {
  startParams: [
    ...PGlite.defaultStartParams,
    '-c',
    'shared_buffers=16MB',
    '-c',
    'wal_recycle=off',
    '-c',
    'min_wal_size=2MB',
  ],
  initDbStartParams: ['--wal-segsize=1'],
}

/** PGlite in this process: its files in `folder`, guarded against a second process, or in memory; empty, or a copy. */
export async function openPglite(folder: string | undefined, schema: string, copyOf?: Blob) {
  const guard = folder ? await guardFolder(folder) : null
  const pglite = await PGlite.create({
    ...(folder ? { dataDir: `${folder}/pglite` } : SMALL),
    ...(copyOf ? { loadDataDir: copyOf } : {}),
  })
  await pglite.exec(
    `create schema if not exists ${schema}; set search_path to ${schema}; set time zone 'UTC'`,
  )
  // One connection that lasts: the engine has one session, and whoever comes second waits for it.
  const pool = new pg.Pool({
    stream: () => new EngineStream(pglite),
    max: 1,
    idleTimeoutMillis: 0,
    types: COLUMN_TYPES,
  })
  const opened = onPool(pool)
  return {
    ...opened,
    kind: 'pglite' as const,
    /** All its files as they are now, for copies to begin from. */
    dump: () => pglite.dumpDataDir('none'),
    async close() {
      await opened.close()
      await pglite.close()
      await guard?.release()
    },
  }
}
