import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { guardFolder } from './folder-guard.ts'
import { COLUMN_TYPES, onPool } from './pool.ts'

/**
 * One in memory is small and often opened: the engine's own 128 MB of buffers and 16 MB a piece of log are filled with zeros each time, and
 * with each such block the collector goes over all that the process holds.
 */
const SMALL = {
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
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
    ...createPgConfig(inOneCall(pglite)),
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

/** First bytes of the messages after which the driver always sends another: parse, bind, describe, execute, close. */
const MORE_FOLLOWS = new Set([...'PBDEC'].map((letter) => letter.charCodeAt(0)))

/** The engine given the messages of one statement in one call, since each call costs as much as a small statement. */
function inOneCall(pglite: PGlite): PGlite {
  let held: Uint8Array[] = []
  const engine: Pick<PGlite, 'waitReady' | 'execProtocolStream'> = {
    waitReady: pglite.waitReady,
    async execProtocolStream(message, options) {
      held.push(message)
      if (MORE_FOLLOWS.has(message[0] as number)) return []
      const all = held.length === 1 ? message : Buffer.concat(held)
      held = []
      return pglite.execProtocolStream(all, options)
    },
  }
  return engine as PGlite
}
