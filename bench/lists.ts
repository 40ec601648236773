import { makeDemoCity, SMALL_CITY } from '../src/main/demo/city.ts'
import { FOLLOWERS } from '../src/main/modules.ts'
import { loadCity, WHOLE_CITY } from '../test/city-load/load.ts'
import { grownTables, MODES, openPlans, overhear } from '../test/city-load/plans.ts'
import { visit, visits } from '../test/city-load/walk.ts'
import { testKernel } from '../test/kernel.ts'

/**
 * How long each verb that reads takes in a city of so many claims (a tenth unless told), how many rows it takes out of
 * tables for it, and which tables that grow it reads from end to end: `bench/lists.ts [claims] [verb]`. PostgreSQL only.
 */
const url = process.env.HAIHE_TEST_DATABASE_URL
if (!url) throw new Error('HAIHE_TEST_DATABASE_URL names the PostgreSQL to measure on')
const [claims = String(WHOLE_CITY / 10), only = ''] = process.argv.slice(2)
const SLOW_MS = 100
const MANY_ROWS = 10_000

const base = await testKernel({ followers: FOLLOWERS })
try {
  await makeDemoCity(
    { ...base, demo: true },
    'a secret of the bench, long enough for it',
    SMALL_CITY,
    () => {},
  )
  const began = Date.now()
  const subject = await loadCity(base.database, Number(claims))
  process.stdout.write(`${claims} claims loaded in ${Date.now() - began} ms\n`)
  const { database, heard } = overhear(base.database)
  const kernel = { ...base, demo: true, database }
  const plans = await openPlans(url, database.schema, await grownTables(base.database.db))
  const asked = (await visits(base.database.db, subject)).filter(({ verb }) => verb.name.startsWith(only))
  let slow = 0
  for (const one of asked) {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      heard()
      const from = performance.now()
      await visit(kernel, one).catch((error: Error) =>
        process.stdout.write(`${one.name}: ${error.message}\n`),
      )
      times.push(performance.now() - from)
    }
    const said = heard()
    const ms = times.sort((a, b) => a - b)[1] ?? 0
    let read = 0
    const scanned = new Set<string>()
    for (const mode of MODES)
      for (const statement of said) {
        const reading = await plans.readingOf(statement, mode)
        read = Math.max(read, reading?.read ?? 0)
        for (const table of reading?.scanned ?? []) scanned.add(table)
      }
    if (ms < SLOW_MS && read < MANY_ROWS && scanned.size === 0) continue
    slow += 1
    process.stdout.write(
      `${ms.toFixed(0)} ms, ${read} rows, scans ${[...scanned].join(' ') || '–'}: ${one.name}\n`,
    )
  }
  process.stdout.write(
    `${asked.length} asked; ${slow} took ${SLOW_MS} ms or longer, read ${MANY_ROWS} rows or more, or scan what grows\n`,
  )
  await plans.close()
} finally {
  await base.close()
}
