import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { ROLE_NAMES, ROLES } from '../../../test/posts.ts'
import type { Database } from '../database/database.ts'
import { type CivilDate, civilDate } from '../value/time/civil-date.ts'
import { createAccount, resetAccount } from './accounts.ts'
import { giveGrant, grantsOf, heldGrants, type NewGrant, resumeGrants, withdrawGrant } from './grants.ts'
import { type Duty, type Role, roleEntry } from './roles.ts'
import { hashPassword } from './secret/password.ts'

let database: Database
let security: string
let passwordHash: string
const now = new Date('2026-03-04T02:00:00Z')
const day = (text: string): CivilDate => civilDate(text)

beforeAll(async () => {
  database = await testDatabase(['kernel/identity'])
  passwordHash = await hashPassword('Haihe.Jiefang.27')
  security = await anAccount('security', 'security-admin')
})

afterAll(() => database.close())

let serial = 0
const anAccount = async (
  login: string,
  duty: Duty = 'business',
  kind: 'official' | 'organisation' = 'official',
) => {
  serial += 1
  const made = await createAccount(database.db, {
    kind,
    duty,
    login: `${login}.${serial}`,
    label: login,
    now,
    ready: { passwordHash, totpSecret: 'GEZDGNBVGY3TQOJQ', secrets: ['k'.repeat(32)] },
  })
  return made.account
}

const give = (account: string, role: Role, more: Partial<NewGrant> = {}) =>
  giveGrant(database.db, ROLES, {
    account,
    role,
    district: null,
    organisation: null,
    from: day('2026-01-01'),
    to: null,
    by: security,
    now,
    ...more,
  })

const ADMINS = ['system-admin', 'security-admin', 'audit-admin'] as const

test('三员分立：一个账号不能有两种管理员，也不能又管理又办业务', async () => {
  for (const duty of ADMINS) {
    const account = await anAccount(duty, duty)
    await give(account, duty)
    for (const other of ADMINS.filter((one) => one !== duty)) {
      await expect(give(account, other)).rejects.toMatchObject({
        status: 409,
        title: '这个账号不能有这个岗位',
      })
    }
    await expect(give(account, 'leader')).rejects.toMatchObject({ status: 409 })
  }
  const clerk = await anAccount('clerk')
  for (const duty of ADMINS) await expect(give(clerk, duty)).rejects.toMatchObject({ status: 409 })
})

test('三员分立：绕过程序直接写数据库也不行', async () => {
  for (const duty of ADMINS) {
    const account = await anAccount(duty, duty)
    await give(account, duty)
    const insert = (role: string, claimed: string) =>
      sql`insert into identity_grant (id, account, duty, role, valid_from, given_at)
        values (gen_random_uuid(), ${account}, ${claimed}, ${role}, '2026-01-01', ${now})`.execute(
        database.db,
      )
    for (const role of [...ADMINS.filter((one) => one !== duty), 'leader', 'municipal-officer']) {
      const own = (ADMINS as readonly string[]).includes(role) ? role : 'business'
      await expect(insert(role, own)).rejects.toThrow(/foreign key/)
      await expect(insert(role, duty)).rejects.toThrow(/check/)
    }
    await expect(
      sql`update identity_account set duty = 'business' where id = ${account}`.execute(database.db),
    ).rejects.toThrow(/foreign key/)
  }
})

test('不能给自己授权：程序和数据库都不许', async () => {
  await expect(give(security, 'security-admin')).rejects.toMatchObject({
    status: 403,
    title: '不能给自己授权',
  })
  await expect(
    sql`insert into identity_grant (id, account, duty, role, valid_from, given_at, given_by)
      values (gen_random_uuid(), ${security}, 'security-admin', 'security-admin', '2026-01-01', ${now}, ${security})`.execute(
      database.db,
    ),
  ).rejects.toThrow(/check/)
})

