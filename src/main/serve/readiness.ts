import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { House } from '../house.ts'

/** What `/readyz` says: `ok` is false where this server can do nobody's business now. */
export interface Readiness {
  ok: boolean
  /** The database answers, and takes in what is written. */
  database: boolean
  /** The data folder takes in what is written. */
  disk: boolean
  /** The keys open what is sealed. */
  keys: boolean
  /** What waits for the worker; a backlog takes no server out of service, it is the worker's. */
  queue: { waiting: number; stuck: number; oldestSeconds: number } | null
}

/** So long (ms) is an answer good: whoever asks often must not be a burden. */
const GOOD_FOR = 2000

/** Nothing of this takes longer in a sound installation (ms). */
const PATIENCE = 4000

/** Asks the house whether it can work; the answer is kept for two seconds and asked once for all who come meanwhile. */
export function readinessOf(house: House, folder: string): () => Promise<Readiness> {
  let asked: { at: number; answer: Promise<Readiness> } | null = null
  return () => {
    if (!asked || Date.now() - asked.at > GOOD_FOR) asked = { at: Date.now(), answer: look(house, folder) }
    return asked.answer
  }
}

async function look(house: House, folder: string): Promise<Readiness> {
  const { kernel } = house
  const [database, disk, queue] = await Promise.all([
    holds(() => writes(house)),
    holds(() => writesFile(folder)),
    inTime(() => queueOf(house)),
  ])
  const keys = await holds(async () => {
    const context = 'readiness'
    if (kernel.sealer.open(kernel.sealer.seal(context, context), context) !== context) throw new Error('keys')
    await kernel.signer.sign({ context }, 'haihe-readiness+jws')
  })
  return { ok: database && disk && keys && queue !== null, database, disk, keys, queue }
}

/** A row is written and left to be overwritten: a full disk shows itself only to whoever writes. */
async function writes({ kernel }: House): Promise<void> {
  await sql`insert into server_ready (name, at) values ('server', ${new Date()})
    on conflict (name) do update set at = excluded.at`.execute(kernel.database.db)
}

async function writesFile(folder: string): Promise<void> {
  const path = join(folder, `.ready-${randomBytes(6).toString('hex')}`)
  try {
    await writeFile(path, randomBytes(4096), { mode: 0o600, flush: true })
  } finally {
    await rm(path, { force: true })
  }
}

async function queueOf({ kernel }: House): Promise<NonNullable<Readiness['queue']>> {
  const { rows } = await sql<{ waiting: number; stuck: number; since: Date | null }>`
    select count(*) filter (where t.id is null) as waiting, count(*) filter (where t.stuck_at is not null) as stuck,
      min(f.emitted_at) filter (where t.id is null) as since
    from follow_up f left join trouble t on t.kind = 'follow-up' and t.id = f.id::text`.execute(
    kernel.database.db,
  )
  const { waiting, stuck, since } = rows[0] ?? { waiting: 0, stuck: 0, since: null }
  const oldest = since === null ? 0 : (kernel.clock.now().getTime() - since.getTime()) / 1000
  return { waiting, stuck, oldestSeconds: Math.max(0, Math.floor(oldest)) }
}

const holds = async (look: () => Promise<void>): Promise<boolean> =>
  (await inTime(async () => {
    await look()
    return true
  })) ?? false

/** What it found, or null where it failed or took too long. */
async function inTime<T>(look: () => Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), PATIENCE)
  try {
    return await Promise.race([look(), promise])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
