import { type Kysely, type RawBuilder, sql } from 'kysely'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

/**
 * A connection or a transaction. Stores narrow it to their own tables:
 * `db.withTables<TrainingTables>()`. An untyped table name does not compile.
 */
// biome-ignore lint/complexity/noBannedTypes: a database that knows no table until a store names its own
export type Db = Kysely<{}>

/** The city's database: PGlite in this process, or a PostgreSQL server. */
export interface Database {
  readonly db: Db
  readonly kind: 'pglite' | 'postgres'
  /** The schema that holds everything of one city. */
  readonly schema: string
  /** Runs `run` in one transaction; commits when it resolves, rolls back when it throws. */
  transaction<T>(run: (tx: Db) => Promise<T>): Promise<T>
  /** Runs several statements without parameters in one call; for job queue set-up only. */
  script(text: string): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** `postgres://…`; without it PGlite keeps its files in `folder`, or in memory when that is absent too. */
  url?: string
  folder?: string
  schema: string
  /** Connections to a PostgreSQL server (10 unless told). */
  pool?: number
  /** PGlite begins as a copy of one that was dumped. */
  copyOf?: Blob
}

/** Opens the database and makes sure that the city's schema exists. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(options.schema)) {
    throw new Error(`城市模式名 ${options.schema} 只能用小写字母、数字和下划线，且以字母开头`)
  }
  const opened = options.url
    ? await openPostgres(options.url, options.schema, options.pool ?? 10)
    : await openPglite(options.folder, options.schema, options.copyOf)
  return databaseOf(opened, options.schema)
}

/** What was opened, as the city's database. */
export const databaseOf = (opened: Omit<Database, 'schema' | 'transaction'>, schema: string): Database => ({
  ...opened,
  schema,
  transaction: (run) => opened.db.transaction().execute(run),
})

/**
 * A lock for the rest of the transaction on something that has a name but no row yet
 * (the first case of a year, a person who is being registered). Different names do not wait for each other.
 */
export async function lockName(db: Db, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey(sql`${name}`)})`.execute(db)
}

/** The number of a name's lock. Locks are the whole server's: with the schema in it, no city waits for another's. */
export const lockKey = (name: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`hashtextextended(current_schema() || ' ' || ${name}::text, 0)`
