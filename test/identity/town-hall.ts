import formbody from '@fastify/formbody'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../src/kernel/database/database.ts'
import { createAccount } from '../../src/kernel/identity/accounts.ts'
import { giveGrant } from '../../src/kernel/identity/grants.ts'
import { type Identity, type IdentityOptions, makeIdentity } from '../../src/kernel/identity/identity.ts'
import { mountIdentity } from '../../src/kernel/identity/mount.ts'
import { type Role, roleEntry } from '../../src/kernel/identity/roles.ts'
import { hashPassword } from '../../src/kernel/identity/secret/password.ts'
import { currentCode, secretFromWords } from '../../src/kernel/identity/secret/totp.ts'
import type { SignInEvent } from '../../src/kernel/identity/sign-in/sign-in-event.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { type Clock, systemClock } from '../../src/kernel/verb/clock.ts'
import { Problem } from '../../src/kernel/verb/problem.ts'
import { ROLES } from '../posts.ts'
import { aBrowser, type Browser } from './browser.ts'

export const SECRET = 'a-secret-of-more-than-thirty-two-characters'
export const PASSWORD = 'Haihe.Jiefang.27'

/** The doors of a city with its pages reduced to their facts, and whoever comes to them. */
export interface TownHall {
  app: FastifyInstance
  identity: Identity
  events: SignInEvent[]
  clock: MovingClock
  browser(address?: string, at?: string): Browser
  /** An account that is ready to sign in, with these roles; gives its uuid. */
  official(login: string, ...held: HeldRole[]): Promise<string>
  /** Signs in through both steps and gives the last page. */
  signIn(browser: Browser, login: string): Promise<{ status: number; location: string | null }>
  close(): Promise<void>
}

export type HeldRole = { role: Role; district?: string; organisation?: string }

export type MovingClock = Clock & { ahead(minutes: number): void }

/** The machine's clock, some minutes ahead: sessions and codes live by it. */
function movingClock(): MovingClock {
  let ahead = 0
  return {
    now: () => new Date(systemClock.now().getTime() + ahead),
    ahead(minutes) {
      ahead += minutes * 60_000
    },
  }
}

let passwordHash: Promise<string> | null = null

export async function aTownHall(database: Database, more: Partial<IdentityOptions> = {}): Promise<TownHall> {
  const events: SignInEvent[] = []
  const clock = movingClock()
  const identity = makeIdentity({
    roles: ROLES,
    database,
    origin: 'http://localhost:8080',
    secrets: [SECRET],
    title: '海河工匠',
    clock,
    wallClock: clock,
    oidc: null,
    onCitizen: async () => {
      throw new Error('no citizen is expected here')
    },
    knowsOrganisation: async (_db, id) => id !== 'nobody',
    record: async (event) => {
      events.push(event)
    },
    demo: null,
    ...more,
  })
  const app = Fastify()
  await app.register(formbody)
  app.setErrorHandler((error, _request, reply) =>
    reply.status(error instanceof Problem ? error.status : 500).send({ title: String(error) }),
  )
  mountIdentity(app, identity, (_request, reply, view) => reply.status(view.status).send(view))
  app.get('/who', async (request) => identity.actorOf(request))
  app.get('/token', async (request) => ({ token: identity.csrf(request) }))
  app.post('/act', async (request) => {
    identity.guard(request)
    return { done: true }
  })
  passwordHash ??= hashPassword(PASSWORD)
  return {
    app,
    identity,
    events,
    clock,
    browser: (address, at) => aBrowser(app, at, address),
    async official(login, ...held) {
      const duty = roleEntry(ROLES, held[0]?.role ?? 'leader').duty
      const kind = held[0]?.organisation ? 'organisation' : 'official'
      const { account } = await createAccount(database.db, {
        kind,
        duty,
        login,
        label: `${login}（测试）`,
        now: clock.now(),
        ready: {
          passwordHash: (await passwordHash) as string,
          totpSecret: secretFromWords(login),
          secrets: [SECRET],
        },
      })
      for (const one of held) {
        await giveGrant(database.db, ROLES, {
          account,
          role: one.role,
          district: one.district ?? null,
          organisation: one.organisation ?? null,
          from: civilDate('2020-01-01'),
          to: null,
          by: null,
          now: clock.now(),
        })
      }
      return account
    },
    async signIn(browser, login) {
      const first = await browser.post('/login/password', { login, password: PASSWORD, next: '' })
      if (first.location !== '/login/code') return first
      return browser.post('/login/totp', {
        code: await currentCode(secretFromWords(login), new Date()),
        next: '',
      })
    },
    close: () => app.close(),
  }
}
