import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/kernel/database/database.ts'
import { createAccount, sweepIdentity } from '../../src/kernel/identity/accounts.ts'
import { currentCode, secretFromWords } from '../../src/kernel/identity/secret/totp.ts'
import { testDatabase } from '../database.ts'
import { aTownHall, PASSWORD, SECRET, type TownHall } from './town-hall.ts'

let database: Database
let hall: TownHall

beforeAll(async () => {
  database = await testDatabase(['kernel/identity'])
  hall = await aTownHall(database)
})

afterAll(async () => {
  await hall.close()
  await database.close()
})

const who = async (browser: ReturnType<TownHall['browser']>) => JSON.parse((await browser.get('/who')).body)
const codeOf = (login: string) => currentCode(secretFromWords(login), new Date())

test('公务人员登录：先密码，再动态口令，两步都对才有身份', async () => {
  const account = await hall.official('clerk.wang', { role: 'district-clerk', district: '120116' })
  const browser = hall.browser()
  const first = await browser.post('/login/password', {
    login: 'Clerk.Wang ',
    password: PASSWORD,
    next: '/work/inbox',
  })
  expect(first).toMatchObject({ status: 303, location: '/login/code?next=%2Fwork%2Finbox' })
  expect(await who(browser)).toMatchObject({ kind: 'public', account: null })
  expect((await browser.get('/login/code?next=/work/inbox')).status).toBe(200)

  const second = await browser.post('/login/totp', { code: await codeOf('clerk.wang'), next: '/work/inbox' })
  expect(second).toMatchObject({ status: 303, location: '/work/inbox' })
  expect(await who(browser)).toMatchObject({
    kind: 'official',
    account,
    roles: ['district-clerk'],
    districts: ['120116'],
    label: 'clerk.wang（测试）',
    person: null,
  })
  expect(hall.events.at(-1)).toMatchObject({ what: 'signed-in', way: 'code', account, address: '10.9.8.7' })
})

test('会话 Cookie：__Host- 前缀、Secure、HttpOnly、SameSite=Lax、无 Domain，页面不缓存', async () => {
  await hall.official('cookie.li', { role: 'leader' })
  const browser = hall.browser()
  const first = await browser.post('/login/password', { login: 'cookie.li', password: PASSWORD, next: '' })
  const second = await browser.post('/login/totp', { code: await codeOf('cookie.li'), next: '' })
  const session = second.setCookies.find((line) => line.startsWith('__Host-haihe.session='))
  expect(session).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  for (const line of [...first.setCookies, ...second.setCookies]) {
    expect(line).toMatch(/^__Host-haihe\.(session|two_factor|device)=.*; Path=\/; HttpOnly/)
    expect(line).not.toMatch(/domain/i)
  }
  expect(second.headers['cache-control']).toBe('no-store')
})

test('每次登录都是新会话，原来的会话随即失效；退出后也失效', async () => {
  await hall.official('fresh.zhao', { role: 'leader' })
  const browser = hall.browser()
  await hall.signIn(browser, 'fresh.zhao')
  const old = browser.cookies.get('__Host-haihe.session') as string
  await browser.post('/login/password', { login: 'fresh.zhao', password: PASSWORD, next: '' })
  const thief = hall.browser()
  thief.cookies.set('__Host-haihe.session', old)
  expect(await who(thief)).toMatchObject({ kind: 'public' })

  await sql`update identity_second_factor set last_step = null`.execute(database.db)
  await browser.post('/login/totp', { code: await codeOf('fresh.zhao'), next: '' })
  const fresh = browser.cookies.get('__Host-haihe.session') as string
  expect(fresh).not.toBe(old)
  expect(await who(browser)).toMatchObject({ kind: 'official' })
  expect(await browser.post('/logout', {})).toMatchObject({ status: 303, location: '/' })
  thief.cookies.set('__Host-haihe.session', fresh)
  expect(await who(thief)).toMatchObject({ kind: 'public' })
})

