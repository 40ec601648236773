import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/database.ts'
import { LIMITS } from '../../src/kernel/identity/sign-in/login-limits.ts'
import { testDatabase } from '../database.ts'
import { aTownHall, PASSWORD, type TownHall } from './town-hall.ts'

let database: Database
let hall: TownHall

beforeAll(async () => {
  database = await testDatabase(['kernel/identity'])
  hall = await aTownHall(database)
  await hall.official('target.he', { role: 'leader' })
})

beforeEach(async () => {
  await sql`delete from identity_attempt`.execute(database.db)
})

afterAll(async () => {
  await hall.close()
  await database.close()
})

const wrong = { login: 'target.he', password: 'Not.The.Password.1', next: '' }
const right = { ...wrong, password: PASSWORD }

/** As if this account had been tried so often from everywhere. */
async function spent(browserAddress: string, tries: number): Promise<void> {
  await hall.browser(browserAddress).post('/login/password', wrong)
  await sql`update identity_attempt set tries = ${tries}`.execute(database.db)
}

test('同一地址试同一账号超过 5 次，说明要等多久，密码对了也要等', async () => {
  const browser = hall.browser('10.2.0.1')
  for (let tries = 1; tries <= LIMITS.pair.tries; tries += 1) {
    expect((await browser.post('/login/password', wrong)).status).toBe(401)
  }
  const page = await browser.post('/login/password', right)
  expect(page.status).toBe(429)
  expect(Number(page.headers['retry-after'])).toBeGreaterThan(0)
  expect(JSON.parse(page.body)).toMatchObject({
    step: 'start',
    login: 'target.he',
    problem: { title: '试的次数太多，请稍后再试', detail: expect.stringMatching(/请等 5 分钟后再试/) },
  })
  expect(hall.events.at(-1)).toMatchObject({ what: 'refused', reason: 'too-often' })
})

test('一起发出的许多次尝试，一次一次地数，不会因为同时而多试', async () => {
  const pages = await Promise.all(
    Array.from({ length: 12 }, () => hall.browser('10.2.0.2').post('/login/password', wrong)),
  )
  expect(pages.filter((page) => page.status === 401)).toHaveLength(LIMITS.pair.tries)
  expect(pages.filter((page) => page.status === 429)).toHaveLength(12 - LIMITS.pair.tries)
})

test('别人锁不住公务人员：以前登录过的电脑上，别处试得再多也能登录', async () => {
  const own = hall.browser('10.2.0.3')
  expect((await hall.signIn(own, 'target.he')).status).toBe(303)
  await spent('10.2.0.4', 1_000_000)
  expect((await hall.browser('10.2.0.4').post('/login/password', right)).status).toBe(429)
  expect((await hall.browser('10.2.0.5').post('/login/password', right)).status).toBe(429)
  expect(await own.post('/login/password', right)).toMatchObject({ status: 303, location: '/login/code' })
})

test('锁定到时自己解除，期间再试也不会延长', async () => {
  await spent('10.2.0.6', 100)
  const before = (
    await sql<{ window_ends: Date }>`select window_ends from identity_attempt order by key`.execute(
      database.db,
    )
  ).rows
  expect((await hall.browser('10.2.0.6').post('/login/password', right)).status).toBe(429)
  const after = (
    await sql<{ window_ends: Date }>`select window_ends from identity_attempt order by key`.execute(
      database.db,
    )
  ).rows
  expect(after).toEqual(before)
  await sql`update identity_attempt set window_ends = ${new Date(Date.now() - 1)}`.execute(database.db)
  expect((await hall.browser('10.2.0.6').post('/login/password', right)).status).toBe(303)
})

test('同一地址换着账号试也有限度，登录成功的不计', async () => {
  const browser = hall.browser('10.2.0.7')
  await browser.post('/login/password', right)
  const counted = await sql<{ tries: number }>`select tries from identity_attempt`.execute(database.db)
  expect(counted.rows.map((row) => row.tries)).toEqual([0, 0])
  await spent('10.2.0.7', LIMITS.address.tries)
  expect((await browser.post('/login/password', { ...right, login: 'somebody.else' })).status).toBe(429)
})

test('设备 Cookie 只对自己的账号有用，改过的没用', async () => {
  const own = hall.browser('10.2.0.8')
  await sql`update identity_second_factor set last_step = null`.execute(database.db)
  expect((await hall.signIn(own, 'target.he')).status).toBe(303)
  await hall.official('other.lv', { role: 'leader' })
  await hall.browser('10.2.0.9').post('/login/password', { ...wrong, login: 'other.lv' })
  await sql`update identity_attempt set tries = 1000`.execute(database.db)
  expect((await own.post('/login/password', { ...right, login: 'other.lv' })).status).toBe(429)
  const device = own.cookies.get('__Host-haihe.device') as string
  own.cookies.set('__Host-haihe.device', device.replace('target.he', 'other.lv'))
  expect((await own.post('/login/password', { ...right, login: 'other.lv' })).status).toBe(429)
})

test('计数表里没有登录名，也没有地址', async () => {
  await hall.browser('10.2.0.10').post('/login/password', wrong)
  const { rows } = await sql`select * from identity_attempt`.execute(database.db)
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toMatch(/target|10\.2\.0/)
})
