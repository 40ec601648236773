import { CompiledQuery, type KyselyPlugin, sql } from 'kysely'
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
  /** The most rows that one step of it takes out of a table in order to drop them. */
  dropped: number
}

/** Carries a statement out once more under `explain`, as it was said, in a transaction that is rolled back, and reads its plan. */
export async function readingOf(
  database: Database,
  { text, values }: Said,
  grown: ReadonlySet<string>,
): Promise<Reading | null> {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(text)) return null
  const undone = new Error('rolled back')
  let plan: Node | undefined
  await database
    .transaction(async (tx) => {
      await sql`set local statement_timeout = 60000`.execute(tx)
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        CompiledQuery.raw(`explain (analyze, timing off, summary off, format json) ${text}`, [...values]),
      )
      plan = rows[0]?.['QUERY PLAN'][0].Plan
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return plan ? readingIn(plan, grown) : null
}

/** Tables that hold more rows than a page could ever need. */
export async function grownTables(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and reltuples > 2000`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

function readingIn(node: Node, grown: ReadonlySet<string>): Reading {
  const below = (node.Plans ?? []).map((one) => readingIn(one, grown))
  const table = node['Relation Name']
  const scan = table !== undefined && / Scan$/.test(node['Node Type'])
  const loops = node['Actual Loops']
  const dropped =
    ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * loops
  return {
    scanned: [
      ...(scan && node['Node Type'].includes('Seq Scan') && grown.has(table) && loops > 0 ? [table] : []),
      ...below.flatMap(({ scanned }) => scanned),
    ],
    read: (scan ? node['Actual Rows'] * loops + dropped : 0) + below.reduce((sum, { read }) => sum + read, 0),
    dropped: Math.max(scan ? dropped : 0, ...below.map((one) => one.dropped)),
  }
}
