import { existsSync, mkdirSync, openAsBlob, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { inject } from 'vitest'
import { type Database, databaseOf, openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { openPglite } from '../src/kernel/database/pglite.ts'
import { newKeyFile, readKeys } from '../src/kernel/sealing/index.ts'
import { makeDemoCity, SMALL_CITY, WHOLE_CITY } from '../src/main/demo/city.ts'
import { type DemoClock, openDemoClock } from '../src/main/demo/clock.ts'
import { FOLLOWERS, ROOMS } from '../src/main/modules.ts'
import { kernelOn, type TestKernel } from './kernel.ts'
import { addressOf, inPostgres, passingDatabase } from './own-database.ts'
import { type DEMO_SIZES, keep, SCHEMA } from './template.ts'

export const DEMO_SECRET = 'a secret of the test, long enough for it'
const POOL = 12

/**
 * A kernel of the demo on a copy of its own of the small or the whole demo city. Each city is made once a run, by the
 * first test file that asks for it: to make one takes as long as most tests do together.
 */
export async function demoKernel(size: (typeof DEMO_SIZES)[number] = 'small'): Promise<TestKernel> {
  const place = inject('demoPlace')
  const folder = join(place.folder, size)
  const name = `${place.name}_${size}`
  mkdirSync(folder, { recursive: true })
  const keys = join(folder, 'keys.json')
  await onceInRun(folder, async () => {
    newKeyFile(keys, 'international')
    await makeTemplate()
  })
  const { database, drop } = await copy()
  const kernel = await kernelOn(database, readKeys(keys), { followers: FOLLOWERS })
  return {
    ...kernel,
    demo: true,
    async close() {
      await kernel.close()
      await drop()
    },
  }

  async function makeTemplate(): Promise<void> {
    const url = process.env.HAIHE_TEST_DATABASE_URL
    if (url) {
      await inPostgres(url, `create database ${name} template ${inject('templateDatabase')}`)
      const opened = await openDatabase({ url: addressOf(url, name), pool: POOL, schema: SCHEMA })
      await makeIn(opened)
      await opened.close()
      return
    }
    const templates = inject('templates')
    const opened = await openPglite(
      undefined,
      SCHEMA,
      templates ? await openAsBlob(templates.migrated) : undefined,
    )
    await makeIn(databaseOf(opened, SCHEMA))
    await keep(opened, demoTar(folder))
    await opened.close()
  }

  async function makeIn(database: Database): Promise<void> {
    await migrate(database, ROOMS)
    const maker = await kernelOn(database, readKeys(keys), { followers: FOLLOWERS })
    await makeDemoCity(
      { ...maker, demo: true },
      DEMO_SECRET,
      size === 'small' ? SMALL_CITY : WHOLE_CITY,
      () => {},
    )
    await maker.jobs.stop()
  }

  async function copy(): Promise<{ database: Database; drop(): Promise<void> }> {
    const url = process.env.HAIHE_TEST_DATABASE_URL
    if (!url) {
      const copyOf = await openAsBlob(demoTar(folder))
      return { database: await openDatabase({ copyOf, schema: SCHEMA }), drop: async () => {} }
    }
    const own = await passingDatabase(url, name)
    return { database: await openDatabase({ url: own.url, pool: POOL, schema: SCHEMA }), drop: own.drop }
  }
}

/** The demo's clock for a test that walks on in the city: it goes, half an hour after the city was made. */
export function goingClock(kernel: TestKernel): Promise<DemoClock> {
  const from = kernel.clock.now().getTime() + 30 * 60_000 - Date.now()
  return openDemoClock(kernel.database.db, { now: () => new Date(from + Date.now()) })
}

const demoTar = (folder: string): string => join(folder, 'demo.tar')

/** Does it in one of the test processes; the others wait until it is done, or fail as it did. */
async function onceInRun(folder: string, make: () => Promise<void>): Promise<void> {
  const [done, failed] = [join(folder, 'demo.made'), join(folder, 'demo.failed')]
  try {
    mkdirSync(join(folder, 'demo.lock'))
  } catch {
    while (!existsSync(done)) {
      if (existsSync(failed))
        throw new Error('the demo city could not be made: see the test file that tried first')
      await setTimeout(100)
    }
    return
  }
  await make().catch((error) => {
    writeFileSync(failed, '')
    throw error
  })

  writeFileSync(done, '')
}
