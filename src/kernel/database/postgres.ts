import pg from 'pg'
import { COLUMN_TYPES, onPool } from './pool.ts'
import { LOCK_WAIT } from './waiting.ts'

/** A pool of connections to a PostgreSQL server. */
export async function openPostgres(url: string, schema: string, size: number) {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: `haihe ${schema}`,
    options: `-c search_path=${schema} -c TimeZone=UTC -c jit=off -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 -c lock_timeout=${LOCK_WAIT} -c citus.propagate_set_commands=local`,
    types: COLUMN_TYPES,
  })
  // A connection that the server drops, idle or at work, must not end the process: whoever works on it is told by
  // the query, and the next act gets a new one.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const first = await pool.connect()
  try {
    await refuseOldServer(first)
    await first.query(`create schema if not exists ${schema}`)
  } finally {
    first.release()
  }
  return { ...onPool(pool), kind: 'postgres' as const }
}

async function refuseOldServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query('show server_version_num')
  if (Number(rows[0].server_version_num) < 150_000) {
    throw new Error('需要 PostgreSQL 15 或更新版本，请升级数据库后再启动')
  }
}
