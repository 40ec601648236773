import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Database } from '../../src/kernel/database/database.ts'
import { type Identity, makeIdentity } from '../../src/kernel/identity/identity.ts'
import { mountIdentity } from '../../src/kernel/identity/mount.ts'
import type { OnCitizen } from '../../src/kernel/identity/sign-in/oidc/oidc.ts'
import type { SignInEvent } from '../../src/kernel/identity/sign-in/sign-in-event.ts'
import { maskName } from '../../src/kernel/value/person/mask.ts'
import { systemClock } from '../../src/kernel/verb/clock.ts'
import { type DemoCitizen, makeDemoProvider } from '../../src/main/demo/people/oidc-provider.ts'
import { ROLES } from '../posts.ts'
import { keep, type Page } from './browser.ts'
import { SECRET } from './town-hall.ts'

export const CITIZENS: DemoCitizen[] = [
  {
    subject: 'c-1',
    name: '张建国',
    identityNumber: '120116199003070018',
    phone: '13800000001',
    note: '焊工学员，滨海新区',
  },
  {
    subject: 'c-2',
    name: '李秀英',
    identityNumber: '120101198505050027',
    phone: null,
    note: '养老护理员，和平区',
  },
  {
    subject: 'c-3',
    name: '<王&"氏>',
    identityNumber: '120101198505050035',
    phone: null,
    note: '名字带符号的人',
  },
]

/** A register of people that knows a person by the identity number. */
export function aRegister(): { onCitizen: OnCitizen; people: Map<string, string> } {
  const people = new Map<string, string>()
  return {
    people,
    async onCitizen(claims) {
      const person = people.get(claims.identityNumber) ?? randomUUID()
      people.set(claims.identityNumber, person)
      return { person, label: maskName(claims.name) }
    },
  }
}

/** One server of the city that really listens, with the demo's identity provider on it. */
export interface Server {
  app: FastifyInstance
  identity: Identity
  events: SignInEvent[]
  origin: string
  close(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

export async function aServer(
  database: Database,
  onCitizen: OnCitizen,
  at: { port: number; origin?: string; citizens?: DemoCitizen[] },
): Promise<Server> {
  const itself = `http://127.0.0.1:${at.port}`
  const origin = at.origin ?? `http://localhost:${at.port}`
  const citizens = at.citizens ?? CITIZENS
  const events: SignInEvent[] = []
  const find = async (subject: string) => citizens.find((one) => one.subject === subject) ?? null
  const provider = await makeDemoProvider({
    database,
    origin,
    itself,
    secret: SECRET,
    people: {
      search: async (text, limit) => citizens.filter((one) => one.name.includes(text)).slice(0, limit),
      find,
    },
    look: (cookie) => ({
      elder: cookie.includes('haihe-mode=elder'),
      dark: cookie.includes('haihe-theme=dark'),
    }),
  })
  const identity = makeIdentity({
    roles: ROLES,
    knowsOrganisation: async () => true,
    database,
    origin,
    secrets: [SECRET],
    title: '海河工匠',
    clock: systemClock,
    oidc: provider.settings,
    onCitizen,
    record: async (event) => {
      events.push(event)
    },
    demo: { citizen: find },
  })
  const app = Fastify()
  provider.mount(app)
  mountIdentity(app, identity, (_request, reply, view) => reply.status(view.status).send(view))
  app.get('/who', async (request) => identity.actorOf(request))
  await app.listen({ port: at.port, host: '127.0.0.1' })
  return { app, identity, events, origin, close: () => app.close() }
}

/** A browser that really asks over HTTP and follows nothing by itself; `through` sends requests to another server. */
export function aWalker() {
  const cookies = new Map<string, string>()
  const paths = new Map<string, string>()
  return {
    cookies,
    async ask(
      url: string,
      form: Record<string, string> | null = null,
      through = new URL(url).origin,
    ): Promise<Page> {
      const { pathname, search, host, origin } = new URL(url)
      const answer = await fetch(new URL(pathname + search, through), {
        method: form ? 'POST' : 'GET',
        redirect: 'manual',
        headers: {
          host,
          cookie: [...cookies]
            .filter(([name]) => pathname.startsWith(paths.get(name) ?? '/'))
            .map(([name, value]) => `${name}=${value}`)
            .join('; '),
          ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin } : {}),
        },
        ...(form ? { body: new URLSearchParams(form).toString() } : {}),
      })
      const setCookies = answer.headers.getSetCookie()
      for (const line of setCookies) {
        keep(cookies, line)
        paths.set(line.slice(0, line.indexOf('=')), /; path=([^;]+)/i.exec(line)?.[1] ?? '/')
      }
      const location = answer.headers.get('location')
      return {
        status: answer.status,
        location: location ? new URL(location, url).href : null,
        body: await answer.text(),
        headers: Object.fromEntries(answer.headers),
        setCookies,
      }
    },
  }
}
