// What the kernel adds to a request, against bare Fastify handlers of the same process and run, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/verbs.ts`. Reads are counted in the serving thread's own processor
// time; writes, whose work is the database's too, in time on the clock.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { anybody, may, mountVerbs, verb } from '../src/kernel/verb/index.ts'
import { readConfig } from '../src/main/config.ts'
import { makeDemoCity, SMALL_CITY } from '../src/main/demo/city.ts'
import { openHouse } from '../src/main/house.ts'
import { openIdentity } from '../src/main/identity.ts'
import { buildApp } from '../src/main/serve/app.ts'
import { ownDatabase } from '../test/own-database.ts'
import { median, openDriver, rateOf, round2 } from './rate.ts'

const SECONDS = 2
const ROUNDS = 3
const GOALS = { compute: 0.75, read: 0.88, sessionRead: 0.45, write: 0.45, writeByEight: 0.4 }

const Row = z.object({ id: z.number(), title: z.string() })
const ID = z.strictObject({ id: z.coerce.number().int() })

const VERBS = [
  verb({
    name: 'bench.compute',
    title: '只计算',
    http: 'GET /bench/compute/{id}',
    who: anybody(),
    input: ID,
    output: Row,
    run: async (_ctx, { id }) => ({ id, title: '恒定' }),
  }),
  ...(
    [
      ['read', anybody()],
      ['session-read', may('cases.read')],
    ] as const
  ).map(([name, who]) =>
    verb({
      name: `bench.${name}`,
      title: '读一行',
      http: `GET /bench/${name}/{id}`,
      who,
      input: ID,
      output: Row,
      run: async ({ db }, { id }) => {
        const { rows } = await sql<
          z.infer<typeof Row>
        >`select id, title from bench_row where id = ${id}`.execute(db)
        return rows[0] as z.infer<typeof Row>
      },
    }),
  ),
  verb({
    name: 'bench.write',
    title: '写两行',
    http: 'POST /bench/write',
    who: may('cases.read'),
    input: z.strictObject({ title: z.string().max(100) }),
    output: z.object({ id: z.string() }),
    run: async (ctx, { title }) => {
      const id = randomUUID()
      await sql`insert into bench_case (id, title) values (${id}, ${title})`.execute(ctx.db)
      await sql`insert into bench_event (id, of, title) values (${randomUUID()}, ${id}, ${title})`.execute(
        ctx.db,
      )
      ctx.act.subject('bench', id)
      return { id }
    },
  }),
]

process.env.NODE_ENV = 'production'
const url = process.env.HAIHE_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const own = await ownDatabase(url)
const folder = mkdtempSync(join(tmpdir(), 'haihe-bench-'))
const config = {
  ...readConfig(
    { DATABASE_URL: own.url, HAIHE_DEMO: '1', HAIHE_DATA: folder, HAIHE_PORT: '18081' },
    () => '',
  ),
  quiet: true,
}
const house = await openHouse(config, () => {})
await makeDemoCity(house.kernel, house.secrets[0], SMALL_CITY, () => {})
const { identity, provider } = await openIdentity(house, config)
const front = await buildApp(house, config, identity, provider)
const headers = await signedIn(front)
const db = house.kernel.database.db
await sql`create table bench_row (id integer primary key, title text not null)`.execute(db)
await sql`insert into bench_row values (1, '恒定')`.execute(db)
await sql`create table bench_case (id uuid primary key, title text not null)`.execute(db)
await sql`create table bench_event (id uuid primary key, of uuid not null, title text not null)`.execute(db)

const app = Fastify({ logger: false })
mountVerbs(app, VERBS, {
  kernel: house.kernel,
  actorOf: (request) => identity.actorOf(request),
  guard: (request) => identity.guard(request),
})
app.get('/bare/constant/:id', async () => ({ id: 1, title: '恒定' }))
app.get('/bare/read/:id', async (request) => {
  const { id } = request.params as { id: string }
  const { rows } = await sql`select id, title from bench_row where id = ${Number(id)}`.execute(db)
  return rows[0]
})
app.post('/bare/write', async (request) => {
  const { title } = request.body as { title: string }
  const id = randomUUID()
  await house.kernel.database.transaction(async (tx) => {
    await sql`insert into bench_case (id, title) values (${id}, ${title})`.execute(tx)
    await sql`insert into bench_event (id, of, title) values (${randomUUID()}, ${id}, ${title})`.execute(tx)
  })
  return { id }
})
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as { port: number }

