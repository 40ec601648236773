import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { currentCode, secretFromWords } from '../../src/kernel/identity/secret/totp.ts'
import { createAccountVerb } from '../../src/kernel/identity/verbs/account/create-account.ts'
import { disableAccountVerb } from '../../src/kernel/identity/verbs/account/disable-account.ts'
import { enableAccountVerb } from '../../src/kernel/identity/verbs/account/enable-account.ts'
import { endAccountSessions } from '../../src/kernel/identity/verbs/account/end-account-sessions.ts'
import { listAccounts } from '../../src/kernel/identity/verbs/account/list-accounts.ts'
import { resetAccountVerb } from '../../src/kernel/identity/verbs/account/reset-account.ts'
import { beginTotp } from '../../src/kernel/identity/verbs/begin-totp.ts'
import { changePassword } from '../../src/kernel/identity/verbs/change-password.ts'
import { confirmTotp } from '../../src/kernel/identity/verbs/confirm-totp.ts'
import { endOwnSession } from '../../src/kernel/identity/verbs/end-session.ts'
import { giveGrantVerb } from '../../src/kernel/identity/verbs/grant/give-grant.ts'
import { listGrants } from '../../src/kernel/identity/verbs/grant/list-grants.ts'
import { resumeGrantsVerb } from '../../src/kernel/identity/verbs/grant/resume-grants.ts'
import { takePost } from '../../src/kernel/identity/verbs/grant/take-post.ts'
import { withdrawGrantVerb } from '../../src/kernel/identity/verbs/grant/withdraw-grant.ts'
import { identityVerbs } from '../../src/kernel/identity/verbs/index.ts'
import { listSessions } from '../../src/kernel/identity/verbs/list-sessions.ts'
import { me } from '../../src/kernel/identity/verbs/me.ts'
import { agent, official, type TestKernel, testKernel } from '../kernel.ts'
import { acting } from '../posts.ts'
import { aTownHall, PASSWORD, type TownHall } from './town-hall.ts'

let kernel: TestKernel
let hall: TownHall
const admins: Record<'system-admin' | 'security-admin' | 'audit-admin', Actor> = {} as never

beforeAll(async () => {
  kernel = await testKernel()
  hall = await aTownHall(kernel.database)
  for (const role of ['system-admin', 'security-admin', 'audit-admin'] as const) {
    admins[role] = { ...official(role), account: await hall.official(role, { role }) }
  }
})

afterAll(async () => {
  await hall.close()
  await kernel.close()
})

/** Whoever has signed in with this browser. */
const actorOf = async (browser: ReturnType<TownHall['browser']>): Promise<Actor> =>
  acting(JSON.parse((await browser.get('/who')).body))

const recorded = async (verb: string) =>
  (
    await sql<{ outcome: string; subject_id: string | null; account: string | null }>`
      select outcome, subject_id, account from audit_record where verb = ${verb} order by id`.execute(
      kernel.database.db,
    )
  ).rows

test('系统管理员建账号，安全管理员授权，本人设好以后才能办事', async () => {
  const made = await kernel.as(admins['system-admin'], createAccountVerb(hall.identity), {
    kind: 'official',
    login: 'li.ming',
    label: '李明（滨海新区）',
  })
  const { grant } = await kernel.as(admins['security-admin'], giveGrantVerb(hall.identity), {
    account: made.account,
    role: 'district-clerk',
    district: '120116',
  })
  const browser = hall.browser('10.3.0.1')
  await browser.post('/login/password', { login: 'li.ming', password: made.initialPassword, next: '' })
  const password = 'Ziji.De.Mima.7'
  await browser.post('/login/setup/password', {
    current: made.initialPassword,
    password,
    again: password,
    next: '',
  })
  const { secret } = JSON.parse((await browser.get('/login/setup')).body)
  await browser.post('/login/setup/totp', { code: await currentCode(secret, new Date()), next: '' })
  const actor = await actorOf(browser)
  expect(actor).toMatchObject({ kind: 'official', roles: ['district-clerk'], districts: ['120116'] })
  expect(await kernel.as(actor, me, {})).toMatchObject({
    label: '李明（滨海新区）',
    titles: ['区经办人（受理）'],
    permissions: expect.arrayContaining(['training.accept']),
    posts: [{ key: 'district:120116', taken: true }],
  })

  await kernel.as(admins['security-admin'], withdrawGrantVerb, { grant })
  expect(await actorOf(browser)).toMatchObject({ roles: [] })
  expect(await recorded('grants.withdraw')).toEqual([
    { outcome: 'ok', subject_id: made.account, account: admins['security-admin'].account },
  ])
})

