import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, migrate, openDatabase } from '../../src/kernel/database/index.ts'
import { makeKeys } from '../../src/kernel/sealing/index.ts'
import { ROOMS } from '../../src/main/modules.ts'
import { unlockSeat } from '../../src/modules/sitting/desk/give.ts'
import { readDesk } from '../../src/modules/sitting/desk/read.ts'
import { decideOnRescue } from '../../src/modules/sitting/desk/rescue.ts'
import {
  type Became,
  type KeptSave,
  Outbox,
  type Store,
} from '../../src/modules/sitting/portal/machine/outbox.ts'
import { sealer } from '../../src/modules/sitting/portal/machine/seal.ts'
import { answersOf } from '../../src/modules/sitting/store/answers.ts'
import { kernelOn, type TestKernel } from '../kernel.ts'
import { ownDatabase } from '../own-database.ts'
import { freePort } from '../program.ts'
import { type Arranged, anAssessor, arranged, welders } from '../sitting/sitting-walk.ts'
import { type CutLine, cutLine } from './cut-line.ts'

const ROUNDS = 200
/** The server is killed in every so manyeth round. */
const KILL_EVERY = 20
const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

const folder = mkdtempSync(join(tmpdir(), 'haihe-sitting-'))
let own: Awaited<ReturnType<typeof ownDatabase>>
let database: Database
let kernel: TestKernel
let one: Arranged
let line: CutLine
let server: ChildProcess
let next: ChildProcess | null = null
let port: number

beforeAll(async () => {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  if (!url)
    throw new Error('HAIHE_TEST_DATABASE_URL: the server is a process of its own, which needs a PostgreSQL')
  own = await ownDatabase(url)
  database = await openDatabase({ url: own.url, schema: 'tianjin', pool: 4 })
  await migrate(database, ROOMS)
  const keys = makeKeys('international')
  kernel = await kernelOn(database, keys, { at: new Date(Date.now() - 61_000).toISOString() })
  one = await arranged(kernel, await anAssessor(kernel), await welders(kernel, 1, 1))
  port = await freePort()
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ url: own.url, schema: 'tianjin', keys, port }))
  line = await cutLine(port)
  await serve()
}, 300_000)

afterAll(async () => {
  server?.kill('SIGKILL')
  next?.kill('SIGKILL')
  await line?.close()
  await kernel?.close()
  await own?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Lets the process that stands by serve, and the next one load meanwhile: what is tried here is not how long that takes. */
async function serve(): Promise<void> {
  server = next ?? loading()
  server.send('serve')
  await new Promise((ready) => server.once('message', ready))
  next = loading()
}

const loading = (): ChildProcess =>
  fork(fileURLToPath(new URL('./sitting-server.ts', import.meta.url)), [join(folder, 'server.json')], {
    execArgv: ['--import', 'tsx'],
  })

/** A machine's own store on its disk: written beside and moved into place, so that a kill leaves the old or the new. */
function diskStore(path: string): Store {
  const read = (): KeptSave[] => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as KeptSave[]
    } catch {
      return []
    }
  }
  return {
    all: async () => read(),
    async put(save) {
      const rest = read().filter(({ item }) => item !== save.item)
      writeFileSync(`${path}.new`, JSON.stringify([...rest, save]))
      renameSync(`${path}.new`, path)
    },
  }
}