const reads = await readRates()
const one = await writeRates(1)
const eight = await writeRates(8)
const ratios = {
  compute: round2(reads.compute / reads.constant),
  read: round2(reads.read / reads.bareRead),
  sessionRead: round2(reads.sessionRead / reads.bareRead),
  write: round2(one.verb / one.bare),
  writeByEight: round2(eight.verb / eight.bare),
}
process.stdout.write(`${JSON.stringify({ ratios, goals: GOALS, perSecond: { ...reads, one, eight } })}\n`)
await app.close()
await front.close()
await house.close()
await own.drop()
rmSync(folder, { recursive: true, force: true })
const missed = Object.entries(GOALS).filter(([name, goal]) => ratios[name as keyof typeof GOALS] < goal)
for (const [name, goal] of missed)
  process.stderr.write(`${name}：${ratios[name as keyof typeof GOALS]}，应不低于 ${goal}\n`)
process.exit(missed.length > 0 ? 1 : 0)

async function readRates() {
  const paths = {
    constant: '/bare/constant/1',
    compute: '/api/v1/bench/compute/1',
    bareRead: '/bare/read/1',
    read: '/api/v1/bench/read/1',
    sessionRead: '/api/v1/bench/session-read/1',
  }
  const driver = openDriver()
  const rates: Record<string, number[]> = {}
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, path] of Object.entries(paths)) {
      const sent: Record<string, string> = name === 'sessionRead' ? { cookie: headers.cookie } : {}
      const rate = await rateOf(driver, { port, path, seconds: round === 0 ? 1 : SECONDS, headers: sent })
      // The first round only warms up.
      if (round > 0) rates[name] = [...(rates[name] ?? []), rate]
    }
  }
  await driver.terminate()
  return Object.fromEntries(
    Object.keys(paths).map((name) => [name, Math.round(median(rates[name] ?? []))]),
  ) as Record<keyof typeof paths, number>
}

async function writeRates(clients: number): Promise<{ bare: number; verb: number }> {
  const rates = { bare: [] as number[], verb: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, path] of [
      ['bare', '/bare/write'],
      ['verb', '/api/v1/bench/write'],
    ] as const) {
      const rate = await writesPerSecond(path, clients, round === 0 ? 1 : SECONDS)
      if (round > 0) rates[name].push(rate)
    }
  }
  return { bare: Math.round(median(rates.bare)), verb: Math.round(median(rates.verb)) }
}

async function writesPerSecond(path: string, clients: number, seconds: number): Promise<number> {
  const started = performance.now()
  const until = started + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const answer = await app.inject({
          method: 'POST',
          url: path,
          headers: { ...headers, 'idempotency-key': randomUUID() },
          payload: { title: '一件' },
        })
        if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
        done += 1
      }
    }),
  )
  return (done / (performance.now() - started)) * 1000
}

/** Enters as the district's reviewer, as a visitor of the demo does. */
async function signedIn(
  server: FastifyInstance,
): Promise<{ cookie: string; 'x-haihe-csrf': string; origin: string }> {
  const entered = await server.inject({
    method: 'POST',
    url: '/demo/enter',
    headers: { origin: config.origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'account=qufuhe&next=/work',
  })
  const cookie = [entered.headers['set-cookie'] ?? []]
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
  const page = await server.inject({ url: '/work', headers: { cookie } })
  const csrf = /name="csrf" content="([^"]+)"/.exec(page.body)?.[1]
  if (!csrf) throw new Error(`nobody is signed in (${entered.statusCode})`)
  return { cookie, 'x-haihe-csrf': csrf, origin: config.origin }
}