test('三员分立：谁都办不了另一个的事，办业务的人谁的都办不了', async () => {
  const account = await hall.official('somebody', { role: 'leader' })
  const works = {
    'system-admin': [
      () => [listAccounts, {}],
      () => [createAccountVerb(hall.identity), { kind: 'official', login: `x${Date.now()}`, label: '某' }],
      () => [disableAccountVerb, { account }],
      () => [enableAccountVerb, { account }],
      () => [resetAccountVerb(hall.identity), { account }],
    ],
    'security-admin': [
      () => [listGrants, {}],
      () => [giveGrantVerb(hall.identity), { account, role: 'auditor' }],
      () => [resumeGrantsVerb, { account }],
      () => [endAccountSessions, { account }],
    ],
  } as const
  const others = [
    ...Object.values(admins),
    official('leader'),
    official('municipal-officer'),
    agent('provider-agent', 'org-1'),
  ]
  for (const [role, verbs] of Object.entries(works)) {
    for (const work of verbs) {
      const [verb, input] = work() as [never, never]
      for (const actor of others.filter((one) => !one.roles.includes(role as never))) {
        await expect(kernel.as(actor, verb, input), `${actor.label}`).rejects.toMatchObject({ status: 403 })
      }
    }
  }
})

test('系统管理员重置了账号也冒充不了：岗位要等安全管理员恢复', async () => {
  const account = await hall.official('lost.phone', { role: 'auditor' })
  const reset = await kernel.as(admins['system-admin'], resetAccountVerb(hall.identity), { account })
  const browser = hall.browser('10.3.0.2')
  await browser.post('/login/password', { login: 'lost.phone', password: reset.initialPassword, next: '' })
  const password = 'Chongxin.Lai.7'
  await browser.post('/login/setup/password', {
    current: reset.initialPassword,
    password,
    again: password,
    next: '',
  })
  const { secret } = JSON.parse((await browser.get('/login/setup')).body)
  await browser.post('/login/setup/totp', { code: await currentCode(secret, new Date()), next: '' })
  expect(await actorOf(browser)).toMatchObject({ kind: 'official', account, roles: [] })
  const { items: accounts } = await kernel.as(admins['security-admin'], listGrants, { search: 'lost.phone' })
  expect(accounts).toMatchObject([
    { login: 'lost.phone', waiting: true, ready: true, grants: [{ role: 'auditor' }] },
  ])
  await kernel.as(admins['security-admin'], resumeGrantsVerb, { account })
  expect(await actorOf(browser)).toMatchObject({ roles: ['auditor'] })
})

test('管理员不能对自己的账号停用、重置、授权、恢复', async () => {
  const [system, security] = [admins['system-admin'], admins['security-admin']]
  const own = { account: system.account as string }
  await expect(kernel.as(system, disableAccountVerb, own)).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(system, resetAccountVerb(hall.identity), own)).rejects.toMatchObject({ status: 403 })
  await expect(
    kernel.as(security, giveGrantVerb(hall.identity), {
      account: security.account as string,
      role: 'security-admin',
    }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    kernel.as(security, resumeGrantsVerb, { account: security.account as string }),
  ).rejects.toMatchObject({ status: 403 })
  expect((await recorded('grants.give')).at(-1)).toMatchObject({
    outcome: 'refused',
    account: security.account,
  })
})

