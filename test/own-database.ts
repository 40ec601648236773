import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Says one statement to the PostgreSQL of this address, on a connection of its own. */
export async function inPostgres(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

export interface OwnDatabase {
  name: string
  url: string
  drop(): Promise<void>
}

/** A database made for one test in the PostgreSQL of this address; a copy of `template`, or empty. */
export async function ownDatabase(url: string, template = 'template1'): Promise<OwnDatabase> {
  const name = `haihe_own_${randomBytes(6).toString('hex')}`
  await inPostgres(url, `create database ${name} template ${template}`)
  return {
    name,
    url: addressOf(url, name),
    drop: () => inPostgres(url, `drop database ${name} with (force)`),
  }
}

/** The same for a test that cuts nobody's power: its commits need not wait for the disk. */
export async function passingDatabase(url: string, template?: string): Promise<OwnDatabase> {
  const own = await ownDatabase(url, template)
  await inPostgres(url, `alter database ${own.name} set synchronous_commit = off`)
  return own
}

/** The address of another database of the same server. */
export function addressOf(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
