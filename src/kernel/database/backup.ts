import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from './database.ts'

/** A backup (备份) as lines of text: what it is, then each table with its rows, then what it must add up to. */
export const BACKUP_FORMAT = 'haihe-backup-1'

interface Head {
  format: string
  at: string
  migrations: string[]
  sequences: { name: string; value: number; called: boolean }[]
}

/** How many rows a table has, and a digest of them that does not depend on their order. */
export interface TableSum {
  rows: number
  digest: string
}
export type Sums = Record<string, TableSum>

/** Something about a backup that is not as it must be, in words. */
export class BackupError extends Error {
  override name = 'BackupError'
}

const PAGE = 1000

/** All of the city as it stands at one instant, line by line; whoever works meanwhile is not held up. */
export async function writeBackup(
  database: Database,
  write: (line: string) => Promise<void>,
  at: Date,
): Promise<Sums> {
  return database.transaction(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    // One statement of a large city may take longer than a request ever should.
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    const head: Head = {
      format: BACKUP_FORMAT,
      at: at.toISOString(),
      migrations: await migrationsApplied(tx),
      sequences: await sequencesOf(tx),
    }
    await write(JSON.stringify(head))
    const sums: Sums = {}
    for (const table of await tablesOf(tx)) {
      await write(JSON.stringify({ table }))
      sums[table] = await eachRow(tx, table, (row) => write(JSON.stringify(row)))
    }
    await write(JSON.stringify({ sums }))
    return sums
  })
}

/**
 * Puts a backup into an empty city, in one transaction: all of it, or nothing. Gives back the sums of what stands in the
 * tables afterwards, which are those of the backup.
 */
export async function readBackup(database: Database, lines: AsyncIterable<string>): Promise<Sums> {
  return database.transaction(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
    await requireEmpty(tx)
    const tables = await tablesOf(tx)
    const keys = await foreignKeys(tx)
    for (const { table, name } of keys)
      await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
    for (const table of tables) {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx)
      await sql`delete from ${sql.table(table)}`.execute(tx)
    }
    const wanted = await fill(tx, lines, tables)
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx)
    for (const { table, name, definition } of keys)
      await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(
        tx,
      )
    const sums = await sumsOf(tx, tables)
    for (const table of tables)
      if (sums[table]?.digest !== wanted[table]?.digest || sums[table]?.rows !== wanted[table]?.rows)
        throw new BackupError(`恢复后 ${table} 的内容与备份不符，没有恢复任何内容。请检查备份文件是否完整`)
    return sums
  })
}

/** The sums of all tables, to compare two cities by. */
export async function sumsOf(db: Db, tables?: readonly string[]): Promise<Sums> {
  const sums: Sums = {}
  for (const table of tables ?? (await tablesOf(db))) sums[table] = await eachRow(db, table, async () => {})
  return sums
}

/** Reads the lines of a backup into the tables; gives the sums that it says it has. */
async function fill(tx: Db, lines: AsyncIterable<string>, tables: readonly string[]): Promise<Sums> {
  let head: Head | null = null
  let table: string | null = null
  let sums: Sums | null = null
  let page: string[] = []
  const flush = async () => {
    if (table && page.length > 0) await insertRows(tx, table, page)
    page = []
  }
  for await (const line of lines) {
    const said = parsed(line)
    if (!head) {
      head = await headOf(tx, said)
      continue
    }
    if (typeof said === 'string') {
      page.push(said)
      if (page.length >= PAGE) await flush()
    } else if (isObject(said) && typeof said.table === 'string') {
      await flush()
      table = said.table
      if (!tables.includes(table)) throw new BackupError(`备份里的表 ${table} 在这个版本里没有`)
    } else if (isObject(said) && isObject(said.sums)) {
      await flush()
      sums = said.sums as unknown as Sums
    } else throw brokenBackup()
  }
  if (!head || !sums) throw brokenBackup()
  for (const { name, value, called } of head.sequences)
    await sql`select setval(${`${name}`}::regclass, ${value}, ${called})`.execute(tx)
  return sums
}

/** What a file that breaks off or cannot be unpacked is answered. */
export const brokenBackup = () => new BackupError('备份文件不完整或已损坏，没有恢复任何内容')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw brokenBackup()
  }
}

async function headOf(tx: Db, said: unknown): Promise<Head> {
  if (!isObject(said) || said.format !== BACKUP_FORMAT) throw new BackupError('这不是海河的备份文件')
  const head = said as unknown as Head
  const here = await migrationsApplied(tx)
  if (JSON.stringify(head.migrations) !== JSON.stringify(here))
    throw new BackupError('备份是另一个版本的程序做的。请先用那个版本恢复，再升级（haihe migrate）')
  return head
}

async function requireEmpty(tx: Db): Promise<void> {
  for (const table of ['identity_account', 'audit_record', 'case_file']) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)
    if (rows.length > 0)
      throw new BackupError('这个数据库里已经有数据，没有恢复任何内容。请指定一个新的数据库再恢复')
  }
}

/** The tables of the city but the list of migrations, which the program itself keeps. */
async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname collate "C"`.execute(db)
  return rows.map(({ name }) => name)
}

async function migrationsApplied(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    one: string
  }>`select room || '/' || name || ' ' || digest as one from migration
    order by 1`.execute(db)
  return rows.map(({ one }) => one).sort()
}

async function sequencesOf(db: Db): Promise<Head['sequences']> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' order by 1`.execute(db)
  const found: Head['sequences'] = []
  for (const { name } of rows) {
    const state = await sql<{
      value: number
      called: boolean
    }>`select last_value as value, is_called as called
      from ${sql.table(name)}`.execute(db)
    found.push({ name, value: state.rows[0]?.value ?? 1, called: state.rows[0]?.called ?? false })
  }
  return found
}

async function foreignKeys(db: Db): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = current_schema()::regnamespace and k.contype = 'f' order by 1, 2`.execute(db)
  return rows
}

/** Each row in the database's own text form, which it reads back exactly. */
async function eachRow(db: Db, table: string, take: (row: string) => Promise<void>): Promise<TableSum> {
  let rows = 0
  let sum = 0n
  let after = '(0,0)'
  for (;;) {
    const page = await sql<{ place: string; row: string }>`select t.ctid::text as place, t::text as row
      from ${sql.table(table)} t where t.ctid > ${after}::tid order by t.ctid limit ${PAGE}`.execute(db)
    for (const { row } of page.rows) {
      await take(row)
      rows += 1
      sum += BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)
    }
    const last = page.rows.at(-1)
    if (!last || page.rows.length < PAGE)
      return { rows, digest: BigInt.asUintN(256, sum).toString(16).padStart(64, '0') }
    after = last.place
  }
}

const columns = new Map<string, string[]>()

/** The columns that are written: what the database makes by itself it makes again. */
async function columnsOf(db: Db, table: string): Promise<string[]> {
  const known = columns.get(table)
  if (known) return known
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(db)
  const names = rows.map(({ name }) => name)
  columns.set(table, names)
  return names
}

async function insertRows(tx: Db, table: string, rows: readonly string[]): Promise<void> {
  const names = sql.join((await columnsOf(tx, table)).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${names}) overriding system value
    select ${names} from (select (one.row::${sql.table(table)}).* from unnest(${rows}::text[]) one (row)) as given`.execute(
    tx,
  )
}