test('停用的账号马上下线，启用后可以再登录', async () => {
  const account = await hall.official('pause.xu', { role: 'leader' })
  const browser = hall.browser('10.3.0.3')
  await hall.signIn(browser, 'pause.xu')
  await kernel.as(admins['system-admin'], disableAccountVerb, { account })
  expect(await actorOf(browser)).toMatchObject({ kind: 'public' })
  expect(
    (await browser.post('/login/password', { login: 'pause.xu', password: PASSWORD, next: '' })).status,
  ).toBe(401)
  await expect(kernel.as(admins['system-admin'], disableAccountVerb, { account })).rejects.toMatchObject({
    status: 409,
  })
  await kernel.as(admins['system-admin'], enableAccountVerb, { account })
  expect(
    (await browser.post('/login/password', { login: 'pause.xu', password: PASSWORD, next: '' })).status,
  ).toBe(303)
})

test('登录设备：只看得到自己的，能退出其中一台；安全管理员能让账号全部下线', async () => {
  const account = await hall.official('two.devices', { role: 'leader' })
  const [office, home] = [hall.browser('10.3.0.4'), hall.browser('10.3.0.5')]
  await hall.signIn(office, 'two.devices')
  await sql`update identity_second_factor set last_step = null`.execute(kernel.database.db)
  await hall.signIn(home, 'two.devices')
  const actor = await actorOf(office)
  const { sessions } = await kernel.as(actor, listSessions, {})
  expect(sessions.map((one) => [one.address, one.current]).sort()).toEqual([
    ['10.3.0.4', true],
    ['10.3.0.5', false],
  ])
  const other = sessions.find((one) => !one.current)?.id as string
  await expect(kernel.as(admins['audit-admin'], endOwnSession, { session: other })).rejects.toMatchObject({
    status: 404,
  })
  await kernel.as(actor, endOwnSession, { session: other })
  expect(await actorOf(home)).toMatchObject({ kind: 'public' })
  expect(await kernel.as(admins['security-admin'], endAccountSessions, { account })).toEqual({ ended: 1 })
  expect(await actorOf(office)).toMatchObject({ kind: 'public' })
})

test('切换岗位：只能切到自己有的，切换后只有那个岗位的权', async () => {
  await hall.official(
    'two.posts',
    { role: 'district-clerk', district: '120116' },
    { role: 'district-reviewer', district: '120101' },
  )
  const browser = hall.browser('10.3.0.6')
  await hall.signIn(browser, 'two.posts')
  expect(await actorOf(browser)).toMatchObject({ roles: ['district-reviewer'], districts: ['120101'] })
  await kernel.as(await actorOf(browser), takePost, { post: 'district:120116' })
  const actor = await actorOf(browser)
  expect(actor).toMatchObject({ roles: ['district-clerk'], districts: ['120116'] })
  expect((await kernel.as(actor, me, {})).posts.map((post) => [post.key, post.taken])).toEqual([
    ['district:120101', false],
    ['district:120116', true],
  ])
  await expect(kernel.as(actor, takePost, { post: 'district:120102' })).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(actor, takePost, { post: 'city' })).rejects.toMatchObject({ status: 403 })
})