test('登录名不存在、密码不对、账号停用、初始密码过期：看起来完全一样', async () => {
  const stopped = await hall.official('stopped.sun', { role: 'leader' })
  await sql`update identity_account set disabled_at = ${new Date()} where id = ${stopped}`.execute(
    database.db,
  )
  await hall.official('right.qian', { role: 'leader' })
  const late = await createAccount(database.db, {
    kind: 'official',
    login: 'late.wu',
    label: '迟到',
    now: new Date(Date.now() - 80 * 3_600_000),
  })
  const tries = [
    ['nobody.here', PASSWORD],
    ['right.qian', 'Not.The.Password.1'],
    ['stopped.sun', PASSWORD],
    ['late.wu', late.initialPassword as string],
    ['right.qian', ''],
    ['right.qian', 'x'.repeat(999)],
    ["'; drop table identity_account; --", PASSWORD],
  ] as const
  const seen = []
  for (const [index, [login, password]] of tries.entries()) {
    const page = await hall.browser(`10.1.1.${index}`).post('/login/password', { login, password, next: '' })
    seen.push({ status: page.status, problem: JSON.parse(page.body).problem, cookies: page.setCookies })
  }
  for (const one of seen) expect(one).toEqual(seen[0])
  expect(seen[0]).toMatchObject({ status: 401, problem: { title: '登录名或密码不对' }, cookies: [] })
  expect(hall.events.slice(-7).map((event) => event.reason)).toEqual([
    'wrong',
    'wrong',
    'disabled',
    'initial-password-expired',
    'wrong',
    'wrong',
    'wrong',
  ])
})

test('登录事件里没有登录名、密码和口令', () => {
  const text = JSON.stringify(hall.events)
  expect(hall.events.length).toBeGreaterThan(8)
  for (const secret of ['clerk.wang', 'right.qian', PASSWORD, 'nobody']) expect(text).not.toContain(secret)
})

test('动态口令用过一次就不能再用', async () => {
  await hall.official('replay.zhou', { role: 'leader' })
  const code = await codeOf('replay.zhou')
  const [own, thief] = [hall.browser(), hall.browser('10.6.6.6')]
  for (const browser of [own, thief]) {
    await browser.post('/login/password', { login: 'replay.zhou', password: PASSWORD, next: '' })
  }
  expect((await own.post('/login/totp', { code, next: '' })).status).toBe(303)
  const second = await thief.post('/login/totp', { code, next: '' })
  expect(second.status).toBe(401)
  expect(JSON.parse(second.body).problem.title).toBe('这个动态口令已经用过')
  expect(await who(thief)).toMatchObject({ kind: 'public' })
  expect(await who(own)).toMatchObject({ kind: 'official' })
})

test('动态口令错了可以再试，错 5 次要从密码重新开始', async () => {
  await hall.official('wrong.zheng', { role: 'leader' })
  const browser = hall.browser('10.7.7.7')
  await browser.post('/login/password', { login: 'wrong.zheng', password: PASSWORD, next: '/work/x' })
  const right = await codeOf('wrong.zheng')
  const wrong = right === '000000' ? '111111' : '000000'
  for (let tries = 1; tries <= 4; tries += 1) {
    const page = await browser.post('/login/totp', { code: wrong, next: '/work/x' })
    expect(JSON.parse(page.body)).toMatchObject({
      step: 'code',
      next: '/work/x',
      problem: { title: '动态口令不对' },
    })
  }
  await browser.post('/login/totp', { code: wrong, next: '/work/x' })
  const sixth = await browser.post('/login/totp', { code: right, next: '/work/x' })
  expect(sixth.status).toBe(429)
  expect(await who(browser)).toMatchObject({ kind: 'public' })
})

test('没有先输密码，动态口令页要求重新开始', async () => {
  const page = await hall.browser().post('/login/totp', { code: '123456', next: '' })
  expect(page.status).toBe(401)
  expect(JSON.parse(page.body)).toMatchObject({ step: 'start', problem: { title: '登录超时，请重新开始' } })
})

