import { sql } from 'kysely'
import { makeDemoCity, SMALL_CITY } from '../src/main/demo/city.ts'
import { FOLLOWERS, SEARCH_VERBS } from '../src/main/modules.ts'
import { hearNames } from '../src/modules/organisations/finding.ts'
import { loadCity, WHOLE_CITY } from '../test/city-load/load.ts'
import { official, testKernel } from '../test/kernel.ts'

/**
 * How long the one search box takes in a city of so many claims (a tenth unless told), by what is typed; looking people up is left out, since the
 * copies of the load cannot be unsealed:
 * `bench/search.ts [claims]`. PostgreSQL only.
 */
if (!process.env.HAIHE_TEST_DATABASE_URL)
  throw new Error('HAIHE_TEST_DATABASE_URL names the PostgreSQL to measure on')
const [claims = String(WHOLE_CITY / 10)] = process.argv.slice(2)
const ROUNDS = 40

const kernel = await testKernel({ followers: FOLLOWERS })
try {
  await makeDemoCity(
    { ...kernel, demo: true },
    'a secret of the bench, long enough for it',
    SMALL_CITY,
    () => {},
  )
  const began = Date.now()
  await loadCity(kernel.database, Number(claims))
  process.stdout.write(`${claims} claims loaded in ${Date.now() - began} ms\n`)
  await hearNames(kernel, 1_000_000)
  const { rows } = await sql<{ number: string; name: string }>`select f.number, p.name
    from case_file f join person p on p.id = f.person where f.kind = 'BT' order by md5(f.number) limit ${ROUNDS}`.execute(
    kernel.database.db,
  )
  const officer = official('municipal-officer')
  const clerk = official('district-clerk', ['120116'])
  const typed: Record<string, (one: { number: string; name: string }) => string> = {
    'whole number': ({ number }) => number,
    'beginning of a number': ({ number }) => number.slice(0, 17),
    'end of a number': ({ number }) => number.slice(8),
    serial: ({ number }) => number.slice(-6),
    name: ({ name }) => name,
    'part of an organisation': () => '津沽',
    initials: () => 'jgzy',
    pinyin: () => 'hangong',
    occupation: () => '焊工',
    policy: () => '培训补贴标准',
  }
  const report = (what: string, times: number[]) => {
    const sorted = times.sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)
    process.stdout.write(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`)
  }
  const all: number[] = []
  // What is read once a process (occupations, policies) is no part of it.
  for (const text of Object.values(typed))
    await kernel.as(officer, SEARCH_VERBS.searchAll, { q: text(rows[0] ?? { number: '', name: '' }) })
  for (const [what, text] of Object.entries(typed)) {
    const times: number[] = []
    for (const [at, row] of rows.entries()) {
      const from = performance.now()
      await kernel.as(at % 2 === 0 ? officer : clerk, SEARCH_VERBS.searchAll, { q: text(row) })
      times.push(performance.now() - from)
    }
    all.push(...times)
    report(what, times)
  }
  report('everything typed', all)
} finally {
  await kernel.close()
}