test('改密码：原密码错的要计数，太弱的不收，改好后别的设备下线', async () => {
  const change = changePassword(hall.identity)
  await hall.official('change.he', { role: 'leader' })
  const [own, other] = [hall.browser('10.3.0.7'), hall.browser('10.3.0.8')]
  await hall.signIn(other, 'change.he')
  await sql`update identity_second_factor set last_step = null`.execute(kernel.database.db)
  await hall.signIn(own, 'change.he')
  const actor = await actorOf(own)
  const wrong = await kernel.as(actor, change, { current: 'Not.Mine.27', password: 'Xin.De.Mima.7' })
  expect(wrong).toMatchObject({ accepted: false, message: expect.stringContaining('原密码不对') })
  const counted = await sql`select 1 from identity_attempt where tries > 0`.execute(kernel.database.db)
  expect(counted.rows.length).toBeGreaterThan(0)
  expect(await kernel.as(actor, change, { current: PASSWORD, password: 'short' })).toMatchObject({
    accepted: false,
  })
  expect(await kernel.as(actor, change, { current: PASSWORD, password: PASSWORD })).toMatchObject({
    accepted: false,
  })
  expect(await kernel.as(actor, change, { current: PASSWORD, password: 'Xin.De.Mima.7' })).toEqual({
    accepted: true,
    message: null,
  })
  expect(await actorOf(own)).toMatchObject({ kind: 'official' })
  expect(await actorOf(other)).toMatchObject({ kind: 'public' })
  const again = hall.browser('10.3.0.9')
  expect(
    (await again.post('/login/password', { login: 'change.he', password: PASSWORD, next: '' })).status,
  ).toBe(401)
  expect(
    (await again.post('/login/password', { login: 'change.he', password: 'Xin.De.Mima.7', next: '' })).status,
  ).toBe(303)
})

test('换手机：新口令确认之前旧的仍然有效，确认之后旧的作废', async () => {
  await hall.official('new.phone', { role: 'leader' })
  const browser = hall.browser('10.3.0.10')
  await hall.signIn(browser, 'new.phone')
  const actor = await actorOf(browser)
  expect(await kernel.as(actor, beginTotp(hall.identity), { password: 'Not.Mine.27' })).toMatchObject({
    accepted: false,
    secret: null,
  })
  const begun = await kernel.as(actor, beginTotp(hall.identity), { password: PASSWORD })
  const wrong = await kernel.as(actor, confirmTotp(hall.identity), { code: '000000' })
  expect(wrong.accepted).toBe(false)
  await sql`update identity_second_factor set last_step = null`.execute(kernel.database.db)
  const meanwhile = hall.browser('10.3.0.11')
  expect((await hall.signIn(meanwhile, 'new.phone')).location).toBe('/work')
  const code = await currentCode(begun.secret as string, new Date())
  expect(await kernel.as(actor, confirmTotp(hall.identity), { code })).toEqual({
    accepted: true,
    message: null,
  })
  expect(await actorOf(meanwhile)).toMatchObject({ kind: 'public' })
  await sql`update identity_second_factor set last_step = null`.execute(kernel.database.db)
  await meanwhile.post('/login/password', { login: 'new.phone', password: PASSWORD, next: '' })
  const old = await currentCode(secretFromWords('new.phone'), new Date())
  expect((await meanwhile.post('/login/totp', { code: old, next: '' })).status).toBe(401)
  const fresh = await currentCode(begun.secret as string, new Date())
  expect((await meanwhile.post('/login/totp', { code: fresh, next: '' })).status).toBe(303)
})

test('密码和动态口令的密钥不留在审计和防重复提交的记录里', async () => {
  for (const table of ['audit_record', 'idempotency']) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(kernel.database.db)
    const text = JSON.stringify(rows)
    expect(rows.length).toBeGreaterThan(0)
    for (const secret of [PASSWORD, 'Mima', 'otpauth', 'initialPassword']) expect(text).not.toContain(secret)
  }
})

test('每个事项都有中文名，名字不重复', () => {
  const verbs = identityVerbs(hall.identity)
  expect(new Set(verbs.map((verb) => verb.name)).size).toBe(verbs.length)
  for (const verb of verbs) expect(verb.title).toMatch(/\p{Script=Han}/u)
})

test('没有登记的单位，不能授给任何人', async () => {
  const { account } = await kernel.as(admins['system-admin'], createAccountVerb(hall.identity), {
    kind: 'organisation',
    login: 'wang.wu',
    label: '王五',
  })
  const give = (organisation: string) =>
    kernel.as(admins['security-admin'], giveGrantVerb(hall.identity), {
      account,
      role: 'provider-agent',
      organisation,
    })
  await expect(give('nobody')).rejects.toMatchObject({ status: 422, title: '没有这家单位' })
  expect(await give('00000000-0000-4000-8000-000000000001')).toMatchObject({ grant: expect.any(String) })
})
