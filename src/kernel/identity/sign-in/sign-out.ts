import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Door } from './door.ts'
import { PROBLEMS } from './login-view.ts'

/** Ends the session (退出登录) in the database and in the browser, and leads to the home page. */
export function signOut(app: FastifyInstance, door: Door): void {
  app.post('/logout', async (request, reply) => {
    const { identity } = door
    const session = await identity.sessionOf(request)
    if (door.forged(request)) {
      return door.start(request, reply, 403, { problem: PROBLEMS.forged })
    }
    const token = identity.tokenOf(request)
    if (token) {
      await sql`delete from identity_session where token = ${token}`.execute(identity.options.database.db)
    }
    if (session) {
      await door.record(request, {
        what: 'signed-out',
        way: 'password',
        reason: null,
        account: session.account,
      })
    }
    reply.header('set-cookie', identity.cookies.line(request, 'haihe.session', '', 0))
    return reply.redirect('/', 303)
  })
}
