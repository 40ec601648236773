import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { COLUMN_PARSERS } from './column-types.ts'
import type { Db } from './database.ts'

/** Each connection keeps this many prepared statements; what is rarer is sent unprepared. */
const PREPARED_LIMIT = 400

/** How values of a row are read, the same from either database. */
export const COLUMN_TYPES = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    COLUMN_PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** What a pool of connections gives a city's database; every statement is prepared once per connection. */
export function onPool(pool: pg.Pool) {
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return {
    db,
    async script(text: string) {
      const client = await pool.connect()
      try {
        const result = (await client.query(text)) as unknown as pg.QueryResult | pg.QueryResult[]
        return { rows: [result].flat().flatMap((one) => one.rows) }
      } catch (error) {
        // A script may have begun a transaction of its own; its connection must not carry it on.
        await client.query('rollback').catch(() => null)
        throw error
      } finally {
        client.release()
      }
    },
    close: () => db.destroy(),
  }
}

type Query = (text: string, values: unknown[]) => Promise<pg.QueryResult>

/** The pool with `query(text, values)` on its connections turned into prepared statements. */
function preparing(pool: pg.Pool) {
  const names = new Map<string, string>()
  const wrapped = new WeakSet<pg.PoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      if (wrapped.has(client)) return client
      wrapped.add(client)
      const plain = client.query.bind(client) as unknown as (
        q: unknown,
        v?: unknown[],
      ) => Promise<pg.QueryResult>
      const known = new Set<string>()
      const query: Query = (text, values) => {
        if (typeof text !== 'string' || !values?.length) return plain(text, values)
        if (!known.has(text)) {
          if (known.size >= PREPARED_LIMIT) return plain(text, values)
          known.add(text)
        }
        return plain({ name: nameOf(names, text), text, values })
      }
      Object.assign(client, { query })
      return client
    },
    end: () => pool.end(),
    options: pool.options,
  }
}

function nameOf(names: Map<string, string>, text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 24)
    names.set(text, name)
  }
  return name
}
