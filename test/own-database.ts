import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A database made for one test in the PostgreSQL of this address, for programs that are started as processes. */
export async function ownDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `haihe_own_${randomBytes(6).toString('hex')}`
  const say = async (text: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await say(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => say(`drop database ${name} with (force)`) }
}
