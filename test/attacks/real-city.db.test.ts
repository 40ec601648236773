import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealAudit, verifyAudit } from '../../src/kernel/audit/index.ts'
import { sumsOf } from '../../src/kernel/database/index.ts'
import { createAccount } from '../../src/kernel/identity/accounts.ts'
import { hashPassword } from '../../src/kernel/identity/secret/password.ts'
import { currentCode, secretFromWords } from '../../src/kernel/identity/secret/totp.ts'
import { proof } from '../../src/kernel/ledger/index.ts'
import { adminCommand } from '../../src/main/commands/admin.ts'
import { backupTo, restoreFrom } from '../../src/main/commands/backup.ts'
import { makeDemoCity, SMALL_CITY } from '../../src/main/demo/city.ts'
import { DEMO_PASSWORD } from '../../src/main/demo/people/accounts.ts'
import { refuseDemoInCity, refuseLeftovers } from '../../src/main/demo/story/leftovers.ts'
import { FOLLOWERS } from '../../src/main/modules.ts'
import { type TestKernel, testKernel } from '../kernel.ts'
import { type OwnServer, ownServer } from './own-server.ts'

const PASSWORD = 'Haihe.Jiefang.27'
const SECRET = 'a secret of the test, long enough for it'

describe('正式使用从一个干净的库开始', () => {
  let server: OwnServer
  beforeAll(async () => {
    server = await ownServer()
  }, 180_000)
  afterAll(() => server.close())

  test('空的库：三位管理员各有一个链接，用一次，设密码、绑口令，才有权', async () => {
    const lines = await adminCommand(server.house, ['first'])
    const links = lines.flatMap((line) => /(\/login\/first\?token=\S+)/.exec(line)?.[1] ?? [])
    expect(links).toHaveLength(3)
    const [link = ''] = links
    const page = await fetch(server.origin + link)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('system-admin')])

    const weak = await send('/login/first', { token: tokenOf(link), password: 'short', again: 'short' })
    expect(weak.status).toBe(422)
    const set = await send('/login/first', { token: tokenOf(link), password: PASSWORD, again: PASSWORD })
    expect([set.status, set.headers.get('location')]).toEqual([303, '/login/setup'])
    const cookie = cookiesOf(set)
    const me = await (await fetch(`${server.origin}/api/v1/identity/me`, { headers: { cookie } })).json()
    expect(me).toMatchObject({ kind: 'public', permissions: [] })

    const enrol = await (await fetch(`${server.origin}/login/setup`, { headers: { cookie } })).text()
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(enrol)?.[1]?.replaceAll(' ', '') ?? ''
    const token = /name="_csrf" value="([^"]+)"/.exec(enrol)?.[1] ?? ''
    const code = await currentCode(secret, new Date())
    const done = await send('/login/setup/totp', { code, _csrf: token }, cookie)
    expect(done.status, await done.text()).toBe(303)
    const ready = await fetch(`${server.origin}/api/v1/identity/me`, { headers: { cookie: cookiesOf(done) } })
    expect(((await ready.json()) as { roles: string[] }).roles).toEqual(['system-admin'])

    const again = await send('/login/first', { token: tokenOf(link), password: PASSWORD, again: PASSWORD })
    expect(again.status).toBe(410)
  })

  test('再来一次：只给还没有用链接的人新链接，旧的作废；都在用了就不给', async () => {
    const lines = await adminCommand(server.house, ['first'])
    const links = lines.flatMap((line) => /(\/login\/first\?token=\S+)/.exec(line)?.[1] ?? [])
    expect(links).toHaveLength(2)
    for (const link of links) {
      const set = await send('/login/first', { token: tokenOf(link), password: PASSWORD, again: PASSWORD })
      expect(set.status).toBe(303)
    }
    await expect(adminCommand(server.house, ['first'])).rejects.toThrow('三位管理员都已经在用')
    const { rows } =
      await sql`select 1 from audit_record where verb = 'accounts.first-administrators'`.execute(
        server.kernel.database.db,
      )
    expect(rows).toHaveLength(2)
  })

  test('唯一的安全管理员不能被重置，运维人员的链接能帮他', async () => {
    const system = await server.signedIn('system-admin')
    const { rows } = await sql<{ id: string }>`select id from identity_account
      where login = 'security-admin'`.execute(server.kernel.database.db)
    const reset = await fetch(`${server.origin}/api/v1/accounts/${rows[0]?.id}/reset`, {
      method: 'POST',
      headers: { ...system, 'content-type': 'application/json' },
      body: '{}',
    })
    expect([reset.status, await reset.text()]).toEqual([409, expect.stringContaining('唯一')])
    expect((await adminCommand(server.house, ['link', 'security-admin'])).join('\n')).toContain(
      '/login/first?',
    )
    await expect(adminCommand(server.house, ['link', 'nobody'])).rejects.toThrow('没有这位管理员')
  })

  test('有演示账号的库不能正式用，有正式账号的库不能装演示', async () => {
    const { kernel } = server
    await refuseLeftovers(kernel)
    await expect(refuseDemoInCity(kernel)).rejects.toThrow('正式的账号')
    const ready = {
      passwordHash: await hashPassword(DEMO_PASSWORD),
      totpSecret: secretFromWords('qushouli'),
      secrets: [SECRET] as [string],
    }
    await createAccount(kernel.database.db, {
      kind: 'official',
      login: 'qushouli',
      label: '演示',
      now: new Date(),
      ready,
    })
    await expect(refuseLeftovers(kernel)).rejects.toThrow(/演示账号还在.*qushouli[\s\S]*haihe admin first/)
  })

  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(server.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
      body: new URLSearchParams(fields),
    })
})

