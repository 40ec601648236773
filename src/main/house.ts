import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anchorsIn, witnessIn } from '../kernel/audit/index.ts'
import { type Database, migrate, openDatabase } from '../kernel/database/index.ts'
import { setFontFolder } from '../kernel/documents/font/font-folders.ts'
import { scannerAt } from '../kernel/file/index.ts'
import { type Jobs, openJobs } from '../kernel/jobs/index.ts'
import { keysOf, livingKeys } from '../kernel/sealing/index.ts'
import { type Clock, type Kernel, systemClock } from '../kernel/verb/index.ts'
import { loadCityFolder } from './city.ts'
import type { Config } from './config.ts'
import { openDemoClock } from './demo/clock.ts'
import { FOLLOWERS, ROOMS } from './modules.ts'
import { handOnOldJobs } from './old-jobs.ts'
import { standardsReader } from './standards.ts'

/** The program's parts, opened; `close` shuts them in order. */
export interface House {
  kernel: Kernel
  /** Sign cookies, newest first; derived from the city's keys, so every server of the city has the same. */
  secrets: [string, ...string[]]
  version: string
  close(): Promise<void>
}

/** Opens database, standards, keys and job queue as the configuration says, and brings the schema up to date. */
export async function openHouse(config: Config, report: (error: unknown) => void): Promise<House> {
  const loaded = loadCityFolder(config.city)
  mkdirSync(config.data, { recursive: true, mode: 0o700 })
  setFontFolder(join(config.data, 'fonts'))
  const database = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { folder: config.data }),
    schema: loaded.city.schema,
    pool: config.pool,
  })
  let jobs: Jobs | null = null
  try {
    await migrate(database, ROOMS)
    await handOnOldJobs(database, FOLLOWERS, new Date())
    const { sealer, signer } = watchedKeys(config, report)
    const opened = openJobs(report)
    jobs = opened
    const clock: Clock = config.demo ? await openDemoClock(database.db) : systemClock
    const kernel: Kernel = {
      database,
      city: loaded.city,
      standards: standardsReader(database, loaded.standards),
      sealer,
      signer,
      origin: config.origin,
      jobs: opened,
      followers: FOLLOWERS,
      clock,
      demo: config.demo,
      takeBackSeconds: config.takeBackSeconds ?? loaded.city.takeBackSeconds,
      anchors: anchorsIn(config.auditHeads.file, config.auditHeads.url),
      witness: witnessIn(`${config.auditHeads.file}.seen`, report),
      scanner: config.fileScanner ? scannerAt(config.fileScanner) : null,
    }
    return {
      kernel,
      secrets: sealer.macs('cookies', 'identity-secret') as [string, ...string[]],
      version: version(),
      close: () => close(opened, database),
    }
  } catch (error) {
    await jobs?.stop()
    await database.close()
    throw error
  }
}

/** The key file is looked at this often (ms): a newer key in it is used from then on. */
const LOOK_MS = 20_000

/** The keys of the city, which follow their file: a key can be changed without stopping anything. */
function watchedKeys(config: Config, report: (error: unknown) => void) {
  const file = config.keysFile ?? join(config.data, 'keys.json')
  const read = () =>
    keysOf({
      file: config.keysFile ?? undefined,
      folder: config.data,
      suite: config.suite,
      demo: config.demo,
    })
  const first = read()
  let seen = statSync(file).mtimeMs
  const changed = () => {
    const { mtimeMs } = statSync(file)
    if (mtimeMs === seen) return null
    seen = mtimeMs
    return read()
  }
  const living = livingKeys(first, changed)
  setInterval(() => {
    try {
      const keys = changed()
      if (keys) living.renew(keys)
    } catch (error) {
      // A file that is just being changed, or is wrong: the keys of before go on.
      report(error)
    }
  }, LOOK_MS).unref()
  return living
}

async function close(jobs: Jobs, database: Database): Promise<void> {
  await jobs.stop()
  await database.close()
}

function version(): string {
  const path = fileURLToPath(new URL('../../package.json', import.meta.url))
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