test('每个岗位只能授在它该在的范围', async () => {
  const places: Record<string, Partial<NewGrant>> = {
    city: {},
    district: { district: '120116' },
    organisation: { organisation: 'org-1' },
  }
  for (const role of ROLE_NAMES) {
    const { scope, duty } = roleEntry(ROLES, role)
    const kind = scope === 'organisation' ? 'organisation' : 'official'
    const fitting = scope === 'city-or-district' ? ['city', 'district'] : scope === 'self' ? [] : [scope]
    for (const [place, more] of Object.entries(places)) {
      const account = await anAccount('place', duty, duty === 'business' ? kind : 'official')
      const given = give(account, role, more)
      if (fitting.includes(place)) await given
      else await expect(given, `${role} in ${place}`).rejects.toMatchObject({ status: 422 })
    }
  }
})

test('公务人员不能代表单位，单位账号不能办公务', async () => {
  const official = await anAccount('official')
  const agent = await anAccount('agent', 'business', 'organisation')
  await expect(give(official, 'provider-agent', { organisation: 'org-1' })).rejects.toMatchObject({
    status: 409,
  })
  await expect(give(agent, 'district-clerk', { district: '120116' })).rejects.toMatchObject({ status: 409 })
})

test('同样的授权不重复；收回后可以再授；收回的不再有', async () => {
  const account = await anAccount('again')
  const first = await give(account, 'district-clerk', { district: '120116' })
  await expect(give(account, 'district-clerk', { district: '120116' })).rejects.toMatchObject({ status: 409 })
  await withdrawGrant(database.db, first, security, now)
  expect(await heldGrants(database.db, account, day('2026-03-04'))).toEqual([])
  await expect(withdrawGrant(database.db, first, security, now)).rejects.toMatchObject({ status: 409 })
  await give(account, 'district-clerk', { district: '120116' })
  expect((await grantsOf(database.db, [account])).get(account)).toHaveLength(1)
})

test('授权从起日到止日有效，头尾两天都算', async () => {
  const account = await anAccount('days')
  await give(account, 'leader', { from: day('2026-03-01'), to: day('2026-03-31') })
  const on = async (text: string) => (await heldGrants(database.db, account, day(text))).length
  expect(await on('2026-02-28')).toBe(0)
  expect(await on('2026-03-01')).toBe(1)
  expect(await on('2026-03-31')).toBe(1)
  expect(await on('2026-04-01')).toBe(0)
  await expect(
    give(account, 'auditor', { from: day('2026-03-02'), to: day('2026-03-01') }),
  ).rejects.toMatchObject({
    status: 422,
  })
})

test('重置过的账号没有岗位，本人重新设好、安全管理员恢复后才有', async () => {
  const account = await anAccount('reset')
  await give(account, 'leader')
  await resetAccount(database.db, account, now)
  expect(await heldGrants(database.db, account, day('2026-03-04'))).toEqual([])
  await expect(resumeGrants(database.db, account, security, now)).rejects.toMatchObject({ status: 409 })
  await sql`update identity_account set two_factor_enabled = true, password_temporary = false
    where id = ${account}`.execute(database.db)
  await resumeGrants(database.db, account, security, now)
  expect(await heldGrants(database.db, account, day('2026-03-04'))).toHaveLength(1)
})

test('登录名不能重复，也不能乱写', async () => {
  const made = (login: string) => createAccount(database.db, { kind: 'official', login, label: '某人', now })
  await made('once.only')
  await expect(made('once.only')).rejects.toMatchObject({ status: 409 })
  for (const login of ['ab', 'Upper', '有汉字', '-start', 'a b', 'x'.repeat(41)]) {
    await expect(made(login)).rejects.toMatchObject({ status: 422 })
  }
})

test('平台令牌带有实名信息，数据库里存不进去', async () => {
  const account = await anAccount('tokens')
  for (const column of ['access_token', 'refresh_token', 'id_token']) {
    await expect(
      sql`update identity_credential set ${sql.ref(column)} = 'eyJ' where account = ${account}`.execute(
        database.db,
      ),
    ).rejects.toThrow(/check/)
  }
})