describe('备份和恢复', () => {
  let from: TestKernel
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'haihe-backup-'))
    file = join(folder, 'city.backup')
    from = await testKernel({ followers: FOLLOWERS })
    await makeDemoCity({ ...from, demo: true }, SECRET, SMALL_CITY, () => {})
    await sealAudit(from.database, { at: new Date(), signer: from.signer })
  }, 300_000)
  afterAll(async () => {
    await from.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('备份恢复到空库：逐表一致，审计链和总账完好，恢复后接着编号', async () => {
    const { rows } = await backupTo(from.database, file, new Date())
    expect(rows).toBeGreaterThan(1000)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const to = await testKernel()
    try {
      await restoreFrom(to.database, file)
      expect(await sumsOf(to.database.db)).toEqual(await sumsOf(from.database.db))
      const { db } = to.database
      const publicKeys = from.signer.publicKeys()
      expect(await verifyAudit(db, { publicKeys })).toMatchObject({ sound: true, findings: [] })
      expect(await proof(db)).toMatchObject({ sound: true })
      const last = await sql<{ id: number }>`select max(id) as id from audit_record`.execute(db)
      const next = await sql<{ id: number }>`insert into audit_record (at, roles, verb, outcome, request_id)
        values (now(), '{}', 'test.next', 'ok', 'test') returning id`.execute(db)
      expect(next.rows[0]?.id).toBeGreaterThan(last.rows[0]?.id ?? 0)
      // The guards stand again.
      await expect(sql`delete from audit_record`.execute(db)).rejects.toThrow('append-only')
      await expect(
        sql`insert into identity_session (id, account, token, expires_at, seen_at, created_at, updated_at)
          values (gen_random_uuid(), gen_random_uuid(), 'x', now(), now(), now(), now())`.execute(db),
      ).rejects.toThrow('foreign key')
      await expect(restoreFrom(to.database, file)).rejects.toThrow('已经有数据')
    } finally {
      await to.close()
    }
  }, 120_000)

  test('断掉的、改过的、别的版本的备份：什么都不恢复', async () => {
    const to = await testKernel()
    try {
      const whole = gunzipSync(readFileSync(file)).toString('utf8')
      const put = (name: string, bytes: Uint8Array) => {
        const path = join(folder, name)
        writeFileSync(path, bytes)
        return restoreFrom(to.database, path)
      }
      await expect(put('cut', readFileSync(file).subarray(0, 40_000))).rejects.toThrow('不完整')
      const edited = whole.replace('qushouli', 'qushouwo')
      expect(edited).not.toBe(whole)
      await expect(put('edited', gzipSync(edited))).rejects.toThrow('与备份不符')
      const older = whole.replace(/"migrations":\["/, '"migrations":["kernel/none/000.sql x","')
      await expect(put('older', gzipSync(older))).rejects.toThrow('另一个版本')
      await expect(put('other', gzipSync('{"a":1}\n'))).rejects.toThrow('不是海河的备份')
      const { rows } = await sql`select 1 from identity_account`.execute(to.database.db)
      expect(rows).toEqual([])
    } finally {
      await to.close()
    }
  }, 120_000)
})

const tokenOf = (link: string): string => link.split('token=')[1] ?? ''

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