test('别的网站提交的登录、退出、办理都不算', async () => {
  await hall.official('csrf.chen', { role: 'leader' })
  const browser = hall.browser()
  await hall.signIn(browser, 'csrf.chen')
  const evil = { origin: 'https://evil.example' }
  expect(
    (await browser.post('/login/password', { login: 'csrf.chen', password: PASSWORD }, evil)).status,
  ).toBe(403)
  expect((await browser.post('/logout', {}, evil)).status).toBe(403)
  expect((await browser.post('/act', {}, evil)).status).toBe(403)
  expect((await browser.post('/act', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await browser.post('/act', {})).status).toBe(200)
  expect(await who(browser)).toMatchObject({ kind: 'official' })
})

test('闲置 30 分钟自动退出，使用中不会，12 小时后总要重新登录', async () => {
  const later = await aTownHall(database)
  await later.official('idle.feng', { role: 'leader' })
  const browser = later.browser()
  await later.signIn(browser, 'idle.feng')
  for (let minutes = 0; minutes < 11 * 60; minutes += 29) {
    expect(await who(browser)).toMatchObject({ kind: 'official' })
    later.clock.ahead(29)
  }
  await sql`update identity_session set seen_at = ${later.clock.now()}`.execute(database.db)
  later.clock.ahead(29)
  expect(await who(browser)).toMatchObject({ kind: 'official' })
  later.clock.ahead(60)
  await sql`update identity_session set seen_at = ${later.clock.now()}`.execute(database.db)
  expect(await who(browser)).toMatchObject({ kind: 'public' })
  await later.close()
})

test('闲置超过 30 分钟，不用退出也要重新登录', async () => {
  const later = await aTownHall(database)
  await later.official('away.zhang', { role: 'leader' })
  const browser = later.browser()
  await later.signIn(browser, 'away.zhang')
  later.clock.ahead(31)
  expect(await who(browser)).toMatchObject({ kind: 'public' })
  await later.close()
})

test('收回授权、停用账号，从下一次请求起就生效', async () => {
  const account = await hall.official('stop.chu', { role: 'district-clerk', district: '120101' })
  const browser = hall.browser()
  await hall.signIn(browser, 'stop.chu')
  expect(await who(browser)).toMatchObject({ roles: ['district-clerk'] })
  await sql`update identity_grant set withdrawn_at = ${new Date()} where account = ${account}`.execute(
    database.db,
  )
  expect(await who(browser)).toMatchObject({ kind: 'official', roles: [], districts: [] })
  await sql`update identity_account set disabled_at = ${new Date()} where id = ${account}`.execute(
    database.db,
  )
  expect(await who(browser)).toMatchObject({ kind: 'public', account: null })
})

test('新账号：用初始密码登录后先改密码、再绑定动态口令，之后才有身份', async () => {
  const made = await createAccount(database.db, {
    kind: 'official',
    login: 'new.wei',
    label: '卫新',
    now: new Date(),
  })
  const browser = hall.browser()
  const first = await browser.post('/login/password', {
    login: 'new.wei',
    password: made.initialPassword as string,
    next: '/work/inbox',
  })
  expect(first.location).toBe('/login/setup?next=%2Fwork%2Finbox')
  expect(await who(browser)).toMatchObject({ kind: 'public', account: null })
  const page = JSON.parse((await browser.get('/login/setup?next=/work/inbox')).body)
  expect(page).toMatchObject({ step: 'new-password', label: '卫新', next: '/work/inbox' })

  const change = (form: Record<string, string>) =>
    browser.post('/login/setup/password', {
      current: made.initialPassword as string,
      password: 'Xin.Mima.Haohao7',
      again: 'Xin.Mima.Haohao7',
      next: '/work/inbox',
      ...form,
    })
  expect(JSON.parse((await change({ current: 'wrong' })).body).problem.title).toBe('原密码不对')
  expect(JSON.parse((await change({ password: 'short', again: 'short' })).body).problem.title).toBe(
    '密码至少 10 位',
  )
  expect(JSON.parse((await change({ again: 'other' })).body).problem.title).toBe('两次输入的新密码不一样')
  expect((await change({})).location).toBe('/login/setup?next=%2Fwork%2Finbox')

  const enrol = JSON.parse((await browser.get('/login/setup?next=/work/inbox')).body)
  expect(enrol).toMatchObject({ step: 'enrol', uri: expect.stringMatching(/^otpauth:\/\/totp\//) })
  expect(JSON.parse((await browser.get('/login/setup')).body).secret).toBe(enrol.secret)
  const half = browser.cookies.get('__Host-haihe.session')
  const form = { next: '/work/inbox' }
  expect((await browser.post('/login/setup/totp', { ...form, code: '12345' })).status).toBe(422)
  const done = await browser.post('/login/setup/totp', {
    ...form,
    code: await currentCode(enrol.secret, hall.clock.now()),
  })
  expect(done).toMatchObject({ status: 303, location: '/work/inbox' })
  expect(browser.cookies.get('__Host-haihe.session')).not.toBe(half)
  expect(await who(browser)).toMatchObject({ kind: 'official', account: made.account })
})

test('密码到期：两步都对也要先换新密码，换了才有身份', async () => {
  const strict = await aTownHall(database, { passwordDays: 90 })
  const account = await strict.official('old.password', { role: 'leader' })
  await sql`update identity_account set password_until = ${new Date(Date.now() - 1000)}
    where id = ${account}`.execute(database.db)
  const browser = strict.browser('10.9.1.1')
  expect((await strict.signIn(browser, 'old.password')).location).toBe('/login/setup')
  expect(await who(browser)).toMatchObject({ kind: 'public' })
  const form = { current: PASSWORD, password: 'Xin.De.Mima.90', again: 'Xin.De.Mima.90', next: '' }
  expect(
    JSON.parse((await browser.post('/login/setup/password', { ...form, password: PASSWORD })).body).problem
      .title,
  ).toBe('新密码不能和原密码一样')
  await browser.post('/login/setup/password', form)
  expect(await who(browser)).toMatchObject({ kind: 'official', account })
  const { rows } = await sql<{
    days: number
  }>`select extract(day from password_until - ${new Date()})::int as days
    from identity_account where id = ${account}`.execute(database.db)
  expect(rows[0]?.days).toBeGreaterThanOrEqual(89)
  await strict.close()
})

test('内网用 http 和 IP 地址也能登录：Cookie 不带前缀和 Secure，别的都一样', async () => {
  await hall.official('lan.kong', { role: 'leader' })
  const browser = hall.browser('10.9.1.2', 'http://10.0.0.5:8080')
  expect((await hall.signIn(browser, 'lan.kong')).location).toBe('/work')
  expect([...browser.cookies.keys()].sort()).toEqual(['haihe.device', 'haihe.session'])
  expect(await who(browser)).toMatchObject({ kind: 'official' })
})

test('页面打开着又换了账号登录：原页面的表单不按新账号办', async () => {
  await hall.official('first.yan', { role: 'leader' })
  await hall.official('second.hua', { role: 'leader' })
  const browser = hall.browser('10.9.1.3')
  await hall.signIn(browser, 'first.yan')
  const { token } = JSON.parse((await browser.get('/token')).body)
  expect((await browser.post('/act', {}, { 'x-haihe-csrf': token })).status).toBe(200)
  await hall.signIn(browser, 'second.hua')
  expect((await browser.post('/act', {}, { 'x-haihe-csrf': token })).status).toBe(403)
})

test('不是演示时没有一键进入，没有统一身份平台时没有它的入口', async () => {
  const browser = hall.browser()
  expect((await browser.post('/demo/enter', { account: 'clerk.wang' })).status).toBe(404)
  expect((await browser.get('/login/oidc/start')).status).toBe(404)
  expect(JSON.parse((await browser.get('/login?next=/my')).body)).toMatchObject({
    step: 'start',
    next: '/my',
    oidc: false,
    demo: false,
  })
})

test('清理：到期的会话、登录过程和计数都会清掉，没到期的留着', async () => {
  await hall.official('sweep.jin', { role: 'leader' })
  const browser = hall.browser('10.9.1.4')
  await hall.signIn(browser, 'sweep.jin')
  await hall.browser('10.9.1.5').post('/login/password', { login: 'sweep.jin', password: PASSWORD, next: '' })
  await sweepIdentity(database.db, new Date())
  expect(await who(browser)).toMatchObject({ kind: 'official' })
  await sweepIdentity(database.db, new Date(Date.now() + 13 * 3_600_000))
  for (const table of ['identity_session', 'identity_challenge', 'identity_attempt']) {
    expect((await sql`select 1 from ${sql.table(table)}`.execute(database.db)).rows).toEqual([])
  }
})

test('换了签名密钥：都要重新登录，动态口令不用重绑', async () => {
  await hall.official('rotate.cao', { role: 'leader' })
  const browser = hall.browser('10.9.1.6')
  await hall.signIn(browser, 'rotate.cao')
  const rotated = await aTownHall(database, {
    secrets: ['another-secret-of-more-than-thirty-two-characters', SECRET],
  })
  const later = rotated.browser('10.9.1.6')
  for (const [name, value] of browser.cookies) later.cookies.set(name, value)
  expect(await who(later)).toMatchObject({ kind: 'public' })
  await sql`update identity_second_factor set last_step = null`.execute(database.db)
  expect((await rotated.signIn(later, 'rotate.cao')).location).toBe('/work')
  expect(await who(later)).toMatchObject({ kind: 'official' })
  await rotated.close()
})

test('签名密钥太短，不能启动', async () => {
  await expect(aTownHall(database, { secrets: ['short'] })).rejects.toThrow('密钥')
})
