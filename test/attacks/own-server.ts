import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createAccount } from '../../src/kernel/identity/accounts.ts'
import { giveGrant } from '../../src/kernel/identity/grants.ts'
import type { Identity } from '../../src/kernel/identity/identity.ts'
import { type Role, roleEntry } from '../../src/kernel/identity/roles.ts'
import { hashPassword } from '../../src/kernel/identity/secret/password.ts'
import { secretFromWords } from '../../src/kernel/identity/secret/totp.ts'
import { civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { type Config, readConfig } from '../../src/main/config.ts'
import type { House } from '../../src/main/house.ts'
import { openIdentity } from '../../src/main/identity.ts'
import { buildApp } from '../../src/main/serve/app.ts'
import { type TestKernel, testKernel } from '../kernel.ts'

const SECRET = 'a secret of the test, long enough for it'

/** The whole server in this process, listening, on a fresh database without a demo. */
export interface OwnServer {
  kernel: TestKernel
  app: FastifyInstance
  identity: Identity
  house: House
  origin: string
  port: number
  data: string
  /** Headers of somebody who is signed in with this role. */
  signedIn(role: Role, at?: { district?: string; organisation?: string }): Promise<Record<string, string>>
  close(): Promise<void>
}

export async function ownServer(more: Partial<Config> = {}): Promise<OwnServer> {
  const kernel = await testKernel({ at: new Date().toISOString() })
  const data = mkdtempSync(join(tmpdir(), 'haihe-own-'))
  const config: Config = {
    ...readConfig({ HAIHE_DEMO: '0', HAIHE_DATA: data }, () => ''),
    quiet: true,
    ...more,
  }
  const house: House = { kernel, secrets: [SECRET], version: 'test', close: async () => {} }
  const { identity } = await openIdentity(house, config)
  const app = await buildApp(house, config, identity, null)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    kernel,
    app,
    identity,
    house,
    origin: `http://127.0.0.1:${port}`,
    port,
    data,
    async signedIn(role, { district, organisation } = {}) {
      const { db } = kernel.database
      const now = new Date()
      const login = `a${randomUUID().slice(0, 12)}`
      const passwordHash = await hashPassword('not used by this test')
      const { account } = await createAccount(db, {
        kind: organisation ? 'organisation' : 'official',
        duty: roleEntry(kernel.city.roles, role).duty,
        login,
        label: role,
        now,
        ready: { passwordHash, totpSecret: secretFromWords(login), secrets: [SECRET] },
      })
      await giveGrant(db, kernel.city.roles, {
        account,
        role,
        district: district ?? null,
        organisation: organisation ?? null,
        from: civilDateOf(now),
        to: null,
        by: null,
        now,
      })
      const answer = await identity.auth.api.startSession({
        body: { account },
        headers: new Headers({ 'x-haihe-address': '127.0.0.1' }),
        asResponse: true,
      })
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const csrf = identity.csrf({ headers: { cookie }, protocol: 'http', hostname: '127.0.0.1' })
      return { cookie, 'x-haihe-csrf': csrf, 'idempotency-key': randomUUID() }
    },
    async close() {
      await app.close()
      await kernel.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
