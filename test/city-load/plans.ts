import { CompiledQuery, type KyselyPlugin, type RawBuilder, sql } from 'kysely'
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
  // What is only put into words (a digest of a statement) is never answered.
  const unanswered = new WeakMap<object, Said>()
  const listening = (db: Db): KyselyPlugin => ({
    transformQuery({ node, queryId }) {
      const { sql: text, parameters } = db.getExecutor().compileQuery(node, queryId)
      unanswered.set(queryId, { text, values: parameters })
      return node
    },
    async transformResult({ result, queryId }) {
      const one = unanswered.get(queryId)
      if (one) said.push(one)
      return result
    },
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
  'Index Cond'?: string
  Filter?: string
  /** Of a step that was carried out. */
  'Actual Rows'?: number
  'Actual Loops'?: number
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
  /** Its steps over tables that grow, each with what it takes out of one. */
  steps: StepOfPlan[]
}

/** One step of a plan over a table that grows. */
export interface StepOfPlan {
  table: string
  /** The line of the plan, as somebody reads it. */
  line: string
  /** Whether it reads the table from end to end. */
  whole: boolean
  /** Rows that it takes out of the table, kept or not, and those of them that it drops. */
  read: number
  dropped: number
}

/**
 * Carries a statement out once more under `explain`, as it was said, in a transaction that is rolled back, and reads its
 * plan; what can be written only once is planned and not carried out.
 */
export async function readingOf(
  database: Database,
  said: Said,
  grown: ReadonlySet<string>,
): Promise<Reading | null> {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(said.text)) return null
  const plan = await planOf(database, said, sql`analyze, timing off, summary off,`).catch((error) => {
    if (error?.code !== '23505') throw error
    return planOf(database, said, sql``)
  })
  return plan ? readingIn(plan, grown) : null
}

async function planOf(
  database: Database,
  { text, values }: Said,
  how: RawBuilder<unknown>,
): Promise<Node | undefined> {
  const undone = new Error('rolled back')
  let plan: Node | undefined
  await database
    .transaction(async (tx) => {
      await sql`set local statement_timeout = 60000`.execute(tx)
      const { sql: asked } = sql`explain (${how} format json) ${sql.raw(text)}`.compile(tx)
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        CompiledQuery.raw(asked, [...values]),
      )
      plan = rows[0]?.['QUERY PLAN'][0].Plan
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return plan
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
  const own = scan ? stepOf(node, table) : null
  const steps = [...(own && grown.has(own.table) ? [own] : []), ...below.flatMap((one) => one.steps)]
  return {
    scanned: steps.filter(({ whole }) => whole).map((one) => one.table),
    read: (own?.read ?? 0) + below.reduce((sum, { read }) => sum + read, 0),
    dropped: Math.max(own?.dropped ?? 0, ...below.map((one) => one.dropped)),
    steps,
  }
}

function stepOf(node: Node, table: string): StepOfPlan {
  const loops = node['Actual Loops'] ?? 1
  const dropped =
    ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * loops
  const how = [node['Index Name'], node['Index Cond'], node.Filter && `filter ${node.Filter}`].filter(Boolean)
  return {
    table,
    line: `${node['Node Type']} ${how.join(' ')}`.replaceAll(/\s+/g, ' ').slice(0, 300),
    whole: node['Node Type'].includes('Seq Scan') && loops > 0,
    read: (node['Actual Rows'] ?? 0) * loops + dropped,
    dropped,
  }
}
