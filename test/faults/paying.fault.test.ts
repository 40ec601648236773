import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/kernel/audit/index.ts'
import { balances, budget, proof } from '../../src/kernel/ledger/index.ts'
import { fen } from '../../src/kernel/value/money.ts'
import { checkCreditCode } from '../../src/kernel/value/number/credit-code.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { readConfig } from '../../src/main/config.ts'
import { type House, openHouse } from '../../src/main/house.ts'
import { registerOrganisation, setPayAccount } from '../../src/modules/organisations/index.ts'
import { fundOf } from '../../src/modules/payments/index.ts'
import { ownDatabase } from '../own-database.ts'
import { DISTRICT } from '../payments/desk.ts'
import { AMOUNT, CLAIMS, KILLS, personOf, recovers } from './paying-plan.ts'

const PAYEES = 12

// Inside the project, so that the built program finds the packages.
const folder = mkdtempSync(join(import.meta.dirname, '../.out-paying-'))
let own: Awaited<ReturnType<typeof ownDatabase>>
let house: House
let env: NodeJS.ProcessEnv
const running = new Map<string, ChildProcess>()
let standing: ChildProcess | null = null
let idle = 0
const failures: string[] = []

beforeAll(async () => {
  const url = process.env.HAIHE_TEST_DATABASE_URL
  if (!url) throw new Error('HAIHE_TEST_DATABASE_URL: processes that are killed need a PostgreSQL')
  await buildProgram()
  own = await ownDatabase(url)
  env = {
    PATH: process.env.PATH,
    DATABASE_URL: own.url,
    HAIHE_DEMO: '1',
    HAIHE_DATA: mkdtempSync(join(tmpdir(), 'haihe-paying-')),
    HAIHE_POOL: '4',
    HAIHE_TAKE_BACK_SECONDS: '1',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  house = await openHouse(
    readConfig(env, (path) => readFileSync(path, 'utf8')),
    () => {},
  )
  await sql`create table trial_bank (batch text, line text, case_number text, amount bigint, result text,
    primary key (batch, line))`.execute(house.kernel.database.db)
  await sql`create table trial_plan (claims integer)`.execute(house.kernel.database.db)
  await sql`insert into trial_plan values (2)`.execute(house.kernel.database.db)
  await performAsSystem(house.kernel, 'trial.set-up', async (ctx) => {
    await budget(ctx.db, {
      fund: await fundOf(ctx, DISTRICT),
      amount: fen(AMOUNT * CLAIMS * 2),
      key: 'budget',
      actor: 'test',
      at: ctx.now,
    })
    for (let at = 0; at < PAYEES; at += 1) {
      const { id } = await registerOrganisation(ctx, {
        name: `试验公司${at}`,
        creditCode: creditCode(at),
        kinds: ['employer'],
        district: DISTRICT,
      })
      await setPayAccount(ctx, id, { account: `622200000000${at + 10}`, bank: '试验银行' })
    }
  })
}, 300_000)

afterAll(async () => {
  for (const child of running.values()) child.kill('SIGKILL')
  standing?.kill('SIGKILL')
  await house?.close()
  await own?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test(`申领、批次、银行、追回的路上，经办和后台进程随机被 kill -9 ${KILLS} 次：不丢、不重，账平，审计链无误`, async () => {
  for (const role of ['desk', 'worker']) await start(role)
  let kills = 0
  while (kills < KILLS) {
    await pause(Math.random() * 250)
    const role = Math.random() < 0.7 ? 'desk' : 'worker'
    await killed(role)
    kills += 1
    await sql`update trial_plan set claims = ${Math.min(CLAIMS, 2 + kills * 2)}`.execute(
      house.kernel.database.db,
    )
    await start(role)
  }
  // A release is real a while after it was given: until then the desk is idle and the money is not there.
  await expect.poll(moneyOnTheWay, { timeout: 300_000, interval: 500 }).toBe(0)
  const seen = idle
  await expect.poll(() => idle > seen + 5, { timeout: 300_000, interval: 200 }).toBe(true)
  expect(kills).toBe(KILLS)
  expect(failures).toEqual([])

  const { db } = house.kernel.database
  const payables = await rows<{ person: string; case_number: string; state: string; recovered: number }>(
    sql`select person, case_number, state, recovered from payable order by person`,
  )
  expect(payables.map((one) => one.person)).toEqual(
    Array.from({ length: CLAIMS }, (_, index) => personOf(index)).sort(),
  )
  const [bank, lines] = [
    await rows<{ case_number: string; times: number; amount: number }>(
      sql`select case_number, count(*) as times, sum(amount)::bigint as amount from trial_bank
        where result = '成功' group by case_number`,
    ),
    await rows<{ case_number: string; amount: number }>(
      sql`select case_number, sum(amount - set_off)::bigint as amount from payment_line where state = 'paid'
        group by case_number`,
    ),
  ]
  const byBank = new Map(bank.map((one) => [one.case_number, one]))
  const byLine = new Map(lines.map((one) => [one.case_number, one.amount]))
  for (const one of payables) {
    expect(one.state).toBe(recovers(one.person) ? 'recovered' : 'paid')
    expect(one.recovered).toBe(recovers(one.person) ? AMOUNT : 0)
    expect(byBank.get(one.case_number)?.times ?? 0).toBeLessThanOrEqual(1)
    expect(byBank.get(one.case_number)?.amount ?? 0).toBe(byLine.get(one.case_number))
  }
  const back = payables.filter((one) => recovers(one.person)).length * AMOUNT
  const fund = await rows<{ fund: string }>(sql`select distinct fund from payable`)
  expect(fund).toHaveLength(1)
  expect(await balances(db, fund[0]?.fund as string)).toMatchObject({
    committed: 0,
    receivable: 0,
    recovered: back,
    held: AMOUNT * CLAIMS - back,
  })
  expect(await proof(db)).toMatchObject({ sound: true, total: 0, findings: [] })
  expect(await rows(sql`select kind, id, error from trouble`)).toEqual([])
  await expect.poll(async () => (await verifyAudit(db)).unsealed, { timeout: 60_000, interval: 500 }).toBe(0)
  expect(await verifyAudit(db)).toMatchObject({ sound: true, findings: [] })
}, 3_000_000)

/** One file with all of the program in it, so that a process that was killed is back within a second. */
async function buildProgram(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'paying-process.ts'),
      outDir: folder,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'paying.mjs' } },
    },
    plugins: [
      {
        // Files that are found beside a source stay where they are.
        name: 'sources-stay-where-they-are',
        enforce: 'pre',
        transform: (code, id) =>
          id.includes('node_modules')
            ? null
            : code.replaceAll(
                'import.meta.url',
                JSON.stringify(pathToFileURL(id.split('?')[0] as string).href),
              ),
      },
    ],
  })
}

