import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { databaseOf, openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { openPglite } from '../src/kernel/database/pglite.ts'
import { ROOMS } from '../src/main/modules.ts'
import { inPostgres, ownDatabase } from './own-database.ts'

/** The files from which PGlite begins in a test: one without a table, and one with everything migrated. */
export interface Templates {
  bare: string
  migrated: string
}

/** Where the first test file that needs a demo city leaves it for the others, by its size; `name` begins those of its databases in PostgreSQL. */
export interface DemoPlace {
  folder: string
  name: string
}

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates | null
    /** The database in PostgreSQL with everything migrated of which each test there gets a copy. */
    templateDatabase: string | null
    demoPlace: DemoPlace
  }
}

export const SCHEMA = 'tianjin'

/** The demo cities that tests share. */
export const DEMO_SIZES = ['small', 'whole'] as const

/** Makes the two templates once for all test files: to initialise a PGlite takes seconds, to copy one a moment. */
export default async function templates(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'haihe-template-'))
  const name = `haihe_demo_${randomBytes(6).toString('hex')}`
  project.provide('demoPlace', { folder, name })
  const url = process.env.HAIHE_TEST_DATABASE_URL
  if (url) {
    project.provide('templates', null)
    const migrated = await ownDatabase(url)
    const opened = await openDatabase({ url: migrated.url, schema: SCHEMA })
    await migrate(opened, ROOMS)
    await opened.close()
    project.provide('templateDatabase', migrated.name)
    return async () => {
      await migrated.drop()
      for (const size of DEMO_SIZES)
        await inPostgres(url, `drop database if exists ${name}_${size} with (force)`)
      await rm(folder, { recursive: true })
    }
  }
  project.provide('templateDatabase', null)
  const made: Templates = { bare: join(folder, 'bare.tar'), migrated: join(folder, 'migrated.tar') }
  const opened = await openPglite(undefined, SCHEMA)
  // Nothing is made from these here, and they are half of the files that each copy has to write.
  for (const name of ['template0', 'template1']) {
    await opened.script(`alter database ${name} is_template false`)
    await opened.script(`drop database ${name}`)
  }
  await keep(opened, made.bare)
  await migrate(databaseOf(opened, SCHEMA), ROOMS)
  await keep(opened, made.migrated)
  await opened.close()
  project.provide('templates', made)
  return () => rm(folder, { recursive: true })
}

/** Keeps all files of this PGlite as they are now; flushed before, so that no copy begins with a recovery. */
export async function keep(opened: Awaited<ReturnType<typeof openPglite>>, file: string): Promise<void> {
  await opened.script('checkpoint')
  await writeFile(file, (await opened.dump()).stream())
}
