import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const ROOT = join(import.meta.dirname, '../..')
const UP_MS = 280_000

/** The program itself with its demo city, as `npm start` runs it, in a folder (and database) of its own. */
export interface CityServer {
  base: string
  /** What it has said so far. */
  said(): string
  close(): Promise<void>
}

/** Starts it on a free port: PGlite, or with HAIHE_TEST_DATABASE_URL a database made for it in that PostgreSQL. */
export async function startCityServer(): Promise<CityServer> {
  const folder = mkdtempSync(join(tmpdir(), 'haihe-journey-'))
  const database = await ownDatabase(process.env.HAIHE_TEST_DATABASE_URL)
  const port = await freePort()
  const env: NodeJS.ProcessEnv = { ...process.env, HAIHE_PORT: String(port), HAIHE_DATA: folder }
  delete env.HAIHE_TEST_DATABASE_URL
  if (database) env.DATABASE_URL = database.url
  let said = ''
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/main/cli.ts'), 'serve'], {
    cwd: ROOT,
    env,
  })
  child.stdout.on('data', (part) => (said += part))
  child.stderr.on('data', (part) => (said += part))
  const base = `http://localhost:${port}`
  await untilUp(base, child, () => said)
  return {
    base,
    said: () => said,
    async close() {
      await stopped(child)
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilUp(base: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const end = Date.now() + UP_MS; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said()}`)
    const ready = await fetch(`${base}/readyz`).catch(() => null)
    if (ready?.ok) return
    await new Promise((done) => setTimeout(done, 500))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not come up:\n${said()}`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await ended
  clearTimeout(late)
}

async function ownDatabase(url: string | undefined) {
  if (!url) return null
  const name = `haihe_journey_${randomBytes(6).toString('hex')}`
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

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