const loading = (): ChildProcess => fork(join(folder, 'paying.mjs'), [], { env, execArgv: [], silent: true })

/** Gives the process that stands by its part, and lets the next one load meanwhile. */
async function start(role: string): Promise<void> {
  const child = standing ?? loading()
  standing = loading()
  child.send(role)
  let said = ''
  child.stderr?.on('data', (part) => (said += part))
  running.set(role, child)
  await new Promise<void>((done, fail) => {
    child.once('exit', (code) => {
      if (code === null) return
      failures.push(`${role} ended by itself: ${said}`)
      fail(new Error(said))
    })
    child.on('message', (message) => {
      if (message === 'ready') done()
      else if (message === 'idle') idle += 1
      else failures.push(JSON.stringify(message))
    })
  })
}

async function killed(role: string): Promise<void> {
  const child = running.get(role)
  if (!child || child.exitCode !== null) throw new Error(failures.join('\n'))
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

function creditCode(at: number): string {
  const body = `91120116MC${String(at).padStart(7, '0')}`
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY')
    if (checkCreditCode(body + last).valid) return body + last
  throw new Error('no check character fits')
}

/** So many claims, batches and recoveries are not at their end. */
async function moneyOnTheWay(): Promise<number> {
  const [open] = await rows<{ n: number }>(
    sql`select ${CLAIMS} - count(*) filter (where state in ('paid', 'recovered')
        and (state = 'recovered' or person not in (${sql.join(owing())})))
      + (select count(*) from case_file where kind = 'BF' and closed_at is null) as n from payable`,
  )
  return Number(open?.n)
}

/** The persons whose money has to come back. */
const owing = () => Array.from({ length: CLAIMS }, (_, index) => personOf(index)).filter(recovers)

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(house.kernel.database.db)).rows as T[]
}
