import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/main/config.ts'
import { type House, openHouse } from '../../src/main/house.ts'
import { ownDatabase } from '../own-database.ts'

const PROCESSES = 8
/** So many examinations are issued before one is killed, and in all. */
const BEFORE = 20
const ENOUGH = 80

const data = mkdtempSync(join(tmpdir(), 'haihe-numbers-'))
let own: Awaited<ReturnType<typeof ownDatabase>>
let house: House
let env: NodeJS.ProcessEnv
const running: ChildProcess[] = []
let issued = 0

beforeAll(async () => {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  if (!url) throw new Error('HAIHE_TEST_DATABASE_URL: processes that are killed need a PostgreSQL')
  own = await ownDatabase(url)
  env = {
    PATH: process.env.PATH,
    DATABASE_URL: own.url,
    HAIHE_DEMO: '1',
    HAIHE_DATA: data,
    HAIHE_POOL: '2',
  }
  house = await openHouse(
    readConfig(env, (path) => readFileSync(path, 'utf8')),
    () => {},
  )
}, 300_000)

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await house?.close()
  await own?.drop()
  rmSync(data, { recursive: true, force: true })
})

test('八个进程同时给一家机构发证，一个中途被 kill -9：编号不重，也没有空号', async () => {
  for (let at = 0; at < PROCESSES; at += 1) {
    const child = fork(join(import.meta.dirname, 'numbering-process.ts'), {
      env,
      execArgv: ['--import', 'tsx'],
    })
    child.on('message', (said) => {
      if (said === 'issued') issued += 1
    })
    running.push(child)
  }
  await expect.poll(() => issued >= BEFORE, { timeout: 300_000, interval: 1 }).toBe(true)
  const [victim] = running
  victim?.kill('SIGKILL')
  await expect.poll(() => issued >= ENOUGH, { timeout: 300_000, interval: 20 }).toBe(true)
  const others = running.slice(1)
  const ended = others.map((child) => once(child, 'exit'))
  for (const child of others) child.send('stop')
  await Promise.all(ended)

  const { rows } = await sql<{ made: number; numbers: number; first: string; last: string; counted: number }>`
    select count(*)::int as made, count(distinct number)::int as numbers, right(min(number), 6) as first,
      right(max(number), 6) as last, (select sum(last)::int from certificate_serial) as counted
    from certificate`.execute(house.kernel.database.db)
  const [all] = rows
  console.log(JSON.stringify({ processes: PROCESSES, killed: 1, ...all }))
  expect(all?.made).toBeGreaterThanOrEqual(ENOUGH * 5)
  expect([all?.numbers, all?.counted, Number(all?.last)]).toEqual([all?.made, all?.made, all?.made])
  expect(all?.first).toBe('000001')
})
