import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/rows.ts'
import { takeStep } from '../secret/totp.ts'
import { openSigned } from '../session/cookies.ts'
import { rememberDevice } from '../session/device.ts'
import type { Door } from './door.ts'
import { countTry, forgetTry } from './login-limits.ts'
import { FORMS, type LoginProblem, PROBLEMS, tooOften } from './login-view.ts'
import { localPath, nextPage } from './next-page.ts'

/** The second step: the code that the authenticator app shows. Only now is there a session. */
export function codeStep(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { next?: string } }>('/login/code', async (request, reply) => {
    const next = localPath(request.query.next)
    const begun = await begunBy(door, request)
    if (!begun) return door.start(request, reply, 401, { problem: PROBLEMS.started, next })
    return door.show(request, reply, { step: 'code', status: 200, next, problem: null })
  })

  app.post(FORMS.code, async (request, reply) => {
    const next = localPath(door.field(request, 'next'))
    const again = (status: number, problem: LoginProblem) =>
      door.show(request, reply, { step: 'code', status, next, problem })
    const begun = await begunBy(door, request)
    if (!begun) return door.start(request, reply, 401, { problem: PROBLEMS.started, next })
    const refused = { what: 'refused', way: 'code', account: begun.account } as const
    if (door.forged(request)) {
      await door.record(request, { ...refused, reason: 'forged' })
      return again(403, PROBLEMS.forged)
    }
    const { identity } = door
    const { database, secrets } = identity.options
    const made = door.aTry(request, 'code', begun.login)
    const wait = await countTry(database.db, identity.key, made, identity.now())
    if (wait !== null) {
      await door.record(request, { ...refused, reason: 'too-often' })
      reply.header('retry-after', String(wait))
      return again(429, tooOften(wait, 'code'))
    }
    const code = digitsOf(door.field(request, 'code'))
    const answer = await identity.auth.api.verifyTOTP({
      body: { code },
      headers: door.headersFor(request, ['haihe.two_factor']),
      asResponse: true,
    })
    if (!answer.ok) {
      await door.record(request, { ...refused, reason: 'wrong-code' })
      if (answer.status === 401 && (await begunBy(door, request))) return again(401, PROBLEMS.wrongCode)
      return door.start(request, reply, 401, { problem: PROBLEMS.started, next, login: begun.login })
    }
    const { token } = (await answer.clone().json()) as { token: string }
    if (!(await takeStep(database.db, secrets, begun.account, code, identity.now()))) {
      await sql`delete from identity_session where token = ${token}`.execute(database.db)
      await door.record(request, { ...refused, reason: 'used-code' })
      return door.start(request, reply, 401, { problem: PROBLEMS.usedCode, next, login: begun.login })
    }
    await forgetTry(database.db, identity.key, made)
    return enter(door, request, reply, answer, begun, next)
  })
}

async function enter(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Response,
  begun: Begun,
  next: string,
) {
  await door.endOld(request)
  door.passCookies(request, reply, answer)
  reply.header('set-cookie', rememberDevice(door.identity, request, begun.login))
  await door.record(request, { what: 'signed-in', way: 'code', reason: null, account: begun.account })
  if (begun.password_until && begun.password_until <= door.identity.now()) {
    return reply.redirect(`/login/setup${next ? `?next=${encodeURIComponent(next)}` : ''}`, 303)
  }
  return reply.redirect(nextPage(next, begun.kind), 303)
}

const Begun = z.object({
  account: z.string(),
  login: z.string(),
  kind: z.enum(['official', 'organisation']),
  password_until: z.date().nullable(),
})
type Begun = z.infer<typeof Begun>

/** Whose password was right in the first step, by the challenge cookie; null when that is too long ago. */
async function begunBy(door: Door, request: FastifyRequest): Promise<Begun | null> {
  const { options, cookies, signing } = door.identity
  const identifier = openSigned(cookies.read(request, 'haihe.two_factor'), signing)
  if (!identifier) return null
  const challenges = await sql<{ value: string }>`select value from identity_challenge
    where identifier = ${identifier} and expires_at > ${door.identity.now()}`.execute(options.database.db)
  const account = challenges.rows[0]?.value
  if (!account || !identifier.startsWith('2fa-')) return null
  const rows = await readRows(
    Begun,
    sql`select id as account, login, kind, password_until from identity_account
    where id = ${account}`,
    options.database.db,
  )
  return rows[0] ?? null
}

/** The digits of what was typed, also full-width ones, without the space that apps show in the middle. */
const digitsOf = (typed: string): string =>
  typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .slice(0, 12)
