// How fast answers are saved while 2,000 candidates write at once, on the PostgreSQL of HAIHE_TEST_DATABASE_URL:
// `node --import tsx bench/sitting.ts [candidates] [seconds]`. The server is a process of its own; each candidate saves one to three answers
// every eight seconds on average, at random moments. Measured from the moment at which it was to be sent, so that a queue counts.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { migrate, openDatabase } from '../src/kernel/database/index.ts'
import { makeKeys } from '../src/kernel/sealing/index.ts'
import { ROOMS } from '../src/main/modules.ts'
import { firstOf } from '../src/modules/sitting/rules/saving.ts'
import { kernelOn } from '../test/kernel.ts'
import { ownDatabase } from '../test/own-database.ts'
import { freePort } from '../test/program.ts'
import { anAssessor, arranged, welders } from '../test/sitting/sitting-walk.ts'

const CANDIDATES = Number(process.argv[2] ?? 2_000)
const SECONDS = Number(process.argv[3] ?? 60)
/** A candidate's saves are this far apart on average, in milliseconds. */
const APART = 8_000
const ITEMS = Array.from({ length: 80 }, () => randomUUID())
const GOAL = 150

const url = process.env.HAIHE_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const own = await ownDatabase(url)
const folder = mkdtempSync(join(tmpdir(), 'haihe-sitting-bench-'))
const database = await openDatabase({ url: own.url, schema: 'tianjin', pool: 4 })
let server: ChildProcess | null = null
try {
  await migrate(database, ROOMS)
  const keys = makeKeys('international')
  const kernel = await kernelOn(database, keys, { at: new Date(Date.now() - 61_000).toISOString() })
  const one = await arranged(kernel, await anAssessor(kernel), await welders(kernel, 1, 1))
  const machines = Array.from({ length: CANDIDATES }, (_, at) => {
    const token = randomBytes(32).toString('base64url')
    const admission = String(50_000_000_000_000 + at)
    return {
      id: randomUUID(),
      person: randomUUID(),
      seat: String(at + 2),
      admission,
      token,
      mac: kernel.sealer.mac(token, 'sitting.token'),
    }
  })
  await sql`insert into sitting (id, session, person, seat, room, admission, entry, token_mac, machine, begun_at, paper, form)
    select id, ${one.session}::uuid, person, seat, '1', admission, 1, mac, seat, now(), ${randomUUID()}::uuid, 'A'
    from jsonb_to_recordset(${JSON.stringify(machines)}::jsonb) as c (id uuid, person uuid, seat text, admission text, mac text)`.execute(
    database.db,
  )
  await sql`analyze`.execute(database.db)
  const port = await freePort()
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ url: own.url, schema: 'tianjin', keys, port }))
  const child = fork(
    fileURLToPath(new URL('../test/faults/sitting-server.ts', import.meta.url)),
    [join(folder, 'server.json')],
    {
      execArgv: ['--import', 'tsx'],
    },
  )
  server = child
  child.send('serve')
  await new Promise((ready) => child.once('message', ready))
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const seqs = new Map<string, number>()
  const times: number[] = []
  let failed = 0

  const save = (machine: (typeof machines)[number]): Promise<void> =>
    new Promise((done) => {
      const began = performance.now()
      const count = 1 + Math.floor(Math.random() * 3)
      const saves = Array.from({ length: count }, () => {
        const seq = (seqs.get(machine.id) ?? firstOf(1)) + 1
        seqs.set(machine.id, seq)
        return { item: ITEMS[Math.floor(Math.random() * ITEMS.length)], seq, answer: 'o2', at: Date.now() }
      })
      const body = JSON.stringify({ token: machine.token, saves })
      const asked = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/v1/sitting/answers',
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          answer.resume().on('end', () => {
            if (answer.statusCode === 200) times.push(performance.now() - began)
            else failed += 1
            done()
          })
        },
      )
      asked.on('error', () => {
        failed += 1
        done()
      })
      asked.end(body)
    })

  const until = performance.now() + SECONDS * 1000
  const candidate = async (machine: (typeof machines)[number]) => {
    const pause = (most: number) => new Promise((done) => setTimeout(done, most))
    await pause(Math.random() * APART)
    while (performance.now() < until) {
      await save(machine)
      await pause(-Math.log(1 - Math.random()) * APART)
    }
  }
  await Promise.all(machines.map(candidate))
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const p99 = at(0.99)
  console.info(
    `${CANDIDATES} candidates, ${times.length} saves in ${SECONDS} s (${Math.round(times.length / SECONDS)} a second), ${failed} failed: ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${p99} ms (goal ${GOAL} ms); load of the machine ${loadavg()[0]?.toFixed(1)}`,
  )
  if (failed > 0 || p99 > GOAL) process.exitCode = 1
  await kernel.close()
} finally {
  server?.kill('SIGKILL')
  await own.drop()
  rmSync(folder, { recursive: true, force: true })
}
