import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endLink, FIRST_PATH, holderOfLink } from '../first-link.ts'
import { passwordFault, setPassword } from '../secret/password.ts'
import type { Door } from './door.ts'
import { countJourney } from './login-limits.ts'
import { type LoginProblem, PROBLEMS, tooOften } from './login-view.ts'

/** The link of a new account: its holder sets a password, and goes on to the authenticator app. */
export function firstStep(app: FastifyInstance, door: Door): void {
  const { identity } = door
  const { database } = identity.options

  app.get<{ Querystring: { token?: string } }>(FIRST_PATH, async (request, reply) =>
    page(door, request, reply, { token: String(request.query.token ?? ''), status: 200, problem: null }),
  )

  app.post(FIRST_PATH, async (request, reply) => {
    const token = door.field(request, 'token')
    const again = (status: number, problem: LoginProblem) =>
      page(door, request, reply, { token, status, problem })
    if (door.forged(request)) return again(403, PROBLEMS.forged)
    const wait = await countJourney(database.db, identity.key, request.ip, identity.now())
    if (wait !== null) return again(429, tooOften(wait, null))
    const holder = await holderOfLink(database.db, token, identity.now())
    if (!holder) return door.start(request, reply, 410, { problem: PROBLEMS.linkOver })
    const password = door.field(request, 'password')
    const fault = passwordFault(password, holder.login)
    if (fault) return again(422, { title: fault, detail: '请换一个密码。', field: 'password', wait: null })
    if (password !== door.field(request, 'again')) return again(422, PROBLEMS.again)
    const days = identity.options.passwordDays ?? null
    const set = await database.transaction(async (tx) => {
      if (!(await endLink(tx, token))) return false
      await setPassword(tx, holder.account, password, identity.now(), days)
      return true
    })
    if (!set) return door.start(request, reply, 410, { problem: PROBLEMS.linkOver })
    await door.endOld(request)
    const answer = await identity.auth.api.startSession({
      body: { account: holder.account },
      headers: door.headersFor(request, []),
      asResponse: true,
    })
    door.passCookies(request, reply, answer)
    await door.record(request, { what: 'signed-in', way: 'setup', reason: null, account: holder.account })
    return reply.redirect('/login/setup', 303)
  })
}

async function page(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, status, problem }: { token: string; status: number; problem: LoginProblem | null },
) {
  const { database } = door.identity.options
  const holder = await holderOfLink(database.db, token, door.identity.now())
  if (!holder) return door.start(request, reply, 410, { problem: PROBLEMS.linkOver })
  const { label, login } = holder
  reply.header('referrer-policy', 'no-referrer')
  return door.show(request, reply, { step: 'first', status, next: '', problem, label, login, token })
}
