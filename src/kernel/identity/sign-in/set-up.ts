import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endSessions } from '../accounts.ts'
import { isPassword, passwordFault, setPassword } from '../secret/password.ts'
import { beginEnrolment, confirmEnrolment } from '../secret/totp.ts'
import { rememberDevice } from '../session/device.ts'
import type { LiveSession } from '../session/who-is-asking.ts'
import type { Door } from './door.ts'
import { countTry, forgetTry } from './login-limits.ts'
import { FORMS, type LoginProblem, PROBLEMS, tooOften } from './login-view.ts'
import { localPath, nextPage } from './next-page.ts'

/** What is to be done once before an account has any power: one's own password, then the authenticator app. */
export function setUp(app: FastifyInstance, door: Door): void {
  const { identity } = door
  const { database, secrets, title } = identity.options

  app.get<{ Querystring: { next?: string } }>('/login/setup', async (request, reply) =>
    page(door, request, reply, 200, null, localPath(request.query.next)),
  )

  app.post(FORMS['new-password'], async (request, reply) => {
    const next = localPath(door.field(request, 'next'))
    const session = await identity.sessionOf(request)
    if (session?.unfinished !== 'password') return back(reply, next)
    const [status, problem] = await changePassword(door, request, session)
    return problem ? page(door, request, reply, status, problem, next) : back(reply, next)
  })

  app.post(FORMS.enrol, async (request, reply) => {
    const next = localPath(door.field(request, 'next'))
    const session = await identity.sessionOf(request)
    if (session?.unfinished !== 'second-factor') return back(reply, next)
    if (door.forged(request)) return page(door, request, reply, 403, PROBLEMS.forged, next)
    const made = door.aTry(request, 'code', session.login ?? '')
    const wait = await countTry(database.db, identity.key, made, identity.now())
    if (wait !== null) return page(door, request, reply, 429, tooOften(wait, 'code'), next)
    const code = door.field(request, 'code').replace(/\s/g, '')
    const right = await database.transaction((tx) =>
      confirmEnrolment(tx, secrets, session.account, code, identity.now()),
    )
    if (!right) return page(door, request, reply, 422, PROBLEMS.wrongCode, next)
    await forgetTry(database.db, identity.key, made)
    return enter(door, request, reply, session, next)
  })

  async function changePassword(
    at: Door,
    request: FastifyRequest,
    session: LiveSession,
  ): Promise<[number, LoginProblem | null]> {
    if (at.forged(request)) return [403, PROBLEMS.forged]
    const [current, password] = [at.field(request, 'current'), at.field(request, 'password')]
    const made = at.aTry(request, 'password', session.login ?? '')
    const wait = await countTry(database.db, identity.key, made, identity.now())
    if (wait !== null) return [429, tooOften(wait, 'current')]
    if (!(await isPassword(database.db, session.account, current))) return [422, PROBLEMS.current]
    await forgetTry(database.db, identity.key, made)
    const fault = passwordFault(password, session.login)
    if (fault) return [422, { title: fault, detail: '请换一个新密码。', field: 'password', wait: null }]
    if (password === current) return [422, PROBLEMS.same]
    if (password !== at.field(request, 'again')) return [422, PROBLEMS.again]
    const days = identity.options.passwordDays ?? null
    await database.transaction((tx) => setPassword(tx, session.account, password, identity.now(), days))
    return [200, null]
  }

  /** The half session ends and a whole one begins. */
  async function enter(
    at: Door,
    request: FastifyRequest,
    reply: FastifyReply,
    session: LiveSession,
    next: string,
  ) {
    await endSessions(database.db, session.account)
    const answer = await identity.auth.api.startSession({
      body: { account: session.account },
      headers: at.headersFor(request, []),
      asResponse: true,
    })
    at.passCookies(request, reply, answer)
    reply.header('set-cookie', rememberDevice(identity, request, session.login ?? ''))
    await at.record(request, { what: 'signed-in', way: 'setup', reason: null, account: session.account })
    return reply.redirect(nextPage(next, session.kind), 303)
  }

  async function page(
    at: Door,
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    problem: LoginProblem | null,
    next: string,
  ) {
    const session = await identity.sessionOf(request)
    if (!session) return at.start(request, reply, 401, { problem: PROBLEMS.started, next })
    if (!session.unfinished) return reply.redirect(nextPage(next, session.kind), 303)
    const view = { status, problem, next, label: session.label }
    if (session.unfinished === 'password') return at.show(request, reply, { ...view, step: 'new-password' })
    const enrolment = await database.transaction((tx) =>
      beginEnrolment(tx, secrets, { account: session.account, login: session.login ?? '', title }),
    )
    return at.show(request, reply, { ...view, ...enrolment, step: 'enrol' })
  }
}

const back = (reply: FastifyReply, next: string) =>
  reply.redirect(`/login/setup${next ? `?next=${encodeURIComponent(next)}` : ''}`, 303)
