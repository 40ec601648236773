import { type KyselyPlugin, sql } from 'kysely'
import pg from 'pg'
import type { Database, Db } from '../../src/kernel/database/index.ts'

/** A statement as it was sent. */
export interface Said {
  text: string
  values: readonly unknown[]
}

/** The database, and what is said to it. */
export interface Overheard {
  database: Database
  /** What was said since it was last asked. */
  heard(): Said[]
}

/** Listens to everything that is said to a database. */
export function overhear(database: Database): Overheard {
  let said: Said[] = []
  const listening = (db: Db): KyselyPlugin => ({
    transformQuery({ node, queryId }) {
      const { sql: text, parameters } = db.getExecutor().compileQuery(node, queryId)
      said.push({ text, values: parameters })
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return {
    database: {
      ...database,
      db: database.db.withPlugin(listening(database.db)),
      transaction: (run) => database.transaction((tx) => run(tx.withPlugin(listening(tx)))),
    },
    heard() {
      const taken = said
      said = []
      return taken
    },
  }
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** What a plan does with tables that grow. */
export interface Reading {
  /** Tables that it reads from end to end. */
  scanned: string[]
  /** Rows that it takes out of tables, kept or not. */
  read: number
}

/** How statements are planned: with the values at hand, and once for all values, as a prepared one may be. */
export const MODES = ['force_custom_plan', 'force_generic_plan'] as const

/** Carries statements out under `explain`, each in a transaction that is rolled back, and reads their plans. */
export async function openPlans(url: string, schema: string, grown: ReadonlySet<string>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set search_path = ${schema}`)
  await client.query('set statement_timeout = 60000')
  return {
    async readingOf({ text, values }: Said, mode: (typeof MODES)[number]): Promise<Reading | null> {
      if (!/^\s*(select|with|insert|update|delete)\b/i.test(text)) return null
      await client.query('begin')
      try {
        await client.query(`set local plan_cache_mode = ${mode}`)
        await client.query(`prepare walked as ${text}`)
        const given = values.map((value) => written(client, value)).join(', ')
        const { rows } = await client.query(
          `explain (analyze, timing off, summary off, format json) execute walked${given ? `(${given})` : ''}`,
        )
        return readingIn(rows[0]['QUERY PLAN'][0].Plan as Node, grown)
      } finally {
        await client.query('rollback')
        await client.query('deallocate all')
      }
    },
    close: () => client.end(),
  }
}

/** Tables that hold more rows than a page could ever need. */
export async function grownTables(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and reltuples > 2000`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

function written(client: pg.Client, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return client.escapeLiteral(value.toISOString())
  if (Array.isArray(value)) {
    const items = value.map((one) => `"${String(one).replaceAll(/["\\]/g, (mark) => `\\${mark}`)}"`)
    return client.escapeLiteral(`{${items.join(',')}}`)
  }
  return client.escapeLiteral(String(value))
}

function readingIn(node: Node, grown: ReadonlySet<string>): Reading {
  const below = (node.Plans ?? []).map((one) => readingIn(one, grown))
  const table = node['Relation Name']
  const scan = table !== undefined && / Scan$/.test(node['Node Type'])
  const rows =
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0)) *
    node['Actual Loops']
  return {
    scanned: [
      ...(scan && node['Node Type'].includes('Seq Scan') && grown.has(table) && node['Actual Loops'] > 0
        ? [table]
        : []),
      ...below.flatMap(({ scanned }) => scanned),
    ],
    read: (scan ? rows : 0) + below.reduce((sum, { read }) => sum + read, 0),
  }
}
