// How long the leaders' page and the lists behind its numbers take in a large city, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/figures.ts [claims] [certificates]`. The project promises the page in
// 50 ms and a page of a list, however deep, in 100 ms at 868,000 claims and 900,000 certificates.

import { sql } from 'kysely'
import { openDatabase } from '../src/kernel/database/database.ts'
import { migrate } from '../src/kernel/database/index.ts'
import { foldFigures, recountFigures } from '../src/kernel/figure/index.ts'
import { makeKeys } from '../src/kernel/sealing/index.ts'
import { ROOMS } from '../src/main/modules.ts'
import { FIGURES, TALLIES } from '../src/modules/figures/figure.ts'
import { readFigure } from '../src/modules/figures/verbs/read-figure.ts'
import { readFigures } from '../src/modules/figures/verbs/read-figures.ts'
import { kernelOn, official } from '../test/kernel.ts'
import { inPostgres, ownDatabase } from '../test/own-database.ts'
import { loadLargeCity } from './large-city.ts'

const SIZE = {
  claims: Number(process.argv[2] ?? 868_000),
  certificates: Number(process.argv[3] ?? 900_000),
  trainees: Number(process.argv[2] ?? 868_000),
}
const ROUNDS = 30
const PAGE_MS = 50
const LIST_MS = 100

/** The parts of a figure that are listed. */
const PARTS = {
  whole: {},
  district: { district: '120116' },
  month: { month: '2024-03' },
  level: { by: 'level', value: '1' },
  occupation: { by: 'occupation', value: '职业16' },
} as const

const own = await ownDatabase(
  process.env.HAIHE_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres',
)
const database = await openDatabase({ url: own.url, schema: 'bench' })
const kernel = await kernelOn(database, makeKeys('international'), {})
const leader = official('leader')
try {
  await migrate(database, ROOMS)
  const load = await timed(() =>
    loadLargeCity(
      database,
      kernel.city.districts.map(({ code }) => code),
      SIZE,
    ),
  )
  await inPostgres(own.url, 'vacuum analyze')
  const first = await timed(() => foldFigures(database, TALLIES, kernel.clock.now()))
  await inPostgres(own.url, 'vacuum analyze')
  const page = await middle(() => kernel.as(leader, readFigures, {}))
  const lists: Record<string, number> = {}
  for (const { key } of FIGURES)
    for (const [part, asked] of Object.entries(PARTS))
      if (!('by' in asked) || (await divides(key, asked.by)))
        lists[`${key} ${part}`] = await middle(() => kernel.as(leader, readFigure, { key, ...asked }))
  const deep = await middle(await deepPage())
  const acts = await timed(() =>
    sql`update payable set recovered = 1 where case_number in (select 'BT-' || n from generate_series(1, 1000) n)`.execute(
      database.db,
    ),
  )
  const folded = await timed(() => foldFigures(database, TALLIES, kernel.clock.now()))
  const found: unknown[] = []
  const recount = await timed(async () =>
    found.push(...(await recountFigures(database, TALLIES, kernel.clock.now()))),
  )
  const slowest = Math.max(...Object.values(lists), deep)
  console.log(
    JSON.stringify(
      {
        ...SIZE,
        page: { ms: page, goal: PAGE_MS, met: page <= PAGE_MS },
        lists: { slowest, deep, goal: LIST_MS, met: slowest <= LIST_MS, each: lists },
        seconds: { load: load / 1000, countedFromNothing: first / 1000, recount: recount / 1000 },
        thousandActs: { written: acts, folded },
        found,
      },
      null,
      2,
    ),
  )
} finally {
  await kernel.close()
  await own.drop()
}

async function divides(key: string, by: 'level' | 'occupation'): Promise<boolean> {
  const { divided } = await kernel.as(leader, readFigure, { key })
  return divided.some((one) => one.by === by)
}

/** A page in the middle of the longest list. */
async function deepPage() {
  const place = Buffer.from(JSON.stringify(['figure', '2022-06-01', 'BT-5', '0'])).toString('base64url')
  return () => kernel.as(leader, readFigure, { key: 'paid-amount', after: place })
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return Math.round(performance.now() - started)
}

/** The middle of several times, once it is warm. */
async function middle(run: () => Promise<unknown>): Promise<number> {
  for (let at = 0; at < 5; at += 1) await run()
  const times = []
  for (let at = 0; at < ROUNDS; at += 1) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  return Math.round((times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0) * 10) / 10
}