async function ask<T>(address: string, body: object): Promise<T> {
  const reply = await fetch(`http://127.0.0.1:${line.port}/api/v1/sitting/${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}

interface Machine {
  outbox: Outbox
  reopen(): Promise<void>
}

/** Enters at a machine, with a code of the desk; what it keeps stands on a disk of its own. */
async function enter(name: string): Promise<Machine> {
  kernel.clock.set(new Date().toISOString())
  const seat = one.seats[0] as Arranged['seats'][number]
  const { code } = await kernel.as(one.invigilator, unlockSeat, { id: seat.id })
  const { entered, why } = await ask<{
    entered: {
      token: string
      key: Record<string, unknown>
      first: number
      session: string
      sitting: string
    } | null
    why: string | null
  }>('enter', { admission: seat.admission, code, machine: name })
  if (!entered) throw new Error(why ?? '')
  const { token, key, session, sitting } = entered
  const { after } = await ask<{ after: number }>('paper', { token })
  const seal = await sealer(key, { session, sitting })
  const open = () =>
    Outbox.open({
      token,
      after,
      store: diskStore(join(folder, `${name}.json`)),
      seal,
      send: (body) => ask<Became>('answers', body),
      now: () => Date.now(),
      told: () => undefined,
    })
  const machine: Machine = {
    outbox: await open(),
    async reopen() {
      machine.outbox = await open()
    },
  }
  return machine
}

const held = async () =>
  Object.fromEntries(
    (await answersOf(database.db, one.seats[0]?.id as string)).map(({ item, answer }) => [item, answer]),
  )

test('断网、关浏览器、换机、服务器 kill -9，二百轮：一条答案不丢，没有一条旧的盖住新的', async () => {
  const typed: Record<string, string> = {}
  const count = { typed: 0, cut: 0, swallowed: 0, browser: 0, machine: 0, server: 0 }
  let machine = await enter('M0')
  const type = async (round: number) => {
    for (let n = 0; n < 3; n += 1) {
      const item = ITEMS[(round * 3 + n) % ITEMS.length] as string
      const answer = `第 ${round} 轮 ${n}`
      await machine.outbox.type(item, answer)
      typed[item] = answer
      count.typed += 1
    }
  }
  /** Until the line and the server are there again. */
  const arrives = async () => {
    for (let tries = 0; ; tries += 1) {
      try {
        await machine.outbox.flush()
        return
      } catch (error) {
        if (tries > 100) throw error
        await new Promise((done) => setTimeout(done, 100))
      }
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % KILL_EVERY === KILL_EVERY - 1) {
      // While a save is on its way.
      await type(round)
      const sending = machine.outbox.flush().catch(() => undefined)
      server.kill('SIGKILL')
      count.server += 1
      await sending
      await serve()
    } else if (round % 4 === 0) {
      line.state = 'cut'
      count.cut += 1
      await type(round)
      await machine.outbox.flush().catch(() => undefined)
    } else if (round % 4 === 1) {
      line.state = 'swallows-answers'
      count.swallowed += 1
      await type(round)
      await machine.outbox.flush().catch(() => undefined)
    } else if (round % 4 === 2) {
      // The browser is closed with everything unsent: only what the machine keeps sealed is left.
      line.state = 'cut'
      count.browser += 1
      await type(round)
      await machine.reopen()
      expect(machine.outbox.unsent).toBeGreaterThan(0)
    } else {
      await type(round)
      await arrives()
      machine = await enter(`M${round}`)
      count.machine += 1
      await type(round)
    }
    line.state = 'open'
    await arrives()
    expect(machine.outbox.unsent).toBe(0)
    expect(await held()).toEqual(typed)
  }

  // The line is cut until the paper has ended: what was typed in time waits for the chief, and counts once taken.
  line.state = 'cut'
  const end = Date.now() + 4000
  await sql`update sitting_session set opens_at = ${new Date(end - 90 * 60_000)} where id = ${one.session}::uuid`.execute(
    database.db,
  )
  const before = await held()
  await type(ROUNDS)
  await new Promise((done) => setTimeout(done, end - Date.now() + 500))
  line.state = 'open'
  await arrives()
  expect(await held()).toEqual(before)
  kernel.clock.set(new Date().toISOString())
  const { rescues } = await kernel.as(one.chief, readDesk, { id: one.session })
  for (const { id } of rescues)
    await kernel.as(one.chief, decideOnRescue, { id, taken: true, reason: '断网，有监考记录' })
  const now = await held()
  const missing = Object.entries(typed).filter(([item, answer]) => now[item] !== answer)
  expect(missing).toEqual([])
  console.info(
    `${ROUNDS} rounds: ${count.typed} answers typed, ${missing.length} lost; line cut ${count.cut}, answer swallowed ${count.swallowed}, browser closed ${count.browser}, machine changed ${count.machine}, server killed ${count.server}`,
  )
}, 1_800_000)
