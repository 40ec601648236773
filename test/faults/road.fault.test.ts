import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { type Database, openDatabase } from '../../src/kernel/database/index.ts'
import { proof } from '../../src/kernel/ledger/index.ts'
import { type CivilDate, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { moveDemoClock } from '../../src/main/demo/clock.ts'
import { readingDoubts } from '../../src/main/demo/story/reading-doubts.ts'
import {
  approveCase,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  passNotice,
  payBatch,
  type Walk,
} from '../../src/main/demo/story/road.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import type { TourState } from '../../src/main/tour/steps.ts'
import { ownDatabase } from '../own-database.ts'
import { freePort, type Program, startProgram, untilUp } from '../program.ts'
import { stubbornClient } from './stubborn-client.ts'

const KILLS = 10
const FULL_WELDER_SUBSIDY = 324_000

const folder = mkdtempSync(join(tmpdir(), 'haihe-fault-'))
let own: Awaited<ReturnType<typeof ownDatabase>>
let database: Database
let base: string
let env: NodeJS.ProcessEnv
let server: Program
let worker: Program
let kills = 0

beforeAll(async () => {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  if (!url)
    throw new Error('HAIHE_TEST_DATABASE_URL: server and worker are two processes, which needs a PostgreSQL')
  own = await ownDatabase(url)
  const port = await freePort()
  base = `http://localhost:${port}`
  env = { HAIHE_PORT: String(port), HAIHE_DATA: folder, HAIHE_WORKER: '0', DATABASE_URL: own.url }
  server = startProgram(['serve'], env)
  await untilUp(base, server)
  worker = startProgram(['worker'], env)
  database = await openDatabase({ url: own.url, schema: 'tianjin', pool: 2 })
}, 300_000)

afterAll(async () => {
  await server?.stop()
  await worker?.stop()
  await database?.close()
  await own?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('路走到一半，服务器和后台任务被 kill -9 十次：接着走，不丢、不重，审计链核验无误', async () => {
  let walking = true
  const killer = (async () => {
    while (walking) {
      await pause(300 + Math.random() * 3000)
      if (kills >= KILLS || !walking) continue
      await Promise.all([server.kill(), worker.kill()])
      kills += 1
      server = startProgram(['serve'], env)
      worker = startProgram(['worker'], env)
      await untilUp(base, server)
    }
  })()
  const claims: string[] = []
  try {
    while (claims.length === 0 || kills < KILLS) claims.push(await walkOnce())
  } finally {
    walking = false
    await killer
  }
  expect(kills).toBe(KILLS)

  for (const claim of claims) {
    const payments = await rows(sql`select state, amount from payment_line where case_number = ${claim}`)
    expect(payments).toEqual([{ state: 'paid', amount: FULL_WELDER_SUBSIDY }])
    const [person] = await rows<{ person: string }>(sql`select person from case_file where number = ${claim}`)
    const cases = await rows(
      sql`select number from case_file where kind = 'BT' and person = ${person?.person}`,
    )
    expect(cases).toEqual([{ number: claim }])
    const certificates = await rows(sql`select id from certificate where person = ${person?.person}`)
    expect(certificates).toHaveLength(1)
    const members = await rows(sql`select class from trainee where person = ${person?.person}`)
    expect(members).toHaveLength(1)
  }
  expect(await proof(database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
  await expect
    .poll(async () => (await verifyAudit(database.db)).unsealed, { timeout: 60_000, interval: 1000 })
    .toBe(0)
  expect(await verifyAudit(database.db)).toMatchObject({ sound: true, findings: [] })
}, 900_000)

/** One welder from the filed class to the paid claim; gives the claim's number. */
async function walkOnce(): Promise<string> {
  const welder = await newWelder()
  const walk: Walk = {
    does: readingDoubts(stubbornClient(base)),
    today: async () => (await demoNow()).day,
    async until(day) {
      await moveDemoClock(database.db, new Date(`${day}T09:00:00+08:00`))
      // The server looks at the clock every second.
      await pause(1300)
    },
    settle: async () => {},
  }
  const person = { ...welder, group: 'enterprise-employee' as const, creditCode: welder.employerCode }
  const filed = await fileRoadClass(walk, {
    occupation: '焊工',
    level: 4,
    hours: 120,
    place: '演示实训楼 301',
    teacher: '演示·韩师傅',
    people: [person],
  })
  await approveCase(walk, filed.number)
  await holdRoadClass(walk, filed.id, null)
  const exam = await holdRoadExam(walk, {
    class: filed.id,
    occupation: '焊工',
    level: 4,
    place: '演示考点',
    markOf: () => '88.5',
  })
  await passNotice(walk, { login: 'pingjia' }, exam.number)
  const claim = await eventually(async () => {
    const [found] = await rows<{ number: string }>(
      sql`select number from case_file where kind = 'BT' and person = ${welder.id} and state = 'filed'`,
    )
    return found?.number
  })
  await approveCase(walk, claim)
  await passNotice(walk, { login: 'qufuhe' }, claim)
  await eventually(async () => {
    const file = await walk.does({ login: 'qufuhe' }, CASE_VERBS.readCase, { number: claim })
    return file.state === 'approved' || undefined
  })
  await payBatch(walk)
  return claim
}

/** A welder whom nobody has met yet, as the tour's first button makes one. */
async function newWelder(): Promise<TourState['welder']> {
  const started = await eventually(async () => {
    const answer = await fetch(`${base}/tour`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
      body: '_action=start',
    }).catch(() => null)
    return answer?.headers.get('location')?.split('walk=')[1]
  })
  const [tour] = await rows<{ state: TourState }>(sql`select state from demo_tour where id = ${started}`)
  if (!tour) throw new Error(`no walk ${started}`)
  return tour.state.welder
}

async function demoNow(): Promise<{ day: CivilDate }> {
  const [clock] = await rows<{ ahead_ms: number }>(sql`select ahead_ms from demo_clock`)
  return { day: civilDateOf(new Date(Date.now() + (clock?.ahead_ms ?? 0))) }
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(500)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('it did not come about within two minutes')
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(database.db)).rows as T[]
}
