import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Identity } from '../identity.ts'
import type { CookieName } from '../session/cookies.ts'
import { knownDevice } from '../session/device.ts'
import type { Try } from './login-limits.ts'
import type { LoginProblem, LoginView, ShowLogin } from './login-view.ts'
import { localPath } from './next-page.ts'
import type { SignInEvent } from './sign-in-event.ts'

/** What every step of signing in works with. */
export interface Door {
  identity: Identity
  show: ShowLogin
  /** One field of the posted form: a text of bounded length, '' when absent. */
  field(request: FastifyRequest, name: string): string
  /** The headers that the sign-in library may see: the address, the browser, and of the cookies only these. */
  headersFor(request: FastifyRequest, names: readonly CookieName[]): Headers
  /** Hands the library's cookies on to the browser; gives back the session token among them. */
  passCookies(request: FastifyRequest, reply: FastifyReply, answer: Response): string | null
  start(request: FastifyRequest, reply: FastifyReply, status: number, more: StartPage): unknown
  /** Whether this form was not sent by our own page. */
  forged(request: FastifyRequest): boolean
  aTry(request: FastifyRequest, step: Try['step'], login: string): Try
  record(request: FastifyRequest, event: Omit<SignInEvent, 'at' | 'address' | 'requestId'>): Promise<void>
  /** Ends the session that the browser came with: whoever signs in begins with a new one. */
  endOld(request: FastifyRequest): Promise<void>
}

interface StartPage {
  problem: LoginProblem | null
  login?: string
  next?: string
}

const FIELD_LIMIT = 1000

export function doorOf(identity: Identity, show: ShowLogin): Door {
  const { options } = identity
  const db = options.database.db
  const door: Door = {
    identity,
    show,
    field(request, name) {
      const body = request.body
      const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : ''
      return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
        ? value.slice(0, FIELD_LIMIT)
        : ''
    },
    headersFor(request, names) {
      const headers = new Headers({
        'x-haihe-address': request.ip,
        cookie: identity.cookies.forLibrary(request, names),
      })
      const agent = request.headers['user-agent']
      if (agent) headers.set('user-agent', agent.slice(0, 300).replace(/[^\x20-\x7e]/g, '?'))
      return headers
    },
    passCookies(request, reply, answer) {
      const lines = answer.headers.getSetCookie()
      for (const line of identity.cookies.forBrowser(request, lines)) reply.header('set-cookie', line)
      const session = lines.find((line) => /^__Host-haihe\.session=[^;]/.test(line))
      return session
        ? (decodeURIComponent(session.slice(session.indexOf('=') + 1)).split('.')[0] ?? null)
        : null
    },
    start(request, reply, status, { problem, login = '', next = '' }) {
      const view: LoginView = {
        step: 'start',
        status,
        problem,
        login,
        next: localPath(next),
        oidc: options.oidc !== null,
        demo: options.demo !== null,
      }
      return show(request, reply, view)
    },
    forged: (request) => !identity.trusts(request, door.field(request, '_csrf') || null),
    aTry(request, step, login) {
      const name = login.slice(0, 60)
      return { step, login: name, address: request.ip, device: knownDevice(identity, request, name) }
    },
    record(request, event) {
      return options.record({ ...event, address: request.ip, requestId: request.id, at: identity.now() })
    },
    async endOld(request) {
      const token = identity.tokenOf(request)
      if (token) await sql`delete from identity_session where token = ${token}`.execute(db)
    },
  }
  return door
}
