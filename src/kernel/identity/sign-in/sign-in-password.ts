import { hashPassword } from 'better-auth/crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/rows.ts'
import { PASSWORD_MAX } from '../secret/password.ts'
import type { Door } from './door.ts'
import { countTry, forgetTry } from './login-limits.ts'
import { LOGIN } from './login-name.ts'
import { FORMS, PROBLEMS, tooOften } from './login-view.ts'
import { localPath } from './next-page.ts'
import type { RefusalReason } from './sign-in-event.ts'

/** The first step: login name and password. Right ones open nothing yet, they lead to the second step. */
export function passwordStep(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { next?: string } }>('/login', (request, reply) =>
    door.start(request, reply, 200, { problem: null, next: String(request.query.next ?? '') }),
  )

  app.post(FORMS.start, async (request, reply) => {
    const login = door.field(request, 'login').trim().toLowerCase()
    const next = localPath(door.field(request, 'next'))
    if (door.forged(request)) {
      await door.record(request, { what: 'refused', way: 'password', reason: 'forged', account: null })
      return door.start(request, reply, 403, { problem: PROBLEMS.forged, login, next })
    }
    const { identity } = door
    const db = identity.options.database.db
    const made = door.aTry(request, 'password', login)
    const wait = await countTry(db, identity.key, made, identity.now())
    if (wait !== null) {
      await door.record(request, { what: 'refused', way: 'password', reason: 'too-often', account: null })
      reply.header('retry-after', String(wait))
      return door.start(request, reply, 429, { problem: tooOften(wait, 'login'), login, next })
    }
    const answer = await checkPassword(door, request, login, door.field(request, 'password'))
    if ('refused' in answer) {
      await door.record(request, {
        what: 'refused',
        way: 'password',
        reason: answer.refused,
        account: answer.account,
      })
      return door.start(request, reply, 401, { problem: PROBLEMS.wrong, login, next })
    }
    await forgetTry(db, identity.key, made)
    await door.endOld(request)
    return goOn(door, request, reply, answer.response, next)
  })
}

/** To the code where an authenticator app is set up, else to setting up what is missing. */
function goOn(door: Door, request: FastifyRequest, reply: FastifyReply, response: Response, next: string) {
  const session = door.passCookies(request, reply, response)
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return reply.redirect((session ? '/login/setup' : '/login/code') + query, 303)
}

type Checked = { response: Response } | { refused: RefusalReason; account: string | null }

/** Whatever is wrong takes as long as a wrong password and looks the same from outside. */
async function checkPassword(
  door: Door,
  request: FastifyRequest,
  login: string,
  password: string,
): Promise<Checked> {
  const { identity } = door
  const rows = await readRows(
    AccountRow,
    sql`select id, disabled_at, password_temporary, password_until
    from identity_account where login = ${LOGIN.test(login) ? login : ''}`,
    identity.options.database.db,
  )
  const account = rows[0]
  const barred = account ? barredBy(account, identity.now()) : 'wrong'
  if (!account || barred || password === '' || password.length > PASSWORD_MAX) {
    await hashPassword(password.slice(0, PASSWORD_MAX))
    return { refused: barred ?? 'wrong', account: account?.id ?? null }
  }
  const response = await identity.auth.api.signInUsername({
    body: { username: login, password },
    headers: door.headersFor(request, []),
    asResponse: true,
  })
  return response.ok ? { response } : { refused: 'wrong', account: account.id }
}

const AccountRow = z.object({
  id: z.string(),
  disabled_at: z.date().nullable(),
  password_temporary: z.boolean(),
  password_until: z.date().nullable(),
})
type AccountRow = z.infer<typeof AccountRow>

function barredBy(account: AccountRow, now: Date): RefusalReason | null {
  if (account.disabled_at) return 'disabled'
  const over = account.password_until !== null && account.password_until <= now
  return account.password_temporary && over ? 'initial-password-expired' : null
}
