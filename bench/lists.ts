import { makeDemoCity, SMALL_CITY } from '../src/main/demo/city.ts'
import { FOLLOWERS } from '../src/main/modules.ts'
import { loadCity, WHOLE_CITY } from '../test/city-load/load.ts'
import { grownTables, overhear, readingOf } from '../test/city-load/plans.ts'
import { visit, visits } from '../test/city-load/walk.ts'
import { testKernel } from '../test/kernel.ts'

/**
 * How long each verb that reads takes in a city of so many claims (a tenth unless told; 868000 is a whole one), how many
 * rows it takes out of tables for it, which tables that grow it reads from end to end, and p50 and p95 of every list: `bench/lists.ts [claims] [verb]`. PostgreSQL only.
 */
const url = process.env.HAIHE_TEST_DATABASE_URL
if (!url) throw new Error('HAIHE_TEST_DATABASE_URL names the PostgreSQL to measure on')
const [claims = String(WHOLE_CITY / 10), only = ''] = process.argv.slice(2)
const SLOW_MS = 100
const MANY_ROWS = 10_000
const ROUNDS = 9

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0

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
  const grown = await grownTables(base.database.db)
  const asked = (await visits(base.database.db, subject)).filter(({ verb }) => verb.name.startsWith(only))
  let slow = 0
  const lists: [string, number[]][] = []
  for (const one of asked) {
    const times: number[] = []
    let isList = false
    for (let round = 0; round < ROUNDS; round += 1) {
      heard()
      const from = performance.now()
      const answer = await visit(kernel, one).catch((error: Error) => {
        process.stdout.write(`${one.name}: ${error.message}\n`)
        return null
      })
      times.push(performance.now() - from)
      isList ||= typeof answer?.next === 'string'
    }
    const said = heard()
    const ms = at(times, 0.5)
    if (isList) lists.push([one.name, times])
    let read = 0
    const scanned = new Set<string>()
    for (const statement of said) {
      const reading = await readingOf(base.database, statement, grown)
      read = Math.max(read, reading?.read ?? 0)
      for (const table of reading?.scanned ?? []) scanned.add(table)
    }
    if (ms < SLOW_MS && read < MANY_ROWS && scanned.size === 0) continue
    slow += 1
    process.stdout.write(
      `${ms.toFixed(0)} ms, ${read} rows, scans ${[...scanned].join(' ') || '–'}: ${one.name}\n`,
    )
  }
  process.stdout.write('lists, p50 and p95 of their first page in ms:\n')
  for (const [name, times] of lists)
    process.stdout.write(
      `${at(times, 0.5).toFixed(0).padStart(6)} ${at(times, 0.95).toFixed(0).padStart(6)}  ${name}\n`,
    )
  process.stdout.write(
    `${asked.length} asked; ${slow} took ${SLOW_MS} ms or longer, read ${MANY_ROWS} rows or more, or scan what grows\n`,
  )
} finally {
  await base.close()
}
